import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '../../kernel/aws-error.ts';
import { parseQuery } from '../../wire/protocols/form.ts';
import type { Headers, Query } from '../../wire/protocols/message.ts';

/** A request as it came, taken apart. Nothing of its body has been read. */
export interface Received {
  readonly method: string;
  /** Percent-encoded, beginning with a slash. */
  readonly path: string;
  readonly query: Query;
  /** Names in lower case; one that came several times has its values joined by commas. */
  readonly headers: Headers;
  /** The address it came from. */
  readonly ip: string;
  /** The bytes of its body, as they come; whoever waits for leave to send them is given it at the first. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Hands its bytes over as they come, which is quicker than by `body` where all of them are wanted. */
  readonly pour: (take: (chunk: Uint8Array) => void) => Promise<void>;
  /** Whether its sender still waits for leave. */
  readonly waits: () => boolean;
}

/** A body up to this many bytes is read whole before the first of it is handed on: an iterator over a stream takes longer than to read so much. */
const shortBody = 64 * 1024;

/** More headers than this nobody needs. */
const mostHeaders = 500;

/** Takes a request apart. @throws AwsError for one that can't be meant */
export function receive(request: IncomingMessage, response: ServerResponse): Received {
  const { method = 'GET', url = '/' } = request;
  const target = url.startsWith('/') ? url : originForm(url);
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  if (!isWellEncoded(path)) throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400);
  const headers = headersOf(request.rawHeaders);
  let waiting = headers.expect?.toLowerCase() === '100-continue';
  const giveLeave = (): void => {
    if (!waiting) return;
    waiting = false;
    response.writeContinue();
  };
  const comesNone = (headers['content-length'] ?? '0') === '0' && headers['transfer-encoding'] === undefined;
  const pourInto: Received['pour'] = async (take) => {
    giveLeave();
    if (!comesNone) await pour(request, take);
  };
  const body = async function* (): AsyncGenerator<Uint8Array> {
    if (comesNone || Number(headers['content-length']) <= shortBody) {
      const parts: Uint8Array[] = [];
      await pourInto((part) => parts.push(part));
      yield* parts;
      return;
    }
    giveLeave();
    // Whoever stops reading still has to answer, on the same connection: what comes after is read and dropped with the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
  };
  return {
    method,
    path,
    query: at < 0 ? [] : parseQuery(target.slice(at + 1)),
    headers,
    ip: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    body: { [Symbol.asyncIterator]: body },
    pour: pourInto,
    waits: () => waiting,
  };
}

/** @param take may throw, to have no more */
function pour(request: IncomingMessage, take: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Uint8Array) => {
      try {
        take(chunk);
      } catch (error) {
        request.removeAllListeners('data').resume();
        reject(error);
      }
    });
    request.once('end', resolve);
    request.once('error', reject);
    // It comes after every end, too, and an error that nobody reads takes as long to make as the rest of this.
    request.once('close', () => {
      if (!request.readableEnded) reject(new Error('The request was broken off.'));
    });
  });
}

/** What a proxy's request says beside its host. */
function originForm(url: string): string {
  const [, path = '/'] = /^https?:\/\/[^/?]*(.*)$/i.exec(url) ?? [];
  return path.startsWith('/') ? path : `/${path}`;
}

/** Whether every percent sign begins an encoded byte, and the bytes are text in UTF-8. */
function isWellEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function headersOf(raw: readonly string[]): Headers {
  if (raw.length > mostHeaders * 2) {
    throw new AwsError('RequestHeaderSectionTooLarge', 'Your request header section exceeds the maximum allowed size.', 400);
  }
  // Not an ordinary object: a header may have the name of one of its members.
  const headers: Record<string, string> = Object.create(null);
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before},${value}`;
  }
  return headers;
}

/**
 * Reads a body that has to be whole.
 * @throws AwsError where it is longer than `most`, or shorter than it said
 */
export async function wholeBodyOf({ pour: pourInto, headers }: Received, most: number): Promise<Uint8Array> {
  const tooLarge = () => new AwsError('RequestEntityTooLarge', 'The request is larger than this service takes.', 413);
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  await pourInto((chunk) => {
    size += chunk.length;
    if (size > most) throw tooLarge();
    parts.push(chunk);
  });
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
