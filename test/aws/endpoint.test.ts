import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Ran, type RunOptions, Workplace } from './support/command-line.ts';
import { Endpoint, type Reply } from './support/endpoint.ts';

const now = (): number => Date.parse('2026-11-24T12:00:00.500Z');

/** What is stopped and removed after a test. */
const open: { stop(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.stop();
});

interface At {
  readonly endpoint: Endpoint;
  readonly place: Workplace;
  run(line: string | readonly string[], options?: RunOptions): Promise<Ran>;
}

/** An endpoint that gives these replies, and a place to call it from with `--endpoint-url`. */
async function at(replies: readonly Reply[], options: RunOptions = {}): Promise<At> {
  const endpoint = await Endpoint.start(replies);
  const place = new Workplace(options);
  open.push(endpoint, { stop: () => place.remove() });
  const run: At['run'] = (line, more = {}) => {
    const words = typeof line === 'string' ? line.split(' ') : line;
    return place.run([...words, '--endpoint-url', endpoint.url], { ...options, now, ...more });
  };
  return { endpoint, place, run };
}

const identity = {
  body: '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
};
const refusal = (status: number, code: string): Reply => ({
  status,
  body: `<ErrorResponse><Error><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`,
});
const who = 'sts get-caller-identity --query Account';

test.each<[string, Reply]>([
  ['throttling', refusal(400, 'Throttling')],
  ['a fault of the server', refusal(503, 'ServiceUnavailable')],
  ['a closed connection', 'close'],
  ['an answer that breaks off', { ...identity, cutAfter: 10 }],
])('after %s a call is tried again, with pauses that grow', async (_what, reply) => {
  const { endpoint, run } = await at([reply, reply, identity]);
  expect(await run(who)).toMatchObject({ exitCode: 0, stdout: '"1"\n', slept: [500, 1000] });
  expect(endpoint.received.map(({ headers }) => headers['amz-sdk-request'])).toEqual(['attempt=1', 'attempt=2; max=3', 'attempt=3; max=3']);
  expect(new Set(endpoint.received.map(({ headers }) => headers['amz-sdk-invocation-id'])).size).toBe(1);
});

test('after three tries the refusal says so', async () => {
  const { endpoint, run } = await at([refusal(400, 'ThrottlingException')]);
  expect(await run(who)).toMatchObject({
    exitCode: 254,
    stderr: '\naws: [ERROR]: An error occurred (ThrottlingException) when calling the GetCallerIdentity operation (reached max retries: 2): No.\n',
  });
  expect(endpoint.received).toHaveLength(3);
});

test('what will not change is not tried again', async () => {
  const { endpoint, run } = await at([refusal(403, 'AccessDenied')]);
  expect((await run(who)).stderr).toBe('\naws: [ERROR]: An error occurred (AccessDenied) when calling the GetCallerIdentity operation: No.\n');
  expect(endpoint.received).toHaveLength(1);
});

test.each<[RunOptions, number]>([
  [{ env: { AWS_MAX_ATTEMPTS: '1' } }, 1],
  [{ config: '[default]\nregion = us-east-1\nmax_attempts = 2\n' }, 2],
  [{ env: { AWS_MAX_ATTEMPTS: '5', AWS_RETRY_MODE: 'adaptive' } }, 5],
])('with %o there are %d tries', async (options, tries) => {
  const { endpoint, run } = await at([refusal(500, 'InternalFailure')], options);
  expect((await run(who)).stderr).toContain(`(reached max retries: ${tries - 1})`);
  expect(endpoint.received).toHaveLength(tries);
});

test.each([
  [{ AWS_MAX_ATTEMPTS: '0' }, 'Value provided to "max_attempts": 0 must be an integer greater than or equal to one.'],
  [{ AWS_MAX_ATTEMPTS: 'x' }, "invalid literal for int() with base 10: 'x'"],
  [{ AWS_RETRY_MODE: 'legacy' }, 'Invalid value provided to "mode": "legacy" must be one of: "standard" or "adaptive"'],
  [
    { AWS_REQUEST_CHECKSUM_CALCULATION: 'x' },
    "Unsupported configuration value for request_checksum_calculation. Expected one of ('when_supported', 'when_required') but got x.",
  ],
  [
    { AWS_RESPONSE_CHECKSUM_VALIDATION: 'x' },
    "Unsupported configuration value for response_checksum_validation. Expected one of ('when_supported', 'when_required') but got x.",
  ],
])('%o is refused', async (env, words) => {
  const { endpoint, run } = await at([identity]);
  expect(await run(who, { env })).toMatchObject({ exitCode: 255, stderr: `\naws: [ERROR]: ${words}\n` });
  expect(endpoint.received).toEqual([]);
});

test('an endpoint that is not there is tried again, and then named', async () => {
  const { endpoint, run } = await at([identity]);
  endpoint.stop();
  expect(await run(who)).toMatchObject({
    exitCode: 255,
    stderr: `\naws: [ERROR]: Could not connect to the endpoint URL: "${endpoint.url}/"\n`,
    slept: [500, 1000],
  });
});

