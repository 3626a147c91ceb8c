import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = join(fileURLToPath(new URL('../..', import.meta.url)), 'bin', 'nimbi.js');

/** What a run of the built program came to. */
export interface ProgramRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a process of its own, without a terminal. */
export function nimbi(home: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProgramRun> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...args],
      { env: { PATH: process.env.PATH, NIMBI_HOME: home, ...env }, cwd: home, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

/** A run that has not ended yet: it can be written to, interrupted and killed. */
export interface StartedProgram {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it came to; the exit code is that of a shell, 128 more than the signal's number, where a signal ended it. */
  readonly ended: Promise<ProgramRun>;
}

/** Starts the built program in a process of its own, without a terminal. */
export function startNimbi(home: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): StartedProgram {
  const child = spawn(process.execPath, [launcher, ...args], { env: { PATH: process.env.PATH, NIMBI_HOME: home, ...env }, cwd: home });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  child.stdin.on('error', () => undefined);
  const ended = new Promise<ProgramRun>((resolve) => {
    child.on('close', (code, signal) => resolve({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), ...texts }));
  });
  return { child, ended };
}
