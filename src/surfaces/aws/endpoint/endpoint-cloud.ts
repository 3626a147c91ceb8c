import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { Call, CallResult } from '../../../kernel/call.ts';
import type { BlobRef } from '../../../kernel/journal.ts';
import { unreadableAnswer } from '../../../messages/aws/endpoint.ts';
import { decodeInput } from '../../../models/decode.ts';
import { loadCodec } from '../../../wire/protocols/codec.ts';
import { formatQuery } from '../../../wire/protocols/form.ts';
import { type Codec, type Headers, isRefusal, type WireOperation, type WireRequest } from '../../../wire/protocols/message.ts';
import { isStreaming } from '../../../wire/protocols/rest-bindings.ts';
import { sha256Hex, unsignedPayload } from '../../../wire/sigv4/canonical.ts';
import { signHeaders } from '../../../wire/sigv4/sign.ts';
import { signingTimestamp } from '../../../wire/sigv4/timestamp.ts';
import { CommandLineError, Interrupted, RetriedRefusal, TransportError } from '../errors.ts';
import type { AnsweringCloud, AwsEnvironment } from '../io.ts';
import type { Session } from '../session/session.ts';
import { type ClientSettings, clientSettings } from './client-settings.ts';
import { prepareInput, readableKeys } from './prepare.ts';
import { verifiedBody } from './response-checksum.ts';
import { type Attempt, Retries } from './retries.ts';
import { isError, withExpiresText, withoutBadExpires } from './s3-answers.ts';
import { withBucketInHost } from './s3-host.ts';
import { TrailedBody } from './trailed-body.ts';
import { type IncomingAnswer, Transport } from './transport.ts';
import { travellingBody } from './travelling-body.ts';
import { parseEndpoint, refuseAws } from './url.ts';

/** The AWS CLI's timeouts, in seconds. */
const defaultTimeout = 60;

/** Answers are read whole up to this size, but for those that are streamed: more is no answer of AWS's. */
const largestAnswer = 256 * 1024 * 1024;

type Input = Readonly<Record<string, unknown>>;

/** A call on its way. */
interface Sent {
  readonly operation: WireOperation;
  readonly codec: Codec;
  readonly call: Call;
  readonly input: Input;
  readonly request: WireRequest;
  readonly url: URL;
  /** Names the call, however often it is tried. */
  readonly invocation: string;
}

const isChunks = (body: unknown): body is AsyncIterable<Uint8Array> => typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const seconds = (text: string | undefined): number => (text === undefined ? defaultTimeout : Math.max(0, Number(text)));

/** Answers calls by sending them over HTTP, signed. Calls of services without an endpoint are answered by the cloud. */
export class EndpointCloud implements AnsweringCloud {
  private readonly settings: ClientSettings;
  private readonly retries: Retries;
  private readonly transport: Transport;
  private readonly codecs = new Map<string, Promise<Codec>>();
  private tokens = 0;

  /** There is no cloud to ask: its id is the endpoint's, and its clock runs with this machine's. */
  readonly facts: AnsweringCloud['facts'] = { id: 'endpoint', clock: { start: 0, madeAt: 0, still: false, advanced: 0 } };

  /** @param endpointOf the URL that calls of a service go to */
  constructor(
    private readonly session: Session,
    private readonly environment: AwsEnvironment,
    private readonly endpointOf: (service: string) => string | undefined,
  ) {
    const { globals, io } = session;
    this.settings = clientSettings(session);
    this.retries = new Retries(this.settings.maxAttempts);
    const caBundle = globals.caBundle ?? session.variable('AWS_CA_BUNDLE') ?? session.setting('ca_bundle')?.value;
    this.transport = new Transport({
      connectTimeout: seconds(globals.connectTimeout),
      readTimeout: seconds(globals.readTimeout),
      verifySsl: globals.verifySsl !== false,
      ...(caBundle !== undefined && { caBundle }),
      ...(io.signal !== undefined && { signal: io.signal }),
    });
  }

  /** The machine's time: whoever checks a signature compares it with their own. */
  now(): number {
    if (this.session.io.now === undefined) throw new Error('A call over the network needs the time.');
    return this.session.io.now();
  }

  async *body(ref: BlobRef, range?: { readonly start: number; readonly end: number }): AsyncGenerator<Uint8Array> {
    yield* (await this.environment.openCloud()).body(ref, range);
  }

  async call(call: Call): Promise<CallResult> {
    const endpoint = this.endpointOf(call.service);
    const service = this.environment.models.service(call.service);
    const model = this.environment.models.operation(call.service, call.operation);
    if (endpoint === undefined || service === undefined || model === undefined) return (await this.environment.openCloud()).call(call);
    const url = parseEndpoint(endpoint);
    const operation = { service, model };
    const input = prepareInput(service.service, model, decodeInput(model, call.input), this.settings.responseChecksums, () => this.token(call));
    const codec = await this.codecOf(service.protocol);
    const written = encoded(codec, operation, input);
    const request = service.service === 's3' && this.settings.virtualHosts ? withBucketInHost(operation, written, url, input.Bucket) : written;
    const sent: Sent = { operation, codec, call, input, request, url, invocation: this.token(call) };
    return this.repeated(sent);
  }

