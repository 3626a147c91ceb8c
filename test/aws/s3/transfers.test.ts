import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Cloud } from '../../../src/engine/cloud.ts';
import { guessMediaType } from '../../../src/surfaces/aws/commands/s3/mime-types.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { type RunOptions, Workplace } from '../support/command-line.ts';

const mebibyte = 1024 ** 2;
const inParts = '[default]\nregion = us-east-1\ns3 =\n    multipart_threshold = 6MB\n    multipart_chunksize = 5MiB\n';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

async function workplace(options: RunOptions = {}) {
  const cloud = await testCloud();
  const { accessKeyId, secretAccessKey } = cloud.admin;
  const credentials = `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  const place = new Workplace({ ...options, credentials });
  places.push(place);
  for (const Bucket of ['cats', 'dogs']) await cloud.ok('s3', 'CreateBucket', { Bucket });
  const run = (line: string, more: RunOptions = {}) => place.run(line.split(' '), { cloud: cloud.cloud, ...more });
  return { cloud, place, run };
}

/** A clock on which a second passes after its first look. */
const oneSecond = () => {
  let looks = 0;
  return () => (looks++ === 0 ? 0 : 1000);
};

describe('progress', () => {
  const progress = 'Completed 5 Bytes/5 Bytes (5 Bytes/s) with 1 file(s) remaining';
  const done = 'upload: ./tom.jpg to s3://cats/tom.jpg';

  test.each([
    ['', `${progress}\r${done.padEnd(progress.length)}\n`],
    [' --no-progress', `${done}\n`],
    [' --progress-multiline', `${progress}\n${done}\n`],
    [' --only-show-errors', ''],
    [' --quiet', ''],
    [' --dryrun', `(dryrun) ${done}\n`],
  ])('of s3 cp tom.jpg s3://cats%s', async (flags, stdout) => {
    const { run } = await workplace({ files: { 'tom.jpg': 'meow!' } });
    expect(await run(`s3 cp tom.jpg s3://cats${flags}`, { now: oneSecond() })).toMatchObject({ exitCode: 0, stdout, stderr: '' });
  });

  test('of many files goes down line by line, and a failure counts', async () => {
    const { run, place } = await workplace({ files: { a: '1', b: '22' } });
    const { stdout, stderr, exitCode } = await run('s3 cp . s3://cats --recursive --exclude c* --acl public-read', { now: () => 0 });
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      'Completed 1 Byte/3 Bytes (0 Bytes/s) with 2 file(s) remaining\rCompleted 3 Bytes/3 Bytes (0 Bytes/s) with 2 file(s) remaining\rCompleted 3 Bytes/3 Bytes (0 Bytes/s) with 1 file(s) remaining\r',
    );
    const refused = 'An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs';
    expect(stderr).toBe(`upload failed: ./a to s3://cats/a ${refused}\nupload failed: ./b to s3://cats/b ${refused}\n`);
    expect(readdirSync(place.root).sort()).toEqual(['a', 'b', 'config', 'credentials']);
  });

  test('is looked at only so often, and not at all by rm', async () => {
    const { run } = await workplace({ files: { a: '1', b: '22' } });
    const { stdout } = await run('s3 cp . s3://cats --recursive --exclude c* --progress-frequency 60 --progress-multiline', { now: () => 0 });
    expect(stdout).toBe('Completed 1 Byte/3 Bytes (0 Bytes/s) with 2 file(s) remaining\nupload: ./a to s3://cats/a\nupload: ./b to s3://cats/b\n');
    expect((await run('s3 rm s3://cats --recursive', { now: () => 0 })).stdout).toBe('delete: s3://cats/a\ndelete: s3://cats/b\n');
  });
});

const large = Buffer.from(Uint8Array.from({ length: 11 * mebibyte }, (_, index) => (index * 7) % 251));
const operations = ({ calls }: { readonly calls: readonly { readonly operation: string }[] }) => calls.map(({ operation }) => operation).sort();

