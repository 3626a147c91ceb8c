import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import { Workplace } from '../support/command-line.ts';
import cases from './command-lines.json' with { type: 'json' };

interface Line {
  readonly line: string;
  readonly stdin?: string;
  /** 0 unless told. */
  readonly exitCode?: number;
  /** Nothing unless told; `ROOT` stands for the folder that the command runs in. */
  readonly stdout?: string;
  /** Not looked at where a usage would follow. */
  readonly stderr?: string;
  /** The keys that a listing names, in place of its whole text. */
  readonly keys?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Of files; else two hours before the cloud's clock. */
  readonly modified?: Readonly<Record<string, string>>;
  /** In the bucket `cats`. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly env?: Record<string, string>;
  readonly lines: readonly Line[];
  /** Files and their content afterwards. */
  readonly left?: Readonly<Record<string, string>>;
}

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

async function prepared({ files = {}, modified = {}, objects = {} }: Case) {
  const cloud = await testCloud();
  const { accessKeyId, secretAccessKey } = cloud.admin;
  const place = new Workplace({ credentials: `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n` });
  places.push(place);
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    const time = new Date(modified[name] ?? '2026-11-24T10:00:00Z');
    utimesSync(path, time, time);
  }
  for (const Bucket of ['cats', 'dogs']) await cloud.ok('s3', 'CreateBucket', { Bucket });
  for (const [Key, Body] of Object.entries(objects)) await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body });
  return { place, cloud: cloud.cloud };
}

test.each(cases as readonly Case[])('$name', async (given) => {
  const { place, cloud } = await prepared(given);
  for (const { line, stdin = '', exitCode = 0, stdout = '', stderr, keys } of given.lines) {
    const ran = await place.run(line.split(' '), { cloud, stdin, ...(given.env && { env: given.env }) });
    const listed = ran.stdout.split('\n').flatMap((row) => (row === '' ? [] : [row.slice(31)]));
    expect({
      line,
      exitCode: ran.exitCode,
      stdout: keys === undefined ? ran.stdout : listed,
      stderr: stderr === undefined && exitCode === 252 ? undefined : ran.stderr,
    }).toEqual({
      line,
      exitCode,
      stdout: keys ?? stdout,
      stderr: stderr === undefined && exitCode === 252 ? undefined : (stderr ?? '').replaceAll('ROOT', place.root),
    });
  }
  for (const [name, content] of Object.entries(given.left ?? {})) expect(readFileSync(join(place.root, name), 'utf8')).toBe(content);
});
