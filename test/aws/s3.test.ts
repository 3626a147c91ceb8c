import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { globMatches } from '../../src/surfaces/aws/commands/s3/glob.ts';
import { readableSize } from '../../src/surfaces/aws/commands/s3/sizes.ts';
import { type RunOptions, Workplace } from './support/command-line.ts';

const modified = new Date(2026, 10, 24, 12, 0, 5);
const body = { size: 4, sha256: 'cat', md5: '', crc64nvme: '' };
const listing = {
  Contents: [
    { Key: 'photos/', Size: 0, LastModified: modified },
    { Key: 'photos/a.jpg', Size: 4, LastModified: modified },
    { Key: 'photos/b.txt', Size: 2048, LastModified: modified },
  ],
};
const answers: RunOptions['answers'] = {
  's3.ListBuckets': { Buckets: [{ Name: 'cats', CreationDate: modified }] },
  's3.ListObjectsV2': ({ input }) =>
    input.Delimiter === '/' ? { CommonPrefixes: [{ Prefix: 'photos/' }], Contents: [{ Key: 'tom.jpg', Size: 4, LastModified: modified }] } : listing,
  's3.HeadObject': ({ input }) => (input.Key === 'none' ? new AwsError('NoSuchKey', 'x', 404) : { ContentLength: 4, LastModified: modified }),
  's3.GetObject': { Body: body },
};
const bodies = { cat: Buffer.from('meow') };

const places: Workplace[] = [];
const workplace = (options: RunOptions = {}) => {
  const place = new Workplace(options);
  places.push(place);
  return Object.assign(place, { s3: (line: string, more: RunOptions = {}) => place.run(['s3', ...line.split(' ')], { answers, bodies, ...more }) });
};
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const inputs = (ran: { readonly calls: readonly { readonly operation: string; readonly input: Readonly<Record<string, unknown>> }[] }) =>
  ran.calls.map(({ operation, input }) => [operation, input] as const);

test('ls lists buckets, prefixes and objects in columns', async () => {
  const place = workplace();
  expect((await place.s3('ls')).stdout).toBe('2026-11-24 12:00:05 cats\n');
  expect((await place.s3('ls s3://cats')).stdout).toBe('                           PRE photos/\n2026-11-24 12:00:05          4 tom.jpg\n');
  const all = await place.s3('ls s3://cats/photos/ --recursive --human-readable --summarize');
  expect(all.stdout).toBe(
    '2026-11-24 12:00:05    0 Bytes photos/\n2026-11-24 12:00:05    4 Bytes photos/a.jpg\n2026-11-24 12:00:05    2.0 KiB photos/b.txt\n\nTotal Objects: 3\n   Total Size: 2.0 KiB\n',
  );
  expect(inputs(all)).toEqual([['ListObjectsV2', { Bucket: 'cats', Prefix: 'photos/' }]]);
});

test('ls of a key that is not there fails quietly; of an empty bucket it does not', async () => {
  const place = workplace();
  const empty = { answers: { 's3.ListObjectsV2': {} } };
  expect(await place.s3('ls s3://cats/nothing', empty)).toMatchObject({ exitCode: 1, stdout: '', stderr: '' });
  expect(await place.s3('ls s3://cats', empty)).toMatchObject({ exitCode: 0, stdout: '' });
});

test('ls goes on over all pages', async () => {
  const pages: RunOptions['answers'] = {
    's3.ListObjectsV2': ({ input }) =>
      input.ContinuationToken === undefined ? { ...listing, NextContinuationToken: 'next' } : { Contents: [{ Key: 'z', Size: 1, LastModified: modified }] },
  };
  const ran = await workplace().s3('ls s3://cats --recursive --page-size 3', { answers: pages });
  expect(inputs(ran)).toEqual([
    ['ListObjectsV2', { Bucket: 'cats', Prefix: '', MaxKeys: 3 }],
    ['ListObjectsV2', { Bucket: 'cats', Prefix: '', MaxKeys: 3, ContinuationToken: 'next' }],
  ]);
});

