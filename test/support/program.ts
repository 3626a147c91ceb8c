import { execFile } from 'node:child_process';
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
      { env: { PATH: process.env['PATH'], NIMBI_HOME: home, ...env }, cwd: home, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}
