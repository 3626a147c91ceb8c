import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from '../../src/kernel/aws-error.ts';
import type { Credentials } from '../../src/kernel/call.ts';
import { isBlobRef } from '../../src/kernel/journal.ts';
import { loadCodec } from '../../src/wire/protocols/codec.ts';
import { parseQuery } from '../../src/wire/protocols/form.ts';
import type { Headers, WireRequest, WireResponse } from '../../src/wire/protocols/message.ts';
import { isStreaming } from '../../src/wire/protocols/rest-bindings.ts';
import { routerOf } from '../../src/wire/protocols/router.ts';
import { canonicalRequest, sha256Hex } from '../../src/wire/sigv4/canonical.ts';
import { signatureOf, stringToSign } from '../../src/wire/sigv4/signature.ts';
import { models } from '../models/all-models.ts';
import type { TestCloud } from '../support/cloud.ts';

/** A server of a cloud's services on this machine, as far as a test of the client needs one. */
export interface Serving {
  readonly url: string;
  /** The requests that came, in order. */
  readonly requests: readonly { readonly method: string; readonly target: string; readonly headers: Headers; readonly size: number }[];
  close(): Promise<void>;
}

const authorization = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Whether a request is signed as its own contents say it should be. */
function verified(request: WireRequest, secretAccessKey: string): boolean {
  const [, , region = '', service = '', names = '', signature = ''] = authorization.exec(request.headers.authorization ?? '') ?? [];
  const payloadHash = request.headers['x-amz-content-sha256'] ?? sha256Hex(request.body as Uint8Array);
  const canonical = canonicalRequest({ ...request, payloadHash }, names.split(';'), service);
  return (
    signatureOf(
      secretAccessKey,
      { timestamp: request.headers['x-amz-date'] ?? '', region, service },
      stringToSign({ timestamp: request.headers['x-amz-date'] ?? '', region, service }, canonical),
    ) === signature
  );
}

async function bytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

async function answer(cloud: TestCloud, request: WireRequest, secrets: ReadonlyMap<string, string>): Promise<WireResponse> {
  const [, accessKeyId, region = 'us-east-1', signingName = 's3'] = authorization.exec(request.headers.authorization ?? '') ?? [];
  const service = models
    .services()
    .flatMap((name) => models.service(name) ?? [])
    .find((candidate) => candidate.signingName === signingName);
  if (service === undefined) throw new Error(`No service ${signingName}.`);
  const codec = await loadCodec(service.protocol);
  const facts = { requestId: 'request-1', hostId: 'host-1' };
  const secretAccessKey = secrets.get(accessKeyId ?? '');
  if (accessKeyId !== undefined && (secretAccessKey === undefined || !verified(request, secretAccessKey))) {
    return codec.encodeError({ service }, new AwsError('SignatureDoesNotMatch', 'The signature does not match.', 403), facts);
  }
  const name = routerOf(models, service).operationOf(request);
  const model = name === undefined ? undefined : models.operation(service.service, name);
  if (model === undefined) return codec.encodeError({ service }, new AwsError('InvalidAction', 'There is no such operation.', 400), facts);
  const input = codec.decodeRequest({ service, model }, request);
  const credentials: Credentials | undefined = accessKeyId === undefined ? undefined : { accessKeyId, secretAccessKey: secretAccessKey ?? '' };
  const result = await cloud.call(service.service, model.name, input, { as: credentials ?? 'anonymous', region });
  if (!result.ok) return codec.encodeError({ service, model }, result.error, facts);
  const response = codec.encodeResponse({ service, model }, result.output, facts);
  return isStreaming(model, model.output) && isBlobRef(response.body)
    ? { ...response, body: await bytes(cloud.cloud.body(response.body, response.body.range)) }
    : response;
}

/** Serves a cloud. `secrets` are those of the access keys that sign. */
export async function serve(cloud: TestCloud, secrets: ReadonlyMap<string, string>): Promise<Serving> {
  const requests: { method: string; target: string; headers: Headers; size: number }[] = [];
  const server = http.createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const [path = '', query = ''] = url.split('?', 2);
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    bytes(incoming)
      .then((body) => {
        requests.push({ method, target: url, headers: plain, size: body.length });
        return answer(cloud, { method, path, query: parseQuery(query), headers: plain, body }, secrets);
      })
      .catch((error: unknown) => ({ status: 500, headers: {}, body: Buffer.from(String(error)) }))
      .then(
        ({ status, headers: answered, body }) => {
          outgoing.writeHead(status, answered);
          outgoing.end(method === 'HEAD' ? undefined : body);
        },
        () => outgoing.destroy(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