test('mb and rb say what they did; a refusal is one line and exit code 1', async () => {
  const place = workplace();
  const made = await place.run(['s3', 'mb', 's3://cats', '--region', 'eu-west-1'], { answers });
  expect(made.stdout).toBe('make_bucket: cats\n');
  expect(inputs(made)).toEqual([['CreateBucket', { Bucket: 'cats', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }]]);
  expect(inputs(await place.s3('mb s3://cats'))).toEqual([['CreateBucket', { Bucket: 'cats' }]]);
  const taken = { answers: { 's3.CreateBucket': new AwsError('BucketAlreadyExists', 'Taken.', 409) } };
  expect(await place.s3('mb s3://cats', taken)).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: 'make_bucket failed: s3://cats An error occurred (BucketAlreadyExists) when calling the CreateBucket operation: Taken.\n',
  });
  expect((await place.s3('rb s3://cats')).stdout).toBe('remove_bucket: cats\n');
  expect((await place.s3('rb s3://cats/key')).stderr).toContain('Please specify a valid bucket name only. E.g. s3://cats');
  expect((await place.s3('mb cats')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (ParamValidation): <S3Uri>\nError: Invalid argument type\nWhat is in S3 is written with s3:// before it: s3://cats\n',
  );
  expect((await place.s3('rb s3://cats --force')).stdout).toBe(
    'delete: s3://cats/photos/\ndelete: s3://cats/photos/a.jpg\ndelete: s3://cats/photos/b.txt\nremove_bucket: cats\n',
  );
});

test.each([
  ['cp tom.jpg s3://cats', 'upload: ./tom.jpg to s3://cats/tom.jpg\n', [['PutObject', { Bucket: 'cats', Key: 'tom.jpg', ContentType: 'image/jpeg' }]]],
  [
    'cp tom.jpg s3://cats/photos/',
    'upload: ./tom.jpg to s3://cats/photos/tom.jpg\n',
    [['PutObject', { Bucket: 'cats', Key: 'photos/tom.jpg', ContentType: 'image/jpeg' }]],
  ],
  [
    'cp tom.jpg s3://cats/jerry --acl private --metadata a=b,c=d --content-type x/y',
    'upload: ./tom.jpg to s3://cats/jerry\n',
    [['PutObject', { Bucket: 'cats', Key: 'jerry', ACL: 'private', ContentType: 'x/y', Metadata: { a: 'b', c: 'd' } }]],
  ],
  [
    'cp s3://cats/tom.jpg s3://dogs/a%20b.jpg',
    'copy: s3://cats/tom.jpg to s3://dogs/a%20b.jpg\n',
    [
      ['HeadObject', { Bucket: 'cats', Key: 'tom.jpg' }],
      ['CopyObject', { Bucket: 'dogs', Key: 'a%20b.jpg', CopySource: 'cats/tom.jpg' }],
    ],
  ],
  [
    'mv s3://cats/tom.jpg s3://cats/old/',
    'move: s3://cats/tom.jpg to s3://cats/old/tom.jpg\n',
    [
      ['HeadObject', { Bucket: 'cats', Key: 'tom.jpg' }],
      ['CopyObject', { Bucket: 'cats', Key: 'old/tom.jpg', CopySource: 'cats/tom.jpg' }],
      ['DeleteObject', { Bucket: 'cats', Key: 'tom.jpg' }],
    ],
  ],
  ['rm s3://cats/tom.jpg', 'delete: s3://cats/tom.jpg\n', [['DeleteObject', { Bucket: 'cats', Key: 'tom.jpg' }]]],
  [
    'rm s3://cats/photos --recursive --exclude * --include *.jpg',
    'delete: s3://cats/photos/a.jpg\n',
    [
      ['ListObjectsV2', { Bucket: 'cats', Prefix: 'photos/' }],
      ['DeleteObject', { Bucket: 'cats', Key: 'photos/a.jpg' }],
    ],
  ],
  ['cp tom.jpg s3://cats --dryrun', '(dryrun) upload: ./tom.jpg to s3://cats/tom.jpg\n', []],
  ['cp tom.jpg s3://cats --quiet', '', [['PutObject', { Bucket: 'cats', Key: 'tom.jpg', ContentType: 'image/jpeg' }]]],
])('%s', async (line, stdout, calls) => {
  const ran = await workplace({ files: { 'tom.jpg': 'meow' } }).s3(line);
  expect(ran).toMatchObject({ exitCode: 0, stdout, stderr: '' });
  const withoutBody = inputs(ran).map(([operation, { Body, ...rest }]) => [operation, rest]);
  expect(withoutBody).toEqual(calls);
});

test('a download is written whole, with the time of the object', async () => {
  const place = workplace();
  const ran = await place.s3('cp s3://cats/photos/tom.jpg new/folder/');
  expect(ran.stdout).toBe('download: s3://cats/photos/tom.jpg to new/folder/tom.jpg\n');
  expect(readFileSync(join(place.root, 'new/folder/tom.jpg'), 'utf8')).toBe('meow');
});

