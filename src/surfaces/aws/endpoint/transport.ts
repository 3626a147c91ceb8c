import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Headers } from '../../../wire/protocols/message.ts';
import { CommandLineError, Interrupted, TransportError } from '../errors.ts';

/** How requests reach an endpoint. Times are in seconds, 0 for as long as it takes. */
export interface TransportOptions {
  readonly connectTimeout: number;
  readonly readTimeout: number;
  readonly verifySsl: boolean;
  /** A file of certificates that are trusted besides the system's. */
  readonly caBundle?: string;
  readonly signal?: AbortSignal;
}

/** A request, ready to be written. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: URL;
  /** Path and query exactly as they were signed: a URL would take dots out of them. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** What came back; the body is still on its way. */
export interface IncomingAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/** The AWS CLI's own words for what goes wrong on the way. Source: botocore/exceptions.py, 1.43.11. */
const wordings = {
  connect: (url: string) => `Could not connect to the endpoint URL: "${url}"`,
  connectTimeout: (url: string) => `Connect timeout on endpoint URL: "${url}"`,
  readTimeout: (url: string) => `Read timeout on endpoint URL: "${url}"`,
  closed: (url: string) => `Connection was closed before we received a valid response from endpoint URL: "${url}".`,
  ssl: (url: string, reason: string) => `SSL validation failed for ${url} ${reason}`,
} as const;

const tlsCodes = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function refusalOf(error: unknown, url: string, midway: boolean): CommandLineError {
  if (error instanceof CommandLineError) return error;
  const code = codeOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  const words = tlsCodes.test(code) ? wordings.ssl(url, reason) : code === 'ECONNRESET' || code === 'EPIPE' ? wordings.closed(url) : wordings.connect(url);
  return new TransportError(words, false, midway);
}

/** Ends a request whose connection, or whose next bytes, take too long. @returns gives what to say of it where it was ended so */
function watchTimeouts(request: http.ClientRequest, url: string, { connectTimeout, readTimeout }: TransportOptions): () => CommandLineError | undefined {
  let ended: CommandLineError | undefined;
  let begun = false;
  request.once('response', () => {
    begun = true;
  });
  const end = (words: string): void => {
    ended = new TransportError(words, true, begun);
    request.destroy(ended);
  };
  request.on('socket', (socket) => {
    if (socket.connecting && connectTimeout > 0) {
      const timer = setTimeout(() => end(wordings.connectTimeout(url)), connectTimeout * 1000);
      const stop = (): void => clearTimeout(timer);
      for (const event of ['connect', 'close', 'error']) socket.once(event, stop);
    }
  });
  // Not the socket's own timeout: it serves many requests, and would gather a listener of each.
  if (readTimeout > 0) request.setTimeout(readTimeout * 1000, () => end(wordings.readTimeout(url)));
  return () => ended;
}

function readBundle(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // botocore's own sentence, from urllib3's.
    throw new CommandLineError('general', `Could not find a suitable TLS CA certificate bundle, invalid path: ${path}`);
  }
}

/** Where a body comes from, which remembers what went wrong with it. */
class Source {
  fault: unknown;

  constructor(private readonly body: AsyncIterable<Uint8Array>) {}

  async *bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.body;
    } catch (error) {
      this.fault = error;
      throw error;
    }
  }
}

/** Sends requests to endpoints, over connections that are kept while there is more to send. */
export class Transport {
  private readonly agents: Readonly<Record<string, http.Agent>>;

  constructor(private readonly options: TransportOptions) {
    const { verifySsl, caBundle } = options;
    const tls = { rejectUnauthorized: verifySsl, ...(caBundle !== undefined && verifySsl && { ca: readBundle(caBundle) }) };
    this.agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true, ...tls }) };
  }

  /** @throws a CommandLineError when no answer came, Interrupted after Ctrl-C, what the body throws when it can't be read */
  async send({ method, url, target, headers, body }: OutgoingRequest): Promise<IncomingAnswer> {
    const shown = `${url.origin}${target}`;
    const { signal } = this.options;
    const { request: start } = url.protocol === 'https:' ? https : http;
    const agent = this.agents[url.protocol];
    const source = body instanceof Uint8Array ? undefined : new Source(body);
    try {
      const request = start({
        method,
        protocol: url.protocol,
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path: target,
        headers: { ...headers },
        ...(agent !== undefined && { agent }),
        ...(signal !== undefined && { signal }),
      });
      const timedOut = watchTimeouts(request, shown, this.options);
      const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
      // A refusal may come before the body has gone out, and then matters more than that it has not.
      const written = pipeline(source?.bytes() ?? Readable.from([body]), request).catch(() => undefined);
      const [response] = await answered;
      await Promise.race([written, once(response, 'readable'), once(response, 'end')]);
      return {
        status: response.statusCode ?? 0,
        headers: flat(response.headers),
        body: this.chunks(response, (error) => timedOut() ?? refusalOf(error, shown, true)),
      };
    } catch (error) {
      if (signal?.aborted) throw new Interrupted();
      // A request whose body can't be read breaks off: that is not the endpoint's fault.
      if (source?.fault !== undefined) throw source.fault;
      throw refusalOf(error, shown, false);
    }
  }

  private async *chunks(response: http.IncomingMessage, inWords: (error: unknown) => CommandLineError): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of response) yield chunk;
    } catch (error) {
      if (this.options.signal?.aborted) throw new Interrupted();
      throw inWords(error);
    }
  }
}

const flat = (headers: http.IncomingHttpHeaders): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]));