test('an endpoint that does not answer in time is tried again, and then named', async () => {
  const { endpoint, run } = await at(['silence'], { env: { AWS_MAX_ATTEMPTS: '2' } });
  expect(await run(`${who} --cli-read-timeout 1`)).toMatchObject({
    exitCode: 255,
    stderr: `\naws: [ERROR]: Read timeout on endpoint URL: "${endpoint.url}/"\n`,
  });
  expect(endpoint.received).toHaveLength(2);
});

test('an error of S3 that comes after 200 is a refusal, and is tried again', async () => {
  const error = { body: '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>We are sorry.</Message></Error>' };
  const copied = { body: '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>' };
  const { run } = await at([error, copied]);
  const line = 's3api copy-object --bucket bbb --key k --copy-source bbb/j --query CopyObjectResult.ETag --output text';
  expect(await run(line)).toMatchObject({ exitCode: 0, stdout: '"e"\n', slept: [500] });
  expect((await (await at([error])).run(line)).stderr).toBe(
    '\naws: [ERROR]: An error occurred (InternalError) when calling the CopyObject operation (reached max retries: 2): We are sorry.\n',
  );
});

test.each([
  ['s3api copy-object --bucket bbb --key k --copy-source bbb/a+b%/c', []],
  ['s3 cp s3://bbb/a+b%/c s3://bbb/k', [{ headers: { 'content-length': '3' } }]],
])('the source of %s is encoded once', async (line, before) => {
  const copied = { body: '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>' };
  const { run, endpoint } = await at([...before, copied]);
  expect(await run(line)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(endpoint.received.map(({ headers }) => headers['x-amz-copy-source']).at(-1)).toBe('bbb/a%2Bb%25/c');
});

test('an Expires that is no date is shown as it is', async () => {
  const { run } = await at([{ headers: { expires: '0' } }]);
  expect((await run('s3api head-object --bucket bbb --key k --query ExpiresString')).stdout).toBe('"0"\n');
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

test('a body is held to the checksum that comes with it', async () => {
  const reply = (checksum: string): Reply => ({ body: 'meow', headers: { 'x-amz-checksum-sha256': checksum } });
  const good = await at([reply(sha256('meow'))]);
  expect((await good.run('s3api get-object --bucket bbb --key k out.txt')).exitCode).toBe(0);
  expect(good.endpoint.received[0]?.headers['x-amz-checksum-mode']).toBe('ENABLED');
  const bad = await at([reply(sha256('woof'))]);
  expect(await bad.run('s3api get-object --bucket bbb --key k out.txt')).toMatchObject({
    exitCode: 255,
    stderr: `\naws: [ERROR]: Expected checksum ${sha256('woof')} did not match calculated checksum: ${sha256('meow')}\n`,
  });
  expect(readdirSync(bad.place.root).filter((name) => name.startsWith('out'))).toEqual([]);
});

test('a checksum of checksums of parts says nothing about the whole', async () => {
  const { run } = await at([{ body: 'meow', headers: { 'x-amz-checksum-sha256': `${sha256('woof')}-2` } }]);
  expect((await run('s3api get-object --bucket bbb --key k out.txt')).exitCode).toBe(0);
});

test('with response_checksum_validation = when_required no checksum is asked for or looked at', async () => {
  const config = '[default]\nregion = us-east-1\nresponse_checksum_validation = when_required\n';
  const { endpoint, run } = await at([{ body: 'meow', headers: { 'x-amz-checksum-sha256': sha256('woof') } }], { config });
  expect((await run('s3api get-object --bucket bbb --key k out.txt')).exitCode).toBe(0);
  expect(endpoint.received[0]?.headers['x-amz-checksum-mode']).toBeUndefined();
});

test.each([
  ['when_supported', 'CRC64NVME', ''],
  ['when_required', undefined, ''],
  ['when_required', 'SHA1', ' --checksum-algorithm SHA1'],
])('with AWS_REQUEST_CHECKSUM_CALCULATION=%s an object has the checksum %s', async (use, algorithm, flag) => {
  const { endpoint, run } = await at([{}], { files: { 'b.txt': 'meow' }, env: { AWS_REQUEST_CHECKSUM_CALCULATION: use } });
  await run(`s3api put-object --bucket bbb --key k --body b.txt${flag}`);
  expect(endpoint.received[0]?.headers['x-amz-sdk-checksum-algorithm']).toBe(algorithm);
});

test('what S3 demands a checksum for has one', async () => {
  const { endpoint, run } = await at([{ body: '<DeleteResult/>' }], { env: { AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required' } });
  await run('s3api delete-objects --bucket bbb --delete Objects=[{Key=k}]');
  expect(endpoint.received[0]?.headers['x-amz-checksum-crc64nvme']).toMatch(/=$/);
});

const large = 'x'.repeat(300_000);

test('a large body has the checksum that is asked for behind it', async () => {
  const { endpoint, run } = await at([{}], { files: { 'b.txt': large } });
  await run('s3api put-object --bucket bbb --key k --body b.txt --checksum-algorithm SHA256');
  const [{ headers, body } = { headers: {}, body: '' }] = endpoint.received;
  expect(headers).toMatchObject({
    'content-encoding': 'aws-chunked',
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '300000',
    'x-amz-trailer': 'x-amz-checksum-sha256',
  });
  expect(body.slice(0, 8)).toBe('10000\r\nx');
  expect(body.slice(body.lastIndexOf('\r\n0\r\n'))).toBe(`\r\n0\r\nx-amz-checksum-sha256:${sha256(large)}\r\n\r\n`);
});

test('a large body is read again for another try', async () => {
  const { endpoint, run } = await at([{ status: 503 }, {}], { files: { 'b.txt': large } });
  expect((await run('s3api put-object --bucket bbb --key k --body b.txt')).exitCode).toBe(0);
  expect(endpoint.received.map(({ body }) => body.length)).toEqual([300_000, 300_000]);
});

test('a download that breaks off begins again, and one that always does leaves nothing', async () => {
  const head = { headers: { 'content-length': '6', etag: '"e"', 'last-modified': 'Tue, 24 Nov 2026 12:00:00 GMT' } };
  const body = { body: 'meow!!', cutAfter: 3 };
  const { place, run } = await at([head, body, body, { body: 'meow!!' }]);
  expect(await run('s3 cp s3://bbb/k out.txt')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(place.root, 'out.txt'), 'utf8')).toBe('meow!!');
  const broken = await at([head, body]);
  expect(await broken.run('s3 cp s3://bbb/k out.txt')).toMatchObject({ exitCode: 1 });
  expect(broken.endpoint.received).toHaveLength(6);
  expect(existsSync(join(broken.place.root, 'out.txt'))).toBe(false);
  expect(readdirSync(broken.place.root).filter((name) => name.includes('part'))).toEqual([]);
});

test.each([
  ['path', 's3api list-objects-v2 --bucket bbb', '/bbb?list-type=2&encoding-type=url', ''],
  ['virtual', 's3api list-objects-v2 --bucket bbb', '/?list-type=2&encoding-type=url', 'bbb.'],
  ['virtual', 's3api head-object --bucket bbb --key a/b', '/a/b', 'bbb.'],
  ['virtual', 's3api head-bucket --bucket Not_A_Label', '/Not_A_Label', ''],
  ['virtual', 's3api get-bucket-location --bucket bbb', '/bbb?location=', ''],
  ['auto', 's3api head-bucket --bucket bbb', '/bbb', ''],
])('with the addressing style %s, %s asks for %s', async (style, line, path, prefix) => {
  const config = `[default]\nregion = us-east-1\ns3 =\n  addressing_style = ${style}\n`;
  const { endpoint, place } = await at([{ body: '<R/>' }], { config });
  const url = endpoint.url.replace('127.0.0.1', 'localhost');
  await place.run([...line.split(' '), '--endpoint-url', url], { now });
  expect(endpoint.received[0]).toMatchObject({ path, headers: { host: `${prefix}${url.slice('http://'.length)}` } });
});

test.each<[string, (url: string) => RunOptions]>([
  ['AWS_ENDPOINT_URL', (url) => ({ env: { AWS_ENDPOINT_URL: url } })],
  ['AWS_ENDPOINT_URL_STS', (url) => ({ env: { AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } })],
  ['endpoint_url', (url) => ({ config: `[default]\nregion = us-east-1\nendpoint_url = ${url}\n` })],
  ['the section services', (url) => ({ config: `[default]\nregion = us-east-1\nservices = dev\n[services dev]\nsts =\n  endpoint_url = ${url}\n` })],
])('%s names the endpoint, unless configured ones are ignored', async (_name, optionsFor) => {
  const endpoint = await Endpoint.start([identity]);
  const options = optionsFor(endpoint.url);
  const place = new Workplace(options);
  open.push(endpoint, { stop: () => place.remove() });
  expect((await place.run(who.split(' '), { ...options, now })).stdout).toBe('"1"\n');
  const ignoring = { ...options, env: { ...options.env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, answers: { 'sts.GetCallerIdentity': { Account: '2' } } };
  expect((await place.run(who.split(' '), ignoring)).stdout).toBe('"2"\n');
  expect(endpoint.received).toHaveLength(1);
});

test('an endpoint of S3 answers S3 alone', async () => {
  const { endpoint, place } = await at([{ body: '<ListAllMyBucketsResult/>' }]);
  const options = { env: { AWS_ENDPOINT_URL_S3: endpoint.url }, answers: { 'sts.GetCallerIdentity': { Account: '2' } }, now };
  expect((await place.run(who.split(' '), options)).stdout).toBe('"2"\n');
  expect((await place.run(['s3', 'ls'], options)).exitCode).toBe(0);
  expect(endpoint.received).toHaveLength(1);
});

test('nobody signs in at an endpoint', async () => {
  const { endpoint, run } = await at([{}]);
  expect(await run('login --as root --password-stdin', { stdin: 'secret\n' })).toMatchObject({
    exitCode: 255,
    stderr: '\naws: [ERROR]: Signing in is not simulated over the network. Leave --endpoint-url out.\n',
  });
  expect(endpoint.received).toEqual([]);
});