describe('from the threshold on', () => {
  test('objects go up, across and down in parts, and stay what they are', async () => {
    const { run, place, cloud } = await workplace({ config: inParts, files: { 'large.mp4': large } });
    const up = await run('s3 cp large.mp4 s3://cats --metadata cat=tom --tags a b --checksum-algorithm CRC32');
    expect(up).toMatchObject({ exitCode: 0, stdout: 'upload: ./large.mp4 to s3://cats/large.mp4\n', stderr: '' });
    expect(operations(up)).toEqual(['CompleteMultipartUpload', 'CreateMultipartUpload', 'UploadPart', 'UploadPart', 'UploadPart']);
    const head = await cloud.ok('s3', 'HeadObject', { Bucket: 'cats', Key: 'large.mp4', ChecksumMode: 'ENABLED' });
    expect(head).toMatchObject({ ETag: expect.stringMatching(/-3"$/), ContentType: 'video/mp4', ChecksumType: 'COMPOSITE' });

    const across = await run('s3 cp s3://cats/large.mp4 s3://dogs');
    expect(across).toMatchObject({ exitCode: 0, stdout: 'copy: s3://cats/large.mp4 to s3://dogs/large.mp4\n', stderr: '' });
    expect(operations(across)).toEqual([
      'CompleteMultipartUpload',
      'CreateMultipartUpload',
      'GetObjectTagging',
      'HeadObject',
      'UploadPartCopy',
      'UploadPartCopy',
      'UploadPartCopy',
    ]);
    const copied = await cloud.ok('s3', 'HeadObject', { Bucket: 'dogs', Key: 'large.mp4' });
    expect(copied).toMatchObject({ ContentType: 'video/mp4', Metadata: { cat: 'tom' }, TagCount: 1, ContentLength: large.length });

    const down = await run('s3 cp s3://dogs/large.mp4 back.mp4');
    expect(down).toMatchObject({ exitCode: 0, stdout: 'download: s3://dogs/large.mp4 to ./back.mp4\n', stderr: '' });
    expect(operations(down)).toEqual(['GetObject', 'GetObject', 'GetObject', 'HeadObject']);
    expect(down.calls.map(({ input }) => input.Range).sort()).toEqual(['bytes=0-5242879', 'bytes=10485760-', 'bytes=5242880-10485759', undefined]);
    expect(readFileSync(join(place.root, 'back.mp4')).equals(large)).toBe(true);
  });

  test('a stream goes up in parts as it comes', async () => {
    const { run, cloud } = await workplace({ config: inParts });
    const up = await run('s3 cp - s3://cats/stream', { stdin: large });
    expect(up).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(operations(up)).toEqual(['CompleteMultipartUpload', 'CreateMultipartUpload', 'UploadPart', 'UploadPart', 'UploadPart']);
    const down = await run('s3 cp s3://cats/stream -');
    expect(Buffer.from(down.bytes).equals(large)).toBe(true);
    expect(operations(down)).toEqual(['GetObject', 'GetObject', 'GetObject', 'HeadObject']);
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket: 'cats' })).not.toHaveProperty('Uploads');
  });

  test('what fails leaves no upload behind', async () => {
    const { run, cloud } = await workplace({ config: inParts, files: { large } });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'large', Body: 'there' });
    expect(await run('s3 cp large s3://cats --no-overwrite')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket: 'cats' })).not.toHaveProperty('Uploads');
    expect((await run('s3 cp s3://cats/large -')).stdout).toBe('there');
  });
});

/** A cloud in which Ctrl-C comes with the second call of an operation. */
function interruptedAt({ cloud }: TestCloud, operation: string): { readonly cloud: Cloud; readonly signal: AbortSignal } {
  const ctrlC = new AbortController();
  let count = 0;
  const call: Cloud['call'] = (made) => {
    if (made.operation === operation && ++count === 2) ctrlC.abort();
    return cloud.call(made);
  };
  return { cloud: Object.assign(Object.create(cloud) as Cloud, { call }), signal: ctrlC.signal };
}

describe('Ctrl-C', () => {
  const cancelled = { exitCode: 130, stdout: '\n', stderr: 'cancelled: ctrl-c received\n' };

  test('in an upload in parts leaves no object and no upload', async () => {
    const { run, cloud } = await workplace({ config: inParts, files: { large } });
    const ran = await run('s3 cp large s3://cats', interruptedAt(cloud, 'UploadPart'));
    expect(ran).toMatchObject(cancelled);
    expect(operations(ran)).toContain('AbortMultipartUpload');
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket: 'cats' })).not.toHaveProperty('Uploads');
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket: 'cats' })).toMatchObject({ KeyCount: 0 });
  });

  test('in a download in parts leaves no half of a file', async () => {
    const { run, place, cloud } = await workplace({ config: inParts });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'large', Body: large });
    expect(await run('s3 cp s3://cats/large .', interruptedAt(cloud, 'GetObject'))).toMatchObject(cancelled);
    expect(readdirSync(place.root).sort()).toEqual(['config', 'credentials']);
  });

  test('in the middle of many keeps those that were done', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, 'x']));
    const { run, cloud } = await workplace({ config: '[default]\ns3 =\n  max_concurrent_requests = 1\n', files });
    const ran = await run('s3 sync . s3://cats', interruptedAt(cloud, 'PutObject'));
    expect(ran).toMatchObject({ exitCode: 130, stderr: 'cancelled: ctrl-c received\n' });
    expect(Number((await cloud.ok('s3', 'ListObjectsV2', { Bucket: 'cats' })).KeyCount)).toBe(2);
  });
});

