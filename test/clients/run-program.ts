import { execFile } from 'node:child_process';

/** What a program came to. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, which it has five minutes for. One that can't be started has the exit code 127. */
export function runProgram([program, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string | undefined>>, cwd?: string): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024, timeout: 300_000, ...(cwd !== undefined && { cwd }) };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
      resolve({ exitCode, stdout, stderr: stderr || (exitCode === 127 ? (error?.message ?? '') : '') });
    });
    child.stdin?.end();
  });
}

/** The first thing that looks like a version in what a program prints; `undefined` where there is no such program. */
export async function versionOf(command: readonly [string, ...string[]]): Promise<string | undefined> {
  const { exitCode, stdout, stderr } = await runProgram(command, process.env);
  return exitCode === 0 ? /\d+\.\d+(?:\.\d+)?/.exec(stdout || stderr)?.[0] : undefined;
}
