import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { algorithm } from '../../src/wire/sigv4/signature.ts';
import { Workplace } from '../aws/support/command-line.ts';
import { type RawAnswer, type RawRequest, refusalOf, type Signer, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;
let s3: S3Client;

const here = { Bucket: 'cat-photos-4821', Key: 'tom.jpg' };
const there = { Bucket: 'cat-photos-eu', Key: 'tom.jpg' };

beforeAll(async () => {
  place = await served();
  s3 = new S3Client({ ...place.client, forcePathStyle: true });
  await place.ok('s3', 'CreateBucket', { Bucket: here.Bucket });
  await place.ok('s3', 'PutObject', { ...here, Body: '0123456789' });
  const eu = { region: 'eu-west-1' };
  await place.ok('s3', 'CreateBucket', { Bucket: there.Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }, eu);
  await place.ok('s3', 'PutObject', { ...there, Body: 'miaow' }, eu);
});
afterAll(async () => {
  s3.destroy();
  expect(place.faults).toEqual([]);
  await place.close();
});

const ask = (request: RawRequest): Promise<RawAnswer> => send(place.endpoint.url, request);
const signer = (region = 'us-east-1'): Signer => ({ url: place.endpoint.url, credentials: place.admin, service: 's3', region });
const asked = (request: RawRequest, region = 'us-east-1'): Promise<RawAnswer> => ask(signed(signer(region), request));

describe('a part of an object', () => {
  test.each([
    ['bytes=2-4', 'bytes 2-4/10', '234'],
    ['bytes=7-', 'bytes 7-9/10', '789'],
    ['bytes=-2', 'bytes 8-9/10', '89'],
    ['bytes=8-100', 'bytes 8-9/10', '89'],
  ])('%s', async (range, contentRange, body) => {
    const answer = await asked({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { range } });
    expect({ status: answer.status, range: answer.headers['content-range'], length: answer.headers['content-length'], body: answer.body }).toEqual({
      status: 206,
      range: contentRange,
      length: String(body.length),
      body,
    });
    const head = await asked({ method: 'HEAD', path: '/cat-photos-4821/tom.jpg', headers: { range } });
    expect({ status: head.status, range: head.headers['content-range'], length: head.headers['content-length'], body: head.body }).toEqual({
      status: 206,
      range: contentRange,
      length: String(body.length),
      body: '',
    });
  });

  test('beyond its end', async () => {
    const answer = await asked({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { range: 'bytes=10-' } });
    expect(answer.status).toBe(416);
    expect(refusalOf(answer)).toEqual({ code: 'InvalidRange', message: 'The requested range is not satisfiable' });
    expect(answer.body).toContain('<RangeRequested>bytes=10-</RangeRequested><ActualObjectSize>10</ActualObjectSize>');
    await expect(s3.send(new GetObjectCommand({ ...here, Range: 'bytes=10-' }))).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
    const head = await asked({ method: 'HEAD', path: '/cat-photos-4821/tom.jpg', headers: { range: 'bytes=10-' } });
    expect({ status: head.status, body: head.body }).toEqual({ status: 416, body: '' });
  });

  test('a range that is none gives all of it', async () => {
    const answer = await asked({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { range: 'lines=1-2' } });
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '0123456789' });
  });
});

