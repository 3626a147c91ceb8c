import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import { createCloud } from '../../src/engine/open-cloud.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import type { Io } from '../../src/surfaces/aws/io.ts';
import { homeWorld } from '../../src/surfaces/completion/home-world.ts';
import { completeLine } from '../../src/surfaces/shell/complete-line.ts';
import type { ShellDeps } from '../../src/surfaces/shell/deps.ts';
import { Shell } from '../../src/surfaces/shell/shell.ts';
import { makePrivateFolder } from '../../src/surfaces/shell/system/private-folder.ts';
import { promptWords } from '../../src/surfaces/shell/words/words.ts';
import { repository } from '../support/repository.ts';
import { type Benchmark, bareNode, inTurns, median, medianRatio, type Row, timed } from './measure.ts';
import { withHome } from './nimbi.ts';
import { PseudoTerminal } from './pseudo-terminal.ts';

const data = fileDataSource(join(repository, 'dist/data'));
const models = loadModels(data);

/** A shell over a cloud in memory, and when it first wrote something. */
async function shellInMemory(folder: string): Promise<{ readonly shell: Shell; readonly cloud: Cloud; wrote(): number; remove(): void }> {
  const clock = { start: 0, madeAt: 0, still: true, advanced: 0 };
  const parts = { store: memoryStore(), blobs: memoryBlobs(), clock: systemClock, data, models, registry };
  const cloud = await createCloud(parts, { seed: 'bench', accountId: '123456789012', journal: 'bounded', clock });
  const { accessKeyId, secretAccessKey } = await createAdmin(cloud);
  let first = Number.NaN;
  const output = {
    isTTY: false,
    write: (): void => {
      if (Number.isNaN(first)) first = performance.now();
    },
  };
  const unused = (): never => {
    throw new Error('The benchmark does not go there.');
  };
  const deps: ShellDeps = {
    io: { stdout: output, stderr: output, stdin: { isTTY: false, async *[Symbol.asyncIterator]() {} }, env: {}, cwd: folder, sleep: async () => undefined },
    plain: true,
    cloudName: 'bench',
    profile: 'default',
    historyFile: join(folder, 'history'),
    configFile: join(folder, 'config'),
    credentialsFile: join(folder, 'credentials'),
    launch: { node: process.execPath, launcher: '', env: {} },
    openCloud: async () => cloud,
    awsEnvironment: (onCall) => ({
      models,
      data,
      openCloud: async () => cloud,
      configFolder: folder,
      simulated: (service, operation) => Object.hasOwn(registry[service]?.operations ?? {}, operation),
      simulatedOperations: (service) => Object.keys(registry[service]?.operations ?? {}),
      surface: 'shell',
      version: '0',
      onCall,
    }),
    isOwnVerb: () => false,
    runOwnVerb: unused,
    completionWorld: unused,
    openTerminal: unused,
    interruptible: (run) => run(new AbortController().signal),
  };
  const privateFolder = makePrivateFolder(deps.launch);
  const shell = new Shell(deps, privateFolder, { stdin: deps.io.stdin satisfies Io['stdin'] });
  shell.export({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: 'us-east-1' });
  const wrote = (): number => {
    const moment = first;
    first = Number.NaN;
    return moment;
  };
  return { shell, cloud, wrote, remove: privateFolder.remove };
}

