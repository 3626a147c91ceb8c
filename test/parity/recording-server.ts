import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { loadCodec } from '../../src/wire/protocols/codec.ts';
import { parseQuery } from '../../src/wire/protocols/form.ts';
import type { Headers, Query, WireRequest, WireResponse } from '../../src/wire/protocols/message.ts';
import { routerOf } from '../../src/wire/protocols/router.ts';
import { models } from '../models/all-models.ts';
import { withFractions, withZeros } from './as-aws-writes.ts';
import type { ClientModels } from './client-models.ts';
import { type AnswerKind, answerOf } from './sample-output.ts';

/** A request as it came in. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Answers every request with a sample of what its operation gives, and keeps what came, by case. */
export interface RecordingServer {
  readonly url: string;
  /** Says that what comes from now on belongs to a case. A client in another process says so by `POST /-/case/NUMBER`. */
  begin(number: number): void;
  requestsOf(number: number): readonly Recorded[];
  close(): Promise<void>;
}

const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/;

/** The service that a request is for: by the name it is signed for, S3 Control by its path. */
function serviceOf({ headers, path, body }: Recorded): string {
  const signingName = scope.exec(headers.authorization ?? '')?.[1];
  if (signingName === undefined) return Buffer.from(body).includes('Action=') ? 'sts' : path.startsWith('/v1/') ? 'signin' : 's3';
  if (signingName === 's3' || signingName === 's3express') return path.startsWith('/v20180820/') || 'x-amz-account-id' in headers ? 's3control' : 's3';
  return models.services().find((name) => models.service(name)?.signingName === signingName) ?? signingName;
}

/** What a server answers with: the kind by the case's number, and nothing that the client compared with cannot know. */
export interface Answers {
  readonly kinds: readonly AnswerKind[];
  readonly known: ClientModels;
}

const unroutable: WireResponse = { status: 400, headers: {}, body: new Uint8Array() };

async function answerTo(recorded: Recorded, kind: AnswerKind, turn: number, known: ClientModels): Promise<WireResponse> {
  const service = models.service(serviceOf(recorded));
  if (service === undefined) return unroutable;
  const request: WireRequest = recorded;
  const name = routerOf(models, service).operationOf(request);
  const model = name === undefined ? undefined : models.operation(service.service, name);
  if (model === undefined) return unroutable;
  const codec = await loadCodec(service.protocol);
  const facts = { requestId: 'request-1', hostId: 'host-1' };
  const answer = answerOf(kind, model, turn);
  if (answer instanceof AwsError) return codec.encodeError({ service, model }, answer, facts);
  const operation = known.operation(service.service, model.name);
  const shown = operation === undefined ? answer : (operation.output?.known(answer) ?? {});
  const output = withFractions(service.protocol, shown as Record<string, unknown>);
  return withZeros(service.protocol, codec.encodeResponse({ service, model }, output, facts));
}

/** Starts a server on this machine. */
export async function startRecording({ kinds, known }: Answers): Promise<RecordingServer> {
  const recorded = new Map<number, Recorded[]>();
  let current = -1;
  const take = async (incoming: http.IncomingMessage): Promise<WireResponse> => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const { method = '', url = '', headers } = incoming;
    const announced = /^\/-\/case\/(\d+)$/.exec(url)?.[1];
    if (announced !== undefined) {
      current = Number(announced);
      return { status: 200, headers: {}, body: new Uint8Array() };
    }
    const [path = '', query = ''] = url.split('?', 2);
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const request = { method, path, query: parseQuery(query), headers: plain, body: Buffer.concat(parts) };
    const before = recorded.get(current) ?? [];
    recorded.set(current, [...before, request]);
    return answerTo(request, kinds[current] ?? 'sample', before.length, known);
  };
  const server = http.createServer((incoming, outgoing) => {
    take(incoming).then(
      ({ status, headers, body }) => {
        const bytes = body as Uint8Array;
        outgoing.writeHead(status, { ...headers, ...(incoming.method !== 'HEAD' && { 'content-length': String(bytes.length) }) });
        outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
      },
      (error: unknown) => {
        outgoing.writeHead(500);
        outgoing.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin: (number) => {
      current = number;
    },
    requestsOf: (number) => recorded.get(number) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
