import net from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawAnswer, type RawRequest, refusalOf, type Signer, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;

beforeAll(async () => {
  place = await served();
  await place.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const ask = (request: RawRequest): Promise<RawAnswer> => send(place.endpoint.url, request);
const by = (service: string): Signer => ({ url: place.endpoint.url, credentials: place.admin, service });
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const json = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' };

/** What comes back for bytes that need be no request at all. */
function raw(bytes: string | Uint8Array): Promise<string> {
  const { port } = new URL(place.endpoint.url);
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

describe('requests that cannot be meant', () => {
  test.each<readonly [string, () => RawRequest, number, string]>([
    [
      'an action that there is not',
      () => signed(by('iam'), { method: 'POST', path: '/', headers: form, body: 'Action=Meow&Version=2010-05-08' }),
      400,
      'InvalidAction',
    ],
    ['no action', () => signed(by('iam'), { method: 'POST', path: '/', headers: form, body: 'Version=2010-05-08' }), 400, 'MissingAction'],
    [
      'a target that there is not',
      () => signed(by('ssm'), { method: 'POST', path: '/', headers: { ...json, 'x-amz-target': 'AmazonSSM.Meow' }, body: '{}' }),
      400,
      'UnknownOperationException',
    ],
    [
      'a service that is not simulated',
      () => signed(by('dynamodb'), { method: 'POST', path: '/', headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, body: '{}' }),
      501,
      'NotSimulated',
    ],
    ['a method that S3 does not know', () => signed(by('s3'), { method: 'PATCH', path: '/cat-photos-4821' }), 405, 'MethodNotAllowed'],
    ['JSON that is none', () => signed(by('ssm'), { method: 'POST', path: '/', headers: json, body: '{"Name":' }), 400, 'SerializationException'],
    ['XML that is none', () => signed(by('s3'), { method: 'PUT', path: '/cat-photos-4821', query: [['tagging', '']], body: '<Tagging>' }), 400, 'MalformedXML'],
    [
      'XML that would grow without end',
      () =>
        signed(by('s3'), {
          method: 'PUT',
          path: '/cat-photos-4821',
          query: [['tagging', '']],
          body: '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><Tagging>&d;</Tagging>',
        }),
      400,
      'MalformedXML',
    ],
    [
      'XML nested without end',
      () => signed(by('s3'), { method: 'PUT', path: '/cat-photos-4821', query: [['tagging', '']], body: '<a>'.repeat(50_000) }),
      400,
      'MalformedXML',
    ],
    ['JSON nested without end', () => signed(by('ssm'), { method: 'POST', path: '/', headers: json, body: '['.repeat(50_000) }), 400, 'SerializationException'],
    ['a path that is no UTF-8', () => ({ method: 'GET', path: '/cat-photos-4821/%FF' }), 400, 'InvalidURI'],
    ['a path that is half encoded', () => ({ method: 'GET', path: '/cat-photos-4821/%2' }), 400, 'InvalidURI'],
    [
      'headers by the thousand',
      () => ({ method: 'GET', path: '/', headers: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x-${index}`, 'y'])) }),
      400,
      'RequestHeaderSectionTooLarge',
    ],
  ])('%s', async (_, make, status, code) => {
    const answer = await ask(make());
    expect({ status: answer.status, code: refusalOf(answer).code }).toEqual({ status, code });
    expect(answer.headers['x-amzn-requestid'] ?? answer.headers['x-amz-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each<readonly [string, string, RegExp]>([
    ['no request', 'meow\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['headers of a megabyte', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`, /^(?:HTTP\/1\.1 431 |$)/],
    ['two lengths', 'PUT / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', /^HTTP\/1\.1 400 /],
    ['a length and chunks', 'PUT / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', /^HTTP\/1\.1 400 /],
  ])('%s', async (_, bytes, answer) => {
    expect(await raw(bytes)).toMatch(answer);
    expect((await ask({ method: 'GET', path: '/_nimbi/health' })).status).toBe(200);
  });

  test('a refused HEAD says no more than its status', async () => {
    const answer = await ask(signed(by('s3'), { method: 'HEAD', path: '/cat-photos-4821/none' }));
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 404, body: '' });
    expect(answer.headers).not.toHaveProperty('content-length');
  });

  test.each(['../../etc/passwd', 'a//b', '/', '.', 'a/%2F/b', '%00', '\u0001', '\u{1F408}', '\u{10FFFD}', 'a b+c&d=e?f#g', '<key>]]>&amp;', 'ключ/猫'])(
    'the key %j is stored, listed and read as it is',
    async (key) => {
      const path = `/cat-photos-4821/${encodeURIComponent(key).replaceAll('%2F', '/')}`;
      expect((await ask(signed(by('s3'), { method: 'PUT', path, body: key }))).status).toBe(200);
      expect((await ask(signed(by('s3'), { method: 'GET', path }))).body).toBe(key);
      const query = [
        ['encoding-type', 'url'],
        ['list-type', '2'],
      ] as const;
      const listed = await ask(signed(by('s3'), { method: 'GET', path: '/cat-photos-4821', query }));
      const keys = [...listed.body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, text = '']) => decodeURIComponent(text.replaceAll('+', ' ')));
      expect(keys).toContain(key);
    },
  );
});

/** Text that may be anything, and now and then what services look for. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    'Action',
    'Version',
    'AmazonSSM.GetParameter',
    '2011-06-15',
    'GetCallerIdentity',
    'cat-photos-4821',
    'tagging',
    'uploads',
    'policy',
    '-1',
    '99999999999999999999',
    '[]',
    '{}',
    '<a/>',
  ),
);
const path = fc
  .array(anyText, { maxLength: 4 })
  .map((segments) => `/${segments.map((segment) => encodeURIComponent(segment.replace(/[\uD800-\uDFFF]/g, ''))).join('/')}`);
const headerNames = [
  'content-type',
  'x-amz-target',
  'range',
  'if-match',
  'x-amz-copy-source',
  'x-amz-acl',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
  'content-md5',
];
const headers = fc
  .dictionary(fc.constantFrom(...headerNames), anyText, { maxKeys: 4 })
  .map((given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.replace(/[^\x20-\x7e]/g, '?').trim()])));
const anyRequest = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD'),
  path,
  query: fc
    .array(fc.tuple(anyText, anyText), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => [name.replace(/[\uD800-\uDFFF]/g, ''), value.replace(/[\uD800-\uDFFF]/g, '')] as const)),
  headers,
  body: anyText,
});

describe('whatever comes', () => {
  test('is answered, and never by a fault of ours', () =>
    fc.assert(
      fc.asyncProperty(anyRequest, fc.constantFrom('s3', 'sts', 'iam', 'ec2', 'ssm', 'account', 'cloudfront', undefined), async (request, service) => {
        const answer = await ask(service === undefined ? request : signed(by(service), request));
        expect(place.faults).toEqual([]);
        expect(answer.status).not.toBe(500);
      }),
      { numRuns: 300 },
    ));
});
