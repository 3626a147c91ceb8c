import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository.ts';
import { type Command, timed } from './measure.ts';

/** A home of the benchmark's own. */
export interface BenchHome {
  readonly folder: string;
  /** The built program on this home. */
  command(line: string, env?: Readonly<Record<string, string>>): Command;
}

/** The built program's launcher. */
const launcher = join(repository, 'bin/nimbi.js');

/** Runs `work` with a home in which the sandbox has been made, and removes it after. */
export async function withHome<Result>(work: (home: BenchHome) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-bench-'));
  const command: BenchHome['command'] = (line, env = {}) => ({
    file: process.execPath,
    args: [launcher, ...line.split(' ')],
    env: { NIMBI_HOME: folder, ...env },
  });
  try {
    await timed(command('sts get-caller-identity'));
    return await work({ folder, command });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
