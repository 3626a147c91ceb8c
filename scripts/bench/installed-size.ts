import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from '../build/files.ts';
import { repository } from '../support/repository.ts';
import type { Benchmark } from './measure.ts';

const block = 4096;

/** What `npm install -g` brings, in whole blocks, as a disk counts it. */
export const benchmark: Benchmark = {
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'nimbi-size-'));
    try {
      execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repository, stdio: 'ignore' });
      const [tarball = ''] = readdirSync(folder);
      execFileSync('npm', ['install', '--global', '--silent', '--prefix', join(folder, 'prefix'), join(folder, tarball)], { cwd: folder, stdio: 'ignore' });
      const bytes = filesUnder(join(folder, 'prefix/lib')).reduce((sum, file) => sum + Math.ceil(statSync(file).size / block) * block, 0);
      return [{ what: 'what npm install -g brings', value: bytes / 1024 / 1024, unit: 'MiB', must: { atMost: 45 }, aim: 30 }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
