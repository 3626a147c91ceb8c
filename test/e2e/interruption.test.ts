import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nimbi, startNimbi } from '../support/program.ts';

let home = '';
const rows = (): string => join(home, 'clouds', 'sandbox', 'rows', 'data.mdb');
const blobs = (): string => join(home, 'clouds', 'sandbox', 'blobs');
const incoming = (): string => join(home, 'clouds', 'sandbox', 'blobs', 'incoming');

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'nimbi-interruption-'));
  await nimbi(home, ['s3', 'mb', 's3://busy-bucket']);
});
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

/** Waits until something has come about in another process. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(10);
}

const keys = async (): Promise<readonly string[]> => {
  const { stdout } = await nimbi(home, ['s3api', 'list-objects-v2', '--bucket', 'busy-bucket', '--query', 'Contents[].Key || `[]`']);
  return JSON.parse(stdout) as string[];
};

/** The uploads in parts that are under way. */
const uploads = async (): Promise<string> => (await nimbi(home, ['s3api', 'list-multipart-uploads', '--bucket', 'busy-bucket', '--query', 'Uploads'])).stdout;

/** Three hundred files of one letter each, from a byte to 30 kB: some are kept in the store, some beside it. */
function manyFiles(): void {
  mkdirSync(join(home, 'many'));
  for (let number = 0; number < 300; number += 1)
    writeFileSync(join(home, 'many', `f${number}`), String.fromCharCode(97 + (number % 26)).repeat(number * 100 + 1));
}

test('Ctrl-C in the middle of an upload leaves no object and no half of a body', async () => {
  // All hole: it takes no room, and long enough to read.
  writeFileSync(join(home, 'large'), '');
  truncateSync(join(home, 'large'), 4 * 1024 ** 3);
  const { child, ended } = startNimbi(home, ['s3', 'cp', 'large', 's3://busy-bucket']);
  await until(() => existsSync(incoming()) && readdirSync(incoming()).some((name) => statSync(join(incoming(), name)).size > 1024 * 1024));
  child.kill('SIGINT');
  const { exitCode, stderr } = await ended;
  // The line covers the progress that stood there.
  expect({ exitCode, stderr: stderr.replace(/^cancelled: ctrl-c received *\n$/, '') }).toEqual({ exitCode: 130, stderr: '' });
  expect(readdirSync(incoming())).toEqual([]);
  expect(await keys()).toEqual([]);
  expect(await uploads()).toBe('null\n');
});

test('Ctrl-C ends an upload whose input stalls', async () => {
  const { child, ended } = startNimbi(home, ['s3', 'cp', '-', 's3://busy-bucket/stalled']);
  // As much as goes in one part: the next one waits.
  child.stdin.write(Buffer.alloc(8 * 1024 ** 2 + 1));
  await until(() => existsSync(blobs()) && readdirSync(blobs()).some((name) => name !== 'incoming'));
  child.kill('SIGINT');
  expect(await ended).toEqual({ exitCode: 130, stdout: '\n', stderr: '' });
  expect(readdirSync(incoming())).toEqual([]);
  expect(await keys()).toEqual([]);
  expect(await uploads()).toBe('null\n');
});

test('a shell that is told to end leaves no temporary folder', async () => {
  const temporary = join(home, 'temporary');
  mkdirSync(temporary);
  const { child, ended } = startNimbi(home, ['shell'], { TMPDIR: temporary });
  await until(() => readdirSync(temporary).length > 0);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ exitCode: 143, stdout: '', stderr: '' });
  expect(readdirSync(temporary)).toEqual([]);
});

test('Ctrl-C ends a wait', async () => {
  const before = statSync(rows()).mtimeMs;
  const { child, ended } = startNimbi(home, ['s3api', 'wait', 'object-exists', '--bucket', 'busy-bucket', '--key', 'godot']);
  // Its first look is in the journal: it waits.
  await until(() => statSync(rows()).mtimeMs !== before);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ exitCode: 130, stderr: expect.not.stringContaining('    at ') });
});

test('kill -9 in the middle of many uploads loses nothing that was acknowledged, and keeps nothing by half', async () => {
  manyFiles();
  const { child, ended } = startNimbi(home, ['s3', 'cp', 'many', 's3://busy-bucket', '--recursive', '--no-progress']);
  let said = '';
  child.stdout.on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > 10) child.kill('SIGKILL');
  });
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(137);
  const acknowledged = [...stdout.matchAll(/^upload: \S+ to s3:\/\/busy-bucket\/(f\d+)\n/gm)].map(([, key = '']) => key);
  expect(acknowledged.length).toBeGreaterThanOrEqual(10);
  const there = await keys();
  expect(there).toEqual(expect.arrayContaining(acknowledged));
  expect(await nimbi(home, ['s3', 'cp', 's3://busy-bucket', 'back', '--recursive', '--no-progress'])).toMatchObject({ exitCode: 0, stderr: '' });
  for (const key of there) expect(readFileSync(join(home, 'back', key)).equals(readFileSync(join(home, 'many', key)))).toBe(true);
});

test('of two that make the same user at once, one does and the other is told', async () => {
  const runs = await Promise.all([1, 2].map(() => nimbi(home, ['iam', 'create-user', '--user-name', 'twin'])));
  expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 254]);
  expect(runs.map(({ stderr }) => stderr).join('')).toBe(
    '\naws: [ERROR]: An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name twin already exists.\n',
  );
});

test('a reader that goes away ends a long answer without a word', async () => {
  const { child, ended } = startNimbi(home, ['iam', 'list-policies']);
  child.stdout.once('data', () => child.stdout.destroy());
  expect((await ended).stderr).toBe('');
});

test('a reader that takes its time is given the whole of a long answer, in order', async () => {
  const { child, ended } = startNimbi(home, ['iam', 'list-policies', '--scope', 'AWS', '--query', 'Policies[].Arn']);
  // A pipe holds 64 KiB: the writer has to wait for the rest.
  child.stdout.pause();
  await pause(1500);
  child.stdout.resume();
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(0);
  expect(stdout.length).toBeGreaterThan(64 * 1024);
  expect(JSON.parse(stdout)).toContain('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess');
});

test.runIf(existsSync('/dev/full'))('an answer that cannot be written is said', async () => {
  const { execFile } = await import('node:child_process');
  const launcher = new URL('../../bin/nimbi.js', import.meta.url).pathname;
  const run = new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const child = execFile(
      'sh',
      ['-c', 'exec "$@" >/dev/full', 'sh', process.execPath, launcher, 'iam', 'list-users'],
      { env: { ...process.env, NIMBI_HOME: home } },
      (error, _, stderr) => resolve({ code: error?.code, stderr }),
    );
    child.stdin?.end();
  });
  expect(await run).toEqual({ code: 255, stderr: '\naws: [ERROR]: ENOSPC: no space left on device, write\n' });
});