/** Milliseconds until the answers to lines begin, and until completion answers, in one process. */
async function inProcess(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-bench-'));
  const { shell, cloud, wrote, remove } = await shellInMemory(folder);
  const world = homeWorld({ models, data, configFolder: folder, env: {}, cwd: folder, clouds: () => [], cloud: async () => cloud });
  const answer = async (line: string): Promise<number> => {
    const start = performance.now();
    await shell.run(line, new AbortController().signal);
    return wrote() - start;
  };
  const completion = async (line: string): Promise<number> => {
    const start = performance.now();
    await completeLine(line, promptWords, world);
    return performance.now() - start;
  };
  const repeated = async (measure: (line: string) => Promise<number>, line: string): Promise<number> => {
    const times: number[] = [];
    // The first of a service loads it.
    for (let turn = 0; turn <= runs; turn++) times.push(await measure(line));
    return median(times.slice(1));
  };
  try {
    await shell.run('aws s3api create-bucket --bucket cat-photos-4821', new AbortController().signal);
    return [
      { what: 'nimbi shell: aws sts get-caller-identity', value: await repeated(answer, 'aws sts get-caller-identity'), unit: 'ms', must: { atMost: 20 } },
      { what: 'nimbi shell: aws s3 ls', value: await repeated(answer, 'aws s3 ls'), unit: 'ms', must: { atMost: 20 } },
      {
        what: 'nimbi shell: TAB after aws ec2 run-instances --',
        value: await repeated(completion, 'aws ec2 run-instances --'),
        unit: 'ms',
        must: { atMost: 30 },
      },
      { what: 'nimbi shell: TAB after aws s3 ls s3://', value: await repeated(completion, 'aws s3 ls s3://'), unit: 'ms', must: { atMost: 30 } },
    ];
  } finally {
    remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds at a real terminal, from a key to what it shows, on a cloud that is on disk. */
const atTerminal = (runs: number): Promise<Row[]> =>
  withHome(async ({ command }) => {
    await timed(command('s3 mb s3://cat-photos-4821'));
    const terminal = new PseudoTerminal(command('shell --plain'));
    const prompt = 'us-east-1> ';
    const echo = async (): Promise<number> => {
      const time = await terminal.press('q', 'q');
      await terminal.press('\u0015', prompt);
      return time;
    };
    const answer = (line: string, begins: string) => async (): Promise<number> => {
      await terminal.press(line, line.slice(-1));
      await pause(50);
      const time = await terminal.press('\r', begins);
      await terminal.shows(prompt);
      return time;
    };
    const repeated = async (measure: () => Promise<number>): Promise<number> => {
      const times: number[] = [];
      for (let turn = 0; turn <= runs; turn++) times.push(await measure());
      return median(times.slice(1));
    };
    try {
      await terminal.shows(prompt);
      return [
        { what: 'nimbi shell at a terminal: echo of a key', value: await repeated(echo), unit: 'ms', must: { atMost: 30 } },
        {
          what: 'nimbi shell at a terminal: aws sts get-caller-identity',
          value: await repeated(answer('aws sts get-caller-identity', '{')),
          unit: 'ms',
          must: { atMost: 20 },
        },
        { what: 'nimbi shell at a terminal: aws s3 ls', value: await repeated(answer('aws s3 ls', 'cat-photos')), unit: 'ms', must: { atMost: 20 } },
      ];
    } finally {
      await terminal.close();
    }
  });

const callbacks = {
  operations: '__complete zsh -- iam create-',
  flags: '__complete zsh -- ec2 run-instances --',
  names: '__complete zsh -- iam get-user --user-name a',
  buckets: '__complete zsh -- s3 ls s3://',
} as const;

/** What a shell waits for when the completion key is pressed: whole processes, in units of a bare Node. */
const asCallback = (runs: number): Promise<Row[]> =>
  withHome(async ({ command }) => {
    const commands = {
      bare: bareNode,
      operations: command(callbacks.operations),
      flags: command(callbacks.flags),
      names: command(callbacks.names),
      buckets: command(callbacks.buckets),
    };
    const times = await inTurns(commands, runs);
    return (['operations', 'flags', 'names', 'buckets'] as const).map((name) => ({
      what: `completion of ${name}`,
      value: medianRatio(times[name], times.bare),
      unit: '× bare node',
      must: { atMost: 1.5 },
    }));
  });

/** The shell in the terminal, and completion in other shells. */
export const benchmark: Benchmark = { run: async (runs) => [...(await inProcess(runs)), ...(await atTerminal(runs)), ...(await asCallback(runs))] };
