import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repository } from '../../scripts/support/repository.ts';

const guide = readFileSync(join(repository, 'docs/teaching.md'), 'utf8');
const blocks = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands);

/** Pastes all blocks of the guide into one shell, in an empty folder, with `nimbi` on the path. */
async function paste(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'nimbi-guide-'));
  try {
    const [bin, work] = [join(place, 'bin'), join(place, 'work')];
    for (const folder of [bin, work]) mkdirSync(folder);
    writeFileSync(join(bin, 'nimbi'), `#!/bin/sh\nexec '${process.execPath}' '${join(repository, 'bin/nimbi.js')}' "$@"\n`);
    chmodSync(join(bin, 'nimbi'), 0o755);
    const env = { HOME: place, NIMBI_HOME: join(place, 'home'), PATH: [bin, process.env.PATH].join(delimiter) };
    const { stdout } = await promisify(execFile)('bash', ['-euc', blocks.join('\n')], { cwd: work, env });
    return stdout;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

test('what docs/teaching.md tells teachers to paste leads to a graded class', async () => {
  const printed = await paste();
  expect(printed).toContain('It is sound.\n');
  expect(printed).toContain('No mistakes.\n');
  expect(printed).toContain('Wrote my-lab.nimbi-lab, for students: no solutions, no mutants, and without 1 check that they do not see.\n');
  expect(printed).toMatch(/s1234567 +Ada Lovelace +4 of 5 +only-here/);
  // What the guide says the test prints is what it prints.
  for (const line of guide.match(/^\[pass\] .*$/gm) ?? []) expect(printed).toContain(line);
});
