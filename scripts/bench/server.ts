import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import type { Credentials } from '../../src/kernel/call.ts';
import { signHeaders } from '../../src/wire/sigv4/sign.ts';
import { signingTimestamp } from '../../src/wire/sigv4/timestamp.ts';
import { type Benchmark, bareNode, median, type Row, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const clients = 32;
const seconds = 4;
const instances = 1000;

/** What the unit is: the least that a server in Node can do. */
const helloWorld = `require('node:http').createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1', function () {
  console.log('http://127.0.0.1:' + this.address().port);
});`;

/** A server in a process of its own. */
interface Server {
  readonly url: string;
  /** Milliseconds from the start of its process until it said where it listens. */
  readonly ready: number;
  readonly child: ChildProcess;
}

async function startServer(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { url, ready: performance.now() - start, child };
}

async function stopServer({ child }: Server): Promise<void> {
  child.removeAllListeners('exit');
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await over;
}

/** A call, before it is signed. */
interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** A request as bytes: a client that makes them anew each time would be what is measured. Its signature is good for a quarter of an hour. */
function bytesOf(url: string, credentials: Credentials, { service, method, path, body = '' }: Call): Buffer {
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
class Connection {
  private readonly socket: net.Socket;
  private held = '';
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
    const end = this.held.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = this.isHead ? 0 : Number(/content-length: (\d+)/i.exec(this.held)?.[1] ?? 0);
    if (this.held.length < end + 4 + length) return;
    const answer = this.held;
    this.held = '';
    if (!/^HTTP\/1\.1 2/.test(answer)) throw new Error(`the server refused: ${answer.slice(0, 400)}`);
    this.answered?.(answer);
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Asks from as many clients as there are for so long. @returns how many were answered each second */
async function rateOf(url: string, requests: readonly Buffer[], duration: number): Promise<number> {
  const start = performance.now();
  const end = start + duration;
  let count = 0;
  const client = async (): Promise<void> => {
    const connection = new Connection(url);
    while (performance.now() < end) {
      count += 1;
      const request = requests[count % requests.length];
      if (request !== undefined) await connection.ask(request);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - start) / 1000);
}

/** Both servers in turns, so that what the machine does besides falls on both. */
async function ratio(nimbi: Server, bare: Server, request: (url: string) => Buffer): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round <= 4; round += 1) {
    const ours = await rateOf(nimbi.url, [request(nimbi.url)], (seconds * 1000) / 4);
    const theirs = await rateOf(bare.url, [request(bare.url)], (seconds * 1000) / 4);
    if (round > 0) ratios.push(ours / theirs);
  }
  return median(ratios);
}

async function timeOf(url: string, request: Buffer): Promise<number> {
  const connection = new Connection(url);
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now();
    await connection.ask(request);
    if (round > 4) times.push(performance.now() - start);
  }
  connection.close();
  return median(times);
}

/** The admin's access key, as the home's profile has it. */
function adminOf(folder: string): Credentials {
  const text = readFileSync(join(folder, 'aws/credentials'), 'utf8');
  const value = (name: string): string => new RegExp(`^${name}\\s*=\\s*(\\S+)`, 'm').exec(text)?.[1] ?? '';
  return { accessKeyId: value('aws_access_key_id'), secretAccessKey: value('aws_secret_access_key') };
}

/** Resident memory of a process, in MiB, where the system tells. */
function memoryOf({ child }: Server): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

const query = (service: string, version: string, action: string, rest = ''): Call => ({
  service,
  method: 'POST',
  path: '/',
  body: `Action=${action}&Version=${version}${rest}`,
});

async function readiness(home: BenchHome, runs: number): Promise<number> {
  const ratios: number[] = [];
  const { args, env } = home.command('serve --port 0');
  for (let round = 0; round <= Math.min(runs, 7); round += 1) {
    const bare = await timed(bareNode);
    const server = await startServer(args, env);
    await stopServer(server);
    if (round > 0) ratios.push(server.ready / bare);
  }
  return median(ratios);
}

async function measured(home: BenchHome, nimbi: Server, bare: Server): Promise<readonly Row[]> {
  const credentials = adminOf(home.folder);
  const idle = memoryOf(nimbi);
  const call = (made: Call) => (url: string) => bytesOf(url, credentials, made);
  const one = async (made: Call): Promise<string> => {
    const connection = new Connection(nimbi.url);
    const answer = await connection.ask(call(made)(nimbi.url));
    connection.close();
    return answer;
  };
  const bucket = '/cat-photos-bench';
  await one({ service: 's3', method: 'PUT', path: bucket });
  await one({ service: 's3', method: 'PUT', path: `${bucket}/tom.jpg`, body: 'meow' });
  const whoAmI = await ratio(nimbi, bare, call(query('sts', '2011-06-15', 'GetCallerIdentity')));
  const head = await ratio(nimbi, bare, call({ service: 's3', method: 'HEAD', path: `${bucket}/tom.jpg` }));
  const puts = Array.from({ length: 1000 }, (_, index) =>
    call({ service: 's3', method: 'PUT', path: `${bucket}/photos/${index}.txt`, body: 'x'.repeat(1024) })(nimbi.url),
  );
  await rateOf(nimbi.url, puts, 1000);
  const put = await rateOf(nimbi.url, puts, seconds * 1000);
  const image = encodeURIComponent('resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64');
  await one(query('ec2', '2016-11-15', 'RunInstances', `&ImageId=${image}&InstanceType=t3.micro&MinCount=${instances}&MaxCount=${instances}`));
  const describe = await timeOf(nimbi.url, call(query('ec2', '2016-11-15', 'DescribeInstances'))(nimbi.url));
  return [
    { what: 'signed GetCallerIdentity / bare node:http', value: whoAmI * 100, unit: '%', must: { atLeast: 15 }, aim: 25 },
    { what: 'signed HeadObject / bare node:http', value: head * 100, unit: '%', must: { atLeast: 15 }, aim: 25 },
    { what: `durable PutObject of 1 KiB over HTTP, ${clients} clients`, value: put, unit: '/s', must: { atLeast: 2000 }, aim: 4000 },
    { what: `describe ${instances} instances over HTTP`, value: describe, unit: 'ms', must: { atMost: 60 } },
    ...(idle === undefined ? [] : [{ what: 'idle memory of the server', value: idle, unit: 'MiB', must: { atMost: 90 } }]),
  ];
}

/** The built server, in a process of its own, with its clouds on disk. */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome(async (home) => {
      const ready = await readiness(home, runs);
      const { args, env } = home.command('serve --port 0');
      const nimbi = await startServer(args, env);
      const bare = await startServer(['-e', helloWorld]);
      try {
        const rows = await measured(home, nimbi, bare);
        return [{ what: 'server ready / bare Node', value: ready, unit: '×', must: { atMost: 2.5 } }, ...rows];
      } finally {
        await Promise.all([stopServer(nimbi), stopServer(bare)]);
      }
    }),
};