test('folders go up and come down, markers of folders left out', async () => {
  const place = workplace();
  mkdirSync(join(place.root, 'site/img'), { recursive: true });
  writeFileSync(join(place.root, 'site/index.html'), 'x');
  writeFileSync(join(place.root, 'site/img/cat.png'), 'x');
  writeFileSync(join(place.root, 'site/img.txt'), 'x');
  symlinkSync(join(place.root, 'gone'), join(place.root, 'site/link'));
  const up = await place.s3('cp site s3://cats/web --recursive');
  expect(up).toMatchObject({ exitCode: 2, stderr: `warning: Skipping file ${join(place.root, 'site/link')}. File does not exist.\n` });
  expect(up.stdout).toBe(
    'upload: site/img.txt to s3://cats/web/img.txt\nupload: site/img/cat.png to s3://cats/web/img/cat.png\nupload: site/index.html to s3://cats/web/index.html\n',
  );
  const down = await place.s3('cp s3://cats/photos down --recursive');
  expect(down.stdout).toBe('download: s3://cats/photos/a.jpg to down/a.jpg\ndownload: s3://cats/photos/b.txt to down/b.txt\n');
});

test('a key does not lead out of the folder', async () => {
  const place = workplace();
  const evil = { answers: { ...answers, 's3.ListObjectsV2': { Contents: [{ Key: 'p/../../evil', Size: 1, LastModified: modified }] } } };
  const ran = await place.s3('cp s3://cats/p down --recursive', evil);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '', stderr: 'warning: Skipping file ../../evil. File references a parent directory.\n' });
  expect(existsSync(join(place.root, 'evil'))).toBe(false);
});

test('what fails is one line each, and exit code 1', async () => {
  const denied = {
    answers: { ...answers, 's3.PutObject': new AwsError('AccessDenied', 'No.', 403), 's3.ListObjectsV2': new AwsError('NoSuchBucket', 'None.', 404) },
  };
  const place = workplace({ files: { 'tom.jpg': 'meow' } });
  expect(await place.s3('cp tom.jpg s3://cats', denied)).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: 'upload failed: ./tom.jpg to s3://cats/tom.jpg An error occurred (AccessDenied) when calling the PutObject operation: No.\n',
  });
  expect(await place.s3('rm s3://cats --recursive', denied)).toMatchObject({
    exitCode: 1,
    stderr: 'fatal error: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: None.\n',
  });
  expect(await place.s3('cp s3://cats/none .')).toMatchObject({
    exitCode: 1,
    stderr: 'fatal error: An error occurred (404) when calling the HeadObject operation: Key "none" does not exist\n',
  });
  expect(await place.s3('cp nofile s3://cats')).toMatchObject({ exitCode: 255, stderr: '\naws: [ERROR]: The user-provided path nofile does not exist.\n' });
  expect(await place.s3('mv s3://cats/a s3://cats/a')).toMatchObject({ exitCode: 252, calls: [] });
});

test('streams go from the input and to the output, byte for byte', async () => {
  const place = workplace();
  const bytes = Buffer.from([0, 255, 10, 13]);
  const down = await place.s3('cp s3://cats/tom.jpg -', { bodies: { cat: bytes } });
  expect(Buffer.from(down.bytes)).toEqual(bytes);
  let sent = Buffer.alloc(0);
  const take: RunOptions['answers'] = {
    's3.PutObject': async ({ input }) => {
      sent = Buffer.from(input.Body as Uint8Array);
      return {};
    },
  };
  const up = await place.s3('cp - s3://cats/new', { stdin: bytes, answers: take });
  expect(up).toMatchObject({ exitCode: 0, stdout: '' });
  expect(sent).toEqual(bytes);
  expect((await place.s3('cp - s3://cats/x --recursive')).stderr).toContain('Streaming currently is only compatible with non-recursive cp commands');
});

test('s3api get-object writes the body into the file, and prints the rest', async () => {
  const place = workplace();
  const ran = await place.run(['s3api', 'get-object', '--bucket', 'b', '--key', 'k', 'out.bin'], {
    answers: { 's3.GetObject': { Body: body, ContentLength: 4 } },
    bodies,
  });
  expect(ran).toMatchObject({ exitCode: 0, stdout: '{\n    "ContentLength": 4\n}\n' });
  expect(readFileSync(join(place.root, 'out.bin'), 'utf8')).toBe('meow');
  const nowhere = await place.run(['s3api', 'get-object', '--bucket', 'b', '--key', 'k', 'no/where'], { answers, bodies });
  expect(nowhere).toMatchObject({ exitCode: 255, stderr: "\naws: [ERROR]: [Errno 2] No such file or directory: 'no/where'\n" });
});

