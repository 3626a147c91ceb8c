import { type SpawnOptions, spawn } from 'node:child_process';

/** A whole process to be timed. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** One line of the table: a figure beside what it must and shall reach. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly must?: { readonly atMost: number } | { readonly atLeast: number };
  readonly aim?: number;
}

/** A group of figures, measured together. */
export interface Benchmark {
  /** @param runs how often each process is run */
  run(runs: number): Promise<readonly Row[]>;
}

/** Node itself, doing nothing: the unit of all cold starts. */
export const bareNode: Command = { file: process.execPath, args: ['-e', '0'] };

/** Without what makes Node itself read a machine's certificates at each start, which would flatter every ratio to it. */
const { NODE_EXTRA_CA_CERTS: _certificates, ...environment } = process.env;

/**
 * Runs a command to its end.
 * @returns milliseconds from its start to its exit
 * @throws when it fails, with its arguments and what it said on stderr
 */
export function timed({ file, args, env }: Command): Promise<number> {
  const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'pipe'], env: { ...environment, ...env } };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, options);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(performance.now() - start) : reject(new Error(`${file} ${args.join(' ')} exited with ${code}: ${said}`)),
    );
  });
}

/** Times commands in turns, so that what the machine does besides falls on all alike. The first round is not counted. */
export async function inTurns<Name extends string>(commands: Readonly<Record<Name, Command>>, runs: number): Promise<Record<Name, number[]>> {
  const names = Object.keys(commands) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= runs; round++) {
    for (const name of names) {
      const time = await timed(commands[name]);
      if (round > 0) times[name].push(time);
    }
  }
  return times;
}

/** The middle value. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The middle of the ratios of runs that were made side by side. */
export const medianRatio = (times: readonly number[], units: readonly number[]): number =>
  median(times.map((time, index) => time / (units[index] ?? Number.NaN)));