  /** Tries a call until it goes well, is refused for good, or has been tried as often as it may be. */
  private async repeated(sent: Sent): Promise<CallResult> {
    const { io } = this.session;
    const { body } = sent.request;
    // A stream that is read can't be read again; a file can.
    const isRepeatable = body instanceof Uint8Array || 'size' in body;
    for (let number = 1; ; number += 1) {
      const attempt = await this.attempt(sent, number);
      const pause = isRepeatable ? this.retries.pause(attempt, number, (this.now() % 1000) / 1000) : undefined;
      if (pause === undefined) return this.ended(attempt, number);
      await io.sleep(pause);
      if (io.signal?.aborted) throw new Interrupted();
    }
  }

  private ended(attempt: Attempt, number: number): CallResult {
    if (attempt instanceof Error) throw attempt;
    if (attempt.ok) this.retries.succeeded(number);
    return attempt.ok || number < this.settings.maxAttempts ? attempt : { ...attempt, error: new RetriedRefusal(attempt.error, number - 1) };
  }

  private async attempt(sent: Sent, number: number): Promise<Attempt> {
    try {
      return await this.answerOf(sent, await this.send(sent, number));
    } catch (error) {
      if (error instanceof TransportError) return error;
      throw error;
    }
  }

  private codecOf(protocol: WireOperation['service']['protocol']): Promise<Codec> {
    const codec = this.codecs.get(protocol) ?? loadCodec(protocol);
    this.codecs.set(protocol, codec);
    return codec;
  }

  private async send({ operation, call, input, request, url, invocation }: Sent, attempt: number): Promise<IncomingAnswer> {
    if (!(request.body instanceof Uint8Array) && !isChunks(request.body)) throw new Error('A body that a cloud keeps cannot be sent.');
    const { hostPrefix = '' } = request;
    // An address has no names under it, and `localhost` none that every machine resolves: there the prefix is said, but not looked up.
    const prefixed = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? `${hostPrefix}${url.host}` : url.host;
    const { body, headers: more } = travellingBody(operation.model, input, { ...request, body: request.body }, this.settings.requestChecksums, url);
    const headers: Headers = {
      ...request.headers,
      host: prefixed,
      'user-agent': call.source.userAgent,
      'amz-sdk-invocation-id': invocation,
      'amz-sdk-request': attempt === 1 ? 'attempt=1' : `attempt=${attempt}; max=${this.settings.maxAttempts}`,
      ...more,
    };
    const path = `${url.pathname.replace(/\/+$/, '')}${request.path}`;
    const signed = this.signed(operation, call, { ...request, path, headers, body });
    const query = formatQuery(request.query);
    const target = query === '' ? path : `${path}?${query}`;
    const lookedUp = new URL(url);
    if (hostPrefix !== '' && prefixed !== url.host && !/(?:^|\.)localhost$/.test(url.hostname)) lookedUp.host = prefixed;
    // A prefix can make a host AWS's: `s3.amazonaws` before `com`.
    refuseAws(lookedUp);
    return this.transport.send({ method: request.method, url: lookedUp, target, headers: signed, body });
  }

  /** The headers with a signature, where the call and its operation are signed. */
  private signed({ service, model }: WireOperation, { credentials, region }: Call, { method, path, query, headers, body }: WireRequest): Headers {
    if (credentials === undefined || model.authtype === 'none') return headers;
    const unsigned = body instanceof TrailedBody ? 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' : unsignedPayload;
    const payloadHash = body instanceof Uint8Array && model.unsignedPayload !== true ? sha256Hex(body) : unsigned;
    const scope = { timestamp: signingTimestamp(this.now()), region, service: service.signingName };
    return signHeaders({ method, path, query, headers, payloadHash }, credentials, scope).headers;
  }

  private async answerOf({ operation, codec, call, input, url }: Sent, { status, headers, body }: IncomingAnswer): Promise<CallResult> {
    const { service, model } = operation;
    try {
      if (isRefusal(status)) return { ok: false, error: codec.decodeError({ status, headers, body: await whole(body) }) };
      const checked = verifiedBody(model, input, headers, body);
      const answer = isStreaming(model, model.output) ? checked : await whole(checked);
      if (service.service !== 's3') return { ok: true, output: codec.decodeResponse(operation, { status, headers, body: answer }) };
      if (answer instanceof Uint8Array && isError(answer)) return { ok: false, error: codec.decodeError({ status: 500, headers, body: answer }) };
      const output = codec.decodeResponse(operation, { status, headers: withoutBadExpires(headers), body: answer });
      return { ok: true, output: readableKeys(model.name, call.input, withExpiresText(headers, output)) };
    } catch (error) {
      if (error instanceof CommandLineError || error instanceof Interrupted) throw error;
      throw new CommandLineError('general', unreadableAnswer(url.href, error instanceof Error ? error.message : String(error)));
    }
  }

  /** A token that no other call has: by when it is made, by which process, which of its calls it is, and what it asks. */
  private token(call: Call): string {
    this.tokens += 1;
    const parts = [this.now(), process.pid, this.tokens, call.service, call.operation, JSON.stringify(call.input)];
    const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

/** Writes the request. What a path or host name cannot hold is the caller's fault. */
function encoded(codec: Codec, operation: WireOperation, input: Input): WireRequest {
  try {
    return codec.encodeRequest(operation, input);
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw new CommandLineError('paramValidation', `Parameter validation failed:\n${error instanceof Error ? error.message : String(error)}`);
  }
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error(`it is longer than ${largestAnswer} bytes.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
