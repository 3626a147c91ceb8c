import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nimbi } from '../support/program.ts';

const home = mkdtempSync(join(tmpdir(), 'nimbi-labs-'));
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));

it('a lab is done from other terminals, and the sandbox is never touched', async () => {
  await nimbi(home, ['s3', 'mb', 's3://mine-and-only-mine']);
  const before = (await nimbi(home, ['timeline', '--output', 'json'])).stdout;
  const started = await nimbi(home, ['lab', 'start', 'cat-photo', '--student', 's1234567']);
  expect(started).toMatchObject({ exitCode: 0, stderr: '' });
  const bucket = /cat-photos-\d{4}/.exec(started.stdout)?.[0] ?? '';
  const there = { NIMBI_CLOUD: 'lab-cat-photo' };
  expect((await nimbi(home, ['lab', 'check'])).exitCode).toBe(1);
  // The lab's own admin signs, whom no profile of the home's has.
  const made = await nimbi(home, ['s3api', 'create-bucket', '--bucket', bucket], there);
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  const checked = await nimbi(home, ['--cloud', 'lab-cat-photo', 'lab', 'check', '--output', 'json']);
  expect(checked.exitCode).toBe(0);
  expect(JSON.parse(checked.stdout)).toMatchObject({ done: true, passed: ['bucket'], step: { place: 2 } });
  const program = 'import("node:http").then(() => console.log(process.env.AWS_ACCESS_KEY_ID))';
  const ran = await nimbi(home, ['run', '--', process.execPath, '-e', program], there);
  expect(ran.stdout).toMatch(/^AKIA[A-Z2-7]{16}\n$/);
  expect((await nimbi(home, ['lab', 'pack', '-o', 's1234567.nimbi', '--yes'])).exitCode).toBe(0);
  expect(existsSync(join(home, 's1234567.nimbi'))).toBe(true);
  expect((await nimbi(home, ['timeline', '--output', 'json'])).stdout).toBe(before);
  expect((await nimbi(home, ['s3', 'ls'])).stdout).not.toContain(bucket);
  expect(readdirSync(join(home, 'clouds')).sort()).toEqual(['lab-cat-photo', 'sandbox']);
});
