import { createHash } from 'node:crypto';
import net from 'node:net';
import type { Credentials } from '../../src/kernel/call.ts';
import { signHeaders } from '../../src/wire/sigv4/sign.ts';
import { signingTimestamp } from '../../src/wire/sigv4/timestamp.ts';

/** So many clients ask at once. */
export const clients = 32;

/** A call, before it is signed. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** A request as bytes: a client that makes them anew each time would be what is measured. Its signature is good for a quarter of an hour. */
export function bytesOf(url: string, credentials: Credentials, { service, method, path, body = '' }: Call): Buffer {
  const headers = {
    host: new URL(url).host,
    ...(service !== 's3' && { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    ...(method !== 'GET' && method !== 'HEAD' && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const scope = { timestamp: signingTimestamp(Date.now()), region: 'us-east-1', service };
  const signed = signHeaders({ method, path, query: [], headers, payloadHash }, credentials, scope);
  const lines = Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** One connection, which sends a request when the last one was answered. */
export class Connection {
  private readonly socket: net.Socket;
  private held = '';
  /** How long the answer is that is coming in, once its headers are there. */
  private length: number | undefined;
  private answered: ((answer: string) => void) | undefined;
  private isHead = false;

  constructor(url: string) {
    const { port } = new URL(url);
    this.socket = net.connect(Number(port), '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.take(chunk));
  }

  ask(request: Buffer): Promise<string> {
    this.isHead = request[0] === 'H'.charCodeAt(0);
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(request);
    });
  }

  private take(chunk: string): void {
    this.held += chunk;
    this.length ??= this.lengthOfAnswer();
    if (this.length === undefined || this.held.length < this.length) return;
    const answer = this.held;
    this.held = '';
    this.length = undefined;
    if (!/^HTTP\/1\.1 2/.test(answer)) throw new Error(`the server refused: ${answer.slice(0, 400)}`);
    this.answered?.(answer);
  }

  /** Looked up once: to look through all of a long answer at each piece of it takes longer than the server does. */
  private lengthOfAnswer(): number | undefined {
    const end = this.held.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    return end + 4 + (this.isHead ? 0 : Number(/content-length: (\d+)/i.exec(this.held.slice(0, end))?.[1] ?? 0));
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Asks from as many clients as there are, as long as `more` says so. @returns how many were answered each second */
async function rateWhile(url: string, requests: readonly Buffer[], more: (asked: number) => boolean): Promise<number> {
  const start = performance.now();
  let count = 0;
  const client = async (): Promise<void> => {
    const connection = new Connection(url);
    while (more(count)) {
      count += 1;
      const request = requests[count % requests.length];
      if (request !== undefined) await connection.ask(request);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - start) / 1000);
}

/** Asks for so many milliseconds. @returns how many were answered each second */
export function rateOf(url: string, requests: readonly Buffer[], duration: number): Promise<number> {
  const end = performance.now() + duration;
  return rateWhile(url, requests, () => performance.now() < end);
}

/** Asks so often. */
export async function askOften(url: string, requests: readonly Buffer[], times: number): Promise<void> {
  await rateWhile(url, requests, (asked) => asked < times);
}