describe.each([
  ['s3api get-object', ['s3api', 'get-object', '--bucket', 'cats', '--key', 'tom.jpg'], ''],
  ['s3 cp', ['s3', 'cp', 's3://cats/tom.jpg'], 'cancelled: ctrl-c received\n'],
])('%s', (_, args, stderr) => {
  const interrupted = (place: Workplace) => {
    const ctrlC = new AbortController();
    const getObject = () => {
      ctrlC.abort();
      return { Body: body };
    };
    return place.run([...args, 'out.bin'], { answers: { ...answers, 's3.GetObject': getObject }, bodies, signal: ctrlC.signal });
  };

  test('leaves nothing of a file after Ctrl-C, and keeps what was there', async () => {
    const place = workplace();
    expect(await interrupted(place)).toMatchObject({ exitCode: 130, stderr });
    expect(readdirSync(place.root).sort()).toEqual(['config', 'credentials']);
    writeFileSync(join(place.root, 'out.bin'), 'purr');
    expect(await interrupted(place)).toMatchObject({ exitCode: 130, stderr });
    expect(readFileSync(join(place.root, 'out.bin'), 'utf8')).toBe('purr');
  });

  test.skipIf(process.platform === 'win32')('writes through a link, and into a pipe', async () => {
    const place = workplace({ files: { old: 'purr' } });
    symlinkSync('old', join(place.root, 'link'));
    expect(await place.run([...args, 'link'], { answers, bodies })).toMatchObject({ exitCode: 0 });
    expect(lstatSync(join(place.root, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(place.root, 'old'), 'utf8')).toBe('meow');
    const pipe = join(place.root, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const [ran, read] = await Promise.all([place.run([...args, 'pipe'], { answers, bodies }), readFile(pipe, 'utf8')]);
    expect({ exitCode: ran.exitCode, read }).toEqual({ exitCode: 0, read: 'meow' });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});

const invalidName =
  'Parameter validation failed:\nInvalid bucket name "": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$" or be an ARN matching the regex "^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$|^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$"\n';

test.each([
  [['s3api', 'create-bucket', '--bucket', ''], 252, '\naws: [ERROR]: An error occurred (ParamValidation): '],
  [['s3', 'mb', 's3://'], 1, 'make_bucket failed: s3:// '],
  [['s3', 'cp', '-', 's3://'], 1, 'upload failed: - to s3:/// '],
  [['s3', 'cp', 's3://', '.'], 1, 'fatal error: '],
])('%j: what cannot name a bucket is refused before S3 is asked', async (args, exitCode, before) => {
  expect(await workplace().run(args, { answers })).toMatchObject({ exitCode, stdout: '', stderr: before + invalidName, calls: [] });
});

test('a bucket of another Region is followed there', async () => {
  const answer: RunOptions['answers'] = {
    's3.ListObjectsV2': ({ region }) => (region === 'eu-west-1' ? {} : new AwsError('PermanentRedirect', 'Elsewhere.', 301, { Region: 'eu-west-1' })),
  };
  const ran = await workplace().s3('ls s3://cats', { answers: answer });
  expect(ran.exitCode).toBe(0);
  expect(ran.calls.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
});

test.each([
  ['a/b.txt', 'a/*', true],
  ['a/b.txt', 'a/?.txt', true],
  ['a/b.txt', '*.[tj]xt', true],
  ['a/b.txt', '*.[!t]xt', false],
  ['a/b.txt', 'A/*', false],
  ['ab', 'a', false],
  ['a[b', 'a[b', true],
  ['x]', '[]]*', false],
  [']x', '[]]*', true],
  [`${'a'.repeat(5000)}b`, `${'*a'.repeat(50)}*c`, false],
])('%s against %s', (text, pattern, matches) => {
  expect(globMatches(text, pattern)).toBe(matches);
});

test.each([
  [0, '0 Bytes'],
  [1, '1 Byte'],
  [1023, '1023 Bytes'],
  [1024, '1.0 KiB'],
  [1024 * 1024 - 1, '1.0 MiB'],
  [5 * 1024 ** 3, '5.0 GiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(readableSize(bytes)).toBe(text);
});