const many = 'A wildcard in a path is a letter like any other. For many files: nimbi s3';

test.each([
  ['cp folder s3://cats/f', /^upload failed: .*\n/, 'folder is a folder. For all that is in it: nimbi s3 cp folder s3://cats/f --recursive\n'],
  ['cp s3://cats/a/*.jpg .', /^fatal error: .*\n/, `${many} cp s3://cats/a/ . --recursive --exclude "*" --include "*.jpg"\n`],
  ['mv *.jpg s3://cats', /^\naws: \[ERROR\]: .*\n/, `${many} mv . s3://cats --recursive --exclude "*" --include "*.jpg"\n`],
  ['rm s3://cats/*.log', /^/, `${many} rm s3://cats/ --recursive --exclude "*" --include "*.log"\n`],
  ['cp s3://cats/a .', /^fatal error: .*\n/, ''],
  ['rm s3://cats/a', /^/, ''],
  ['cp folder s3://cats/f --quiet', /^/, ''],
])('s3 %s says how many are meant', async (line, own, hint) => {
  const { run, place } = await workplace();
  mkdirSync(join(place.root, 'folder'));
  const { stderr } = await run(`s3 ${line}`);
  expect(stderr).toMatch(own);
  expect(stderr.replace(own, '')).toBe(hint);
});

test('a reader that has gone ends a transfer without a word', async () => {
  const { run } = await workplace({ files: { a: '1', b: '2' } });
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  expect(await run('s3 cp . s3://cats --recursive', { stdoutError: gone })).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
});

test('a reader that is slow is waited for, by all at once and in order', async () => {
  const { run } = await workplace({ files: { a: '1', b: '2', c: '3' } });
  const { stdout } = await run('s3 cp . s3://cats --recursive --exclude config --exclude credentials', { slow: true });
  expect(stdout).toBe('upload: ./a to s3://cats/a\nupload: ./b to s3://cats/b\nupload: ./c to s3://cats/c\n');
});

test('bandwidth is kept to', async () => {
  const { run } = await workplace({ config: '[default]\ns3 =\n  max_bandwidth = 2KB/s\n', files: { a: Buffer.alloc(4096) } });
  expect((await run('s3 cp a s3://cats')).slept).toEqual([2000]);
});

test.each([
  ['multipart_threshold = x', 'Invalid size value: x'],
  ['max_concurrent_requests = 0', 'Value for max_concurrent_requests must be a positive integer: 0'],
  [
    'max_bandwidth = 10MB',
    'Invalid rate: 10MB. The value must be expressed as a rate in terms of bytes per second (e.g. 10MB/s or 800KB/s) or bits per second (e.g. 10Mb/s or 800Kb/s)',
  ],
])('the s3 section with %s is refused', async (member, message) => {
  const { run } = await workplace({ config: `[default]\ns3 =\n  ${member}\n`, files: { a: '1' } });
  expect(await run('s3 cp a s3://cats')).toMatchObject({ exitCode: 255, stdout: '', stderr: `\naws: [ERROR]: ${message}\n`, calls: [] });
});

test.each(['a+b', '100%', 'a%20b', "it's (1)!*.jpg", 'ü?versionId=', 'b c/ä&=~'])('a copy finds the key %s', async (Key) => {
  const { place, cloud } = await workplace();
  const copy = (...words: readonly string[]) => place.run(words, { cloud: cloud.cloud });
  await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body: 'tom' });
  const to = ['--bucket', 'dogs', '--copy-source', `cats/${Key}`, '--key'];
  expect(await copy('s3api', 'copy-object', ...to, 'copied')).toMatchObject({ exitCode: 0, stderr: '' });
  const { UploadId = '' } = (await cloud.ok('s3', 'CreateMultipartUpload', { Bucket: 'dogs', Key: 'parts' })) as { UploadId?: string };
  const part = await copy('s3api', 'upload-part-copy', ...to, 'parts', '--upload-id', UploadId, '--part-number', '1');
  expect(part).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await copy('s3', 'cp', `s3://cats/${Key}`, 's3://dogs/high')).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await copy('s3', 'ls', 's3://dogs')).stdout).toMatch(/ 3 copied\n.* 3 high\n$/);
});