describe('conditions', () => {
  test('a copy that is still good: 304, with what it is known by and nothing else', async () => {
    const { ETag = '', LastModified } = await s3.send(new HeadObjectCommand(here));
    for (const headers of [{ 'if-none-match': ETag }, { 'if-modified-since': LastModified?.toUTCString() ?? '' }]) {
      const answer = await asked({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers });
      expect(answer).toMatchObject({ status: 304, body: '', headers: { etag: ETag, 'last-modified': LastModified?.toUTCString() } });
      expect(answer.headers).not.toHaveProperty('content-type');
      expect(answer.headers).not.toHaveProperty('content-length');
    }
    await expect(s3.send(new GetObjectCommand({ ...here, IfNoneMatch: ETag }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(s3.send(new HeadObjectCommand({ ...here, IfNoneMatch: ETag }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  test('another object than was meant: 412', async () => {
    const answer = await asked({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { 'if-match': '"other"' } });
    expect(answer.status).toBe(412);
    expect(refusalOf(answer)).toEqual({ code: 'PreconditionFailed', message: 'At least one of the pre-conditions you specified did not hold' });
    await expect(s3.send(new HeadObjectCommand({ ...here, IfMatch: '"other"' }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(s3.send(new PutObjectCommand({ ...here, IfNoneMatch: '*', Body: 'x' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });
});

describe('a bucket in another Region', () => {
  const get = { method: 'GET', path: '/cat-photos-eu/tom.jpg' };

  test('is said to be there', async () => {
    const answer = await asked(get);
    expect(answer).toMatchObject({ status: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } });
    expect(refusalOf(answer)).toEqual({
      code: 'PermanentRedirect',
      message: 'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    });
    expect(answer.body).toContain(`<Endpoint>${new URL(place.endpoint.url).host}</Endpoint><Bucket>cat-photos-eu</Bucket>`);
    expect(await asked({ ...get, method: 'HEAD' })).toMatchObject({ status: 301, body: '', headers: { 'x-amz-bucket-region': 'eu-west-1' } });
    expect((await asked(get, 'eu-west-1')).body).toBe('miaow');
  });

  test("by its Region's host signed for another: the header is malformed, and names the Region", async () => {
    for (const host of ['s3.eu-west-1.amazonaws.com', 'cat-photos-eu.s3.amazonaws.com', 'cat-photos-eu.s3.localhost']) {
      const answer = await asked({ method: 'GET', path: host.startsWith('s3.') ? get.path : '/tom.jpg', headers: { host } });
      expect({ status: answer.status, ...refusalOf(answer) }).toEqual({
        status: 400,
        code: 'AuthorizationHeaderMalformed',
        message: "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
      });
      expect(answer.body).toContain('<Region>eu-west-1</Region>');
      expect(answer.headers['x-amz-bucket-region']).toBe('eu-west-1');
    }
  });

  test("by another Region's host of AWS: its endpoint is named", async () => {
    const answer = await asked({ ...get, headers: { host: 's3.us-east-1.amazonaws.com' } });
    expect(answer.status).toBe(301);
    expect(answer.body).toContain('<Endpoint>cat-photos-eu.s3.eu-west-1.amazonaws.com</Endpoint>');
  });

  test('is found by an SDK that follows', async () => {
    const following = new S3Client({ ...place.client, forcePathStyle: true, followRegionRedirects: true });
    expect(await (await following.send(new GetObjectCommand(there))).Body?.transformToString()).toBe('miaow');
    expect((await following.send(new ListObjectsV2Command({ Bucket: there.Bucket }))).Contents?.map(({ Key }) => Key)).toEqual(['tom.jpg']);
    following.destroy();
    await expect(s3.send(new HeadBucketCommand({ Bucket: there.Bucket }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 301 } });
  });

  test('is found by nimbi aws over the wire, with and without a body', async () => {
    const { accessKeyId, secretAccessKey } = place.admin;
    const workplace = new Workplace({
      credentials: `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      config: '[default]\nregion = us-east-1\n',
      files: { 'new.jpg': 'purr' },
    });
    const run = (line: string) => workplace.run([...line.split(' '), '--endpoint-url', place.endpoint.url], { cloud: place.cloud, now: Date.now });
    expect(await run('s3api head-object --bucket cat-photos-eu --key tom.jpg --query ContentLength')).toMatchObject({ stderr: '', stdout: '5\n' });
    expect(await run('s3 cp s3://cat-photos-eu/tom.jpg -')).toMatchObject({ stderr: '', stdout: 'miaow' });
    expect(await run('s3api put-object --bucket cat-photos-eu --key new.jpg --body new.jpg')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(await run('s3 cp s3://cat-photos-eu/new.jpg -')).toMatchObject({ stderr: '', stdout: 'purr' });
    workplace.remove();
  });

  test('tells where it is, and that its name is taken, to whoever asks', async () => {
    expect((await asked({ method: 'GET', path: '/cat-photos-eu', query: [['location', '']] })).body).toContain('>eu-west-1</LocationConstraint>');
    expect(refusalOf(await asked({ method: 'PUT', path: '/cat-photos-eu' })).code).toBe('BucketAlreadyOwnedByYou');
  });
});

test('an upload by an HTML form is said not to be simulated', async () => {
  const body = '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\ntom.jpg\r\n--b--\r\n';
  const answer = await ask({ method: 'POST', path: '/cat-photos-4821', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body });
  expect({ status: answer.status, ...refusalOf(answer) }).toEqual({
    status: 501,
    code: 'NotSimulated',
    message: 'nimbi does not simulate uploads by HTML forms.',
  });
});

describe('requests across origins', () => {
  const preflight = (headers: Record<string, string>, path = '/cat-photos-4821/tom.jpg') => ask({ method: 'OPTIONS', path, headers });
  const origin = 'https://cats.example.com';

  test('a bucket without rules, and a question that asks for nothing', async () => {
    const none = await preflight({ origin, 'access-control-request-method': 'GET' });
    expect({ status: none.status, ...refusalOf(none) }).toEqual({
      status: 403,
      code: 'AccessForbidden',
      message: 'CORSResponse: CORS is not enabled for this bucket.',
    });
    expect(none.body).toContain('<Method>GET</Method><ResourceType>OBJECT</ResourceType>');
    expect((await preflight({ origin, 'access-control-request-method': 'GET' }, '/cat-photos-4821')).body).toContain('<ResourceType>BUCKET</ResourceType>');
    expect(refusalOf(await preflight({}))).toEqual({ code: 'BadRequest', message: 'Insufficient information. Origin request header needed.' });
    expect(refusalOf(await preflight({ origin }))).toEqual({ code: 'BadRequest', message: 'Invalid Access-Control-Request-Method: null' });
  });

  test('rules are asked in order: origin, method and headers', async () => {
    const CORSRules = [
      { AllowedOrigins: ['https://*.example.com'], AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['x-amz-*'], ExposeHeaders: ['ETag'], MaxAgeSeconds: 60 },
      { AllowedOrigins: ['*'], AllowedMethods: ['GET'] },
    ];
    await place.ok('s3', 'PutBucketCors', { Bucket: here.Bucket, CORSConfiguration: { CORSRules } });
    const put = { origin, 'access-control-request-method': 'PUT' };
    const allowed = await preflight({ ...put, 'access-control-request-headers': 'X-Amz-Date, x-amz-acl' });
    expect(allowed).toMatchObject({
      status: 200,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, PUT',
        'access-control-allow-headers': 'x-amz-date, x-amz-acl',
        'access-control-expose-headers': 'ETag',
        'access-control-max-age': '60',
        'access-control-allow-credentials': 'true',
        vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
      },
    });
    const header = await preflight({ ...put, 'access-control-request-headers': 'x-other' });
    expect({ status: header.status, message: refusalOf(header).message }).toEqual({
      status: 403,
      message: expect.stringMatching(/^CORSResponse: This CORS request is not allowed\./),
    });
    expect((await preflight({ origin: 'https://other.test', 'access-control-request-method': 'PUT' })).status).toBe(403);
  });

  test('answers carry what their rule allows', async () => {
    const get = { method: 'GET', path: '/cat-photos-4821/tom.jpg' };
    expect((await asked({ ...get, headers: { origin } })).headers).toMatchObject({ 'access-control-allow-origin': origin });
    const other = await asked({ ...get, headers: { origin: 'https://other.test' } });
    expect(other.headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET' });
    expect(other.headers).not.toHaveProperty('access-control-allow-credentials');
    expect((await ask({ ...get, headers: { origin } })).headers).toMatchObject({ 'access-control-allow-origin': origin });
    expect((await asked(get)).headers).not.toHaveProperty('access-control-allow-origin');
  });

  test.each<readonly [string, string, () => RawRequest]>([
    [
      'a signature that is not right',
      'SignatureDoesNotMatch',
      () => {
        const request = signed(signer(), { method: 'GET', path: '/cat-photos-4821/tom.jpg' });
        return { ...request, path: '/cat-photos-4821/jerry.jpg' };
      },
    ],
    [
      'a signature that is none',
      'AuthorizationHeaderMalformed',
      () => ({ method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { authorization: algorithm } }),
    ],
    ['an operation that there is not', 'MethodNotAllowed', () => signed(signer(), { method: 'POST', path: '/cat-photos-4821' })],
    [
      'a body that is too large',
      'RequestEntityTooLarge',
      () => ({ method: 'PUT', path: '/cat-photos-4821', query: [['policy', '']], headers: { 'content-length': '99999999', expect: '100-continue' } }),
    ],
  ])('refusals carry it too: %s', async (_, code, make) => {
    const CORSRules = [{ AllowedOrigins: [origin], AllowedMethods: ['GET', 'PUT', 'POST'], ExposeHeaders: ['x-amz-request-id'] }];
    await place.ok('s3', 'PutBucketCors', { Bucket: here.Bucket, CORSConfiguration: { CORSRules } });
    const request = make();
    const answer = await ask({ ...request, headers: { ...request.headers, origin } });
    expect(refusalOf(answer).code).toBe(code);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-amz-request-id' });
  });
});
