import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository.ts';
import { filesUnder } from './files.ts';

const notOurs = /^(AWS_|NIMBI_|NODE_OPTIONS$)/;

/**
 * Makes V8's code cache for the bundle in `dist`, for this version of Node; on another the launcher makes its own.
 * What there was is removed: a cache holds what ran before it was made. A failure costs speed only, so it is said and the build goes on.
 */
export function makeCodeCache(dist: string): void {
  for (const file of filesUnder(join(dist, 'cache'))) rmSync(file, { force: true });
  const home = mkdtempSync(join(tmpdir(), 'nimbi-warm-up-'));
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notOurs.test(name)));
  const options = { cwd: home, env: { ...environment, NIMBI_HOME: home }, encoding: 'utf8', timeout: 60_000 } as const;
  const warmUp = join(repository, 'scripts/build/warm-up.cjs');
  const runs = ['prepare', 'sts', 's3', 'ec2', 'others', 'help', 'completion'].map((step) => spawnSync(process.execPath, [warmUp, step], options));
  rmSync(home, { recursive: true, force: true });
  for (const { status, stderr } of runs) if (status !== 0) console.error(`build: no code cache, as the warm-up failed:\n${stderr}`);
}