test('of a version that is copied only the key is encoded', async () => {
  const { cloud, run } = await workplace();
  await cloud.ok('s3', 'PutBucketVersioning', { Bucket: 'cats', VersioningConfiguration: { Status: 'Enabled' } });
  const { VersionId } = await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'a+b', Body: 'old' });
  await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'a+b', Body: 'newer' });
  expect((await run(`s3api copy-object --bucket dogs --key c --copy-source cats/a+b?versionId=${VersionId}`)).exitCode).toBe(0);
  expect((await run('s3 ls s3://dogs')).stdout).toMatch(/ 3 c\n$/);
});

test('a file that cannot be made is one line', async () => {
  const { run, place, cloud } = await workplace();
  writeFileSync(join(place.root, 'file'), '');
  await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'tom', Body: 'x' });
  expect(await run('s3 cp s3://cats/tom file/tom')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: `download failed: s3://cats/tom to file/tom [Errno 20] Not a directory: '${join(place.root, 'file/tom')}'\n`,
  });
});

test.each([
  ['whole', 300_000, {}],
  ['in parts', 6 * mebibyte, { config: inParts }],
])('two keys of one path never make a file of both: %s', async (_, size, options) => {
  const { run, place, cloud } = await workplace(options);
  const bodies = [2 * size, size].map((length, index) => 'ab'.charAt(index).repeat(length));
  for (const [index, Key] of ['x//dup', 'x/dup'].entries()) await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body: bodies[index] });
  expect(await run('s3 cp s3://cats here --recursive --quiet')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(bodies).toContain(readFileSync(join(place.root, 'here/x/dup'), 'utf8'));
  expect(readdirSync(join(place.root, 'here/x'))).toEqual(['dup']);
});

test.each([
  ['at once', 'k'.repeat(255), 'x'],
  ['as it comes', `${'k'.repeat(240)}ééééééé`, 'x'.repeat(300_000)],
])('a file may have as long a name as there can be: %s', async (_, Key, Body) => {
  const { run, place, cloud } = await workplace();
  await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body });
  expect(await run(`s3 cp s3://cats/${Key} .`)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await run(`s3api get-object --bucket cats --key ${Key} ${Key.replace('k', 'j')}`)).toMatchObject({ exitCode: 0, stderr: '' });
  for (const name of [Key, Key.replace('k', 'j')]) expect(readFileSync(join(place.root, name), 'utf8')).toBe(Body);
});

test('a key that is too long for a name is one line, and leaves nothing', async () => {
  const { run, place, cloud } = await workplace();
  const Key = 'k'.repeat(256);
  const before = readdirSync(place.root);
  for (const Body of ['x', 'x'.repeat(300_000)]) {
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body });
    expect(await run(`s3 cp s3://cats/${Key} . --no-progress`)).toMatchObject({
      exitCode: 1,
      stderr: `download failed: s3://cats/${Key} to ./${Key} [Errno 36] File name too long: '${join(place.root, Key)}'\n`,
    });
  }
  expect(readdirSync(place.root)).toEqual(before);
});

test('a machine that takes few bytes at a time is given all of them', async () => {
  const { run, place, cloud } = await workplace({ config: inParts });
  const Body = Buffer.from(Uint8Array.from({ length: 7 * mebibyte }, (_, index) => index % 251));
  await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'big', Body });
  const probe = await open(join(place.root, 'probe'), 'w');
  const handles = Object.getPrototypeOf(probe) as { write(bytes: Uint8Array, from: number, length: number, at: number): Promise<unknown> };
  await probe.close();
  const { write } = handles;
  const few = vi.spyOn(handles, 'write').mockImplementation(function (this: typeof handles, bytes, from, length, at) {
    return write.call(this, bytes, from, Math.min(length, 50_000), at);
  });
  try {
    expect(await run('s3 cp s3://cats/big big --quiet')).toMatchObject({ exitCode: 0, stderr: '' });
  } finally {
    few.mockRestore();
  }
  expect(readFileSync(join(place.root, 'big')).equals(Body)).toBe(true);
});

test.each([
  ['a.tar.gz', 'application/x-tar'],
  ['a.tgz', 'application/x-tar'],
  ['a.gz', undefined],
  ['A.JPG', 'image/jpeg'],
  ['.json', undefined],
  ['dir.d/name', undefined],
  ['x.JS', 'text/javascript'],
])('%s is of type %s', (name, type) => {
  expect(guessMediaType(name)).toBe(type);
});
