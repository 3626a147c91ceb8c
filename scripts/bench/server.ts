import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../../src/kernel/call.ts';
import { askOften, bytesOf, type Call, Connection, clients, rateOf } from './http-clients.ts';
import { type Benchmark, bareNode, median, type Row, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const seconds = 4;
const instances = 1000;

/** Over so many calls memory must be flat. It is looked at once in so many of them. */
const manyCalls = 100_000;
const callsBetweenLooks = 10_000;

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

/** Memory of a process, in MiB, where the system tells: all that is resident, or what of it is no file's. */
function memoryOf({ child }: Server, which: 'VmRSS' | 'RssAnon'): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = new RegExp(`^${which}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/**
 * How much more memory a server has in the later half of many small calls than in the earlier one: of its own memory, as the pages of its
 * store are the system's to take back, the least, as garbage comes and goes.
 */
async function growth(server: Server, requests: readonly Buffer[]): Promise<readonly Row[]> {
  // Until then V8 finds out how much room it needs.
  await askOften(server.url, requests, callsBetweenLooks);
  const looks: number[] = [];
  for (let calls = 0; calls < manyCalls; calls += callsBetweenLooks) {
    await askOften(server.url, requests, callsBetweenLooks);
    const memory = memoryOf(server, 'RssAnon');
    if (memory === undefined) return [];
    looks.push(memory);
  }
  const earlier = Math.min(...looks.slice(0, looks.length / 2));
  const later = Math.min(...looks.slice(looks.length / 2));
  return [{ what: `memory over ${manyCalls} small calls, later half / earlier`, value: later / earlier, unit: '×', must: { atMost: 1.1 } }];
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
  const idle = memoryOf(nimbi, 'VmRSS');
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
  const whoAmI = call(query('sts', '2011-06-15', 'GetCallerIdentity'));
  const head = call({ service: 's3', method: 'HEAD', path: `${bucket}/tom.jpg` });
  const ratios = { whoAmI: await ratio(nimbi, bare, whoAmI), head: await ratio(nimbi, bare, head) };
  const memory = await growth(nimbi, [whoAmI(nimbi.url), head(nimbi.url)]);
  const puts = Array.from({ length: 1000 }, (_, index) =>
    call({ service: 's3', method: 'PUT', path: `${bucket}/photos/${index}.txt`, body: 'x'.repeat(1024) })(nimbi.url),
  );
  await rateOf(nimbi.url, puts, 1000);
  const put = await rateOf(nimbi.url, puts, seconds * 1000);
  const image = encodeURIComponent('resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64');
  await one(query('ec2', '2016-11-15', 'RunInstances', `&ImageId=${image}&InstanceType=t3.micro&MinCount=${instances}&MaxCount=${instances}`));
  const describe = await timeOf(nimbi.url, call(query('ec2', '2016-11-15', 'DescribeInstances'))(nimbi.url));
  return [
    { what: 'signed GetCallerIdentity / bare node:http', value: ratios.whoAmI * 100, unit: '%', must: { atLeast: 15 }, aim: 25 },
    { what: 'signed HeadObject / bare node:http', value: ratios.head * 100, unit: '%', must: { atLeast: 15 }, aim: 25 },
    { what: `durable PutObject of 1 KiB over HTTP, ${clients} clients`, value: put, unit: '/s', must: { atLeast: 2000 }, aim: 4000 },
    { what: `describe ${instances} instances over HTTP`, value: describe, unit: 'ms', must: { atMost: 60 } },
    ...(idle === undefined ? [] : [{ what: 'idle memory of the server', value: idle, unit: 'MiB', must: { atMost: 90 } }]),
    ...memory,
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
