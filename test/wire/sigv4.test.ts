import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Headers, Query } from '../../src/wire/protocols/message.ts';
import { sha256Hex } from '../../src/wire/sigv4/canonical.ts';
import { presignQuery, signHeaders } from '../../src/wire/sigv4/sign.ts';
import { signingTimestamp } from '../../src/wire/sigv4/timestamp.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const empty = sha256Hex('');

interface Case {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: string;
  readonly token: string | null;
  readonly presigned: boolean;
  readonly signed: string;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(join(import.meta.dirname, 'sigv4.cases.json'), 'utf8'));

describe('as botocore signs', () => {
  test.each(
    cases.map(
      (one) => [`${one.service} ${one.method} ${one.path} ${one.presigned ? 'presigned' : 'in headers'}${one.token ? ' in a session' : ''}`, one] as const,
    ),
  )('%s', (_, { service, method, path, query, headers, body, token, presigned, signed }) => {
    const request = { method, path, query, headers: { host: 'host.example:8443', ...headers }, payloadHash: sha256Hex(body) };
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey, ...(token !== null && { sessionToken: token }) };
    const scope = { timestamp: signingTimestamp(Date.UTC(2026, 10, 24, 12, 34, 56, 789)), region: 'eu-west-1', service };
    const ours = presigned ? presignQuery(request, credentials, scope, 900).signature : signHeaders(request, credentials, scope).headers.authorization;
    expect(ours).toBe(signed);
  });
});

/** The examples of the Amazon S3 API Reference, "Signature Calculations for the Authorization Header", read 2026-11. */
const s3Examples: readonly (readonly [
  string,
  { readonly method: string; readonly path: string; readonly query?: Query; readonly headers?: Headers; readonly body?: string },
  string,
])[] = [
  ['GET Object', { method: 'GET', path: '/test.txt', headers: { range: 'bytes=0-9' } }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  [
    'PUT Object',
    {
      method: 'PUT',
      path: '/test%24file.text',
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      body: 'Welcome to Amazon S3.',
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  ['GET Bucket Lifecycle', { method: 'GET', path: '/', query: [['lifecycle', '']] }, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  [
    'List Objects',
    {
      method: 'GET',
      path: '/',
      query: [
        ['max-keys', '2'],
        ['prefix', 'J'],
      ],
    },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
];

describe('as the documentation signs', () => {
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
  const scope = { timestamp: '20130524T000000Z', region: 'us-east-1', service: 's3' };
  const host = 'examplebucket.s3.amazonaws.com';

  test.each(s3Examples)('S3, %s', (_, { method, path, query = [], headers = {}, body = '' }, signature) => {
    const signed = signHeaders({ method, path, query, headers: { host, ...headers }, payloadHash: sha256Hex(body) }, credentials, scope);
    expect(signed.signature).toBe(signature);
  });

  test('S3, a presigned link', () => {
    const { signature, canonicalRequest } = presignQuery(
      { method: 'GET', path: '/test.txt', query: [], headers: { host }, payloadHash: empty },
      credentials,
      scope,
      86400,
    );
    expect(signature).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404');
    expect(canonicalRequest.split('\n').at(-1)).toBe('UNSIGNED-PAYLOAD');
  });

  test('IAM, ListUsers, with what it was made from', () => {
    const signed = signHeaders(
      {
        method: 'GET',
        path: '/',
        query: [
          ['Action', 'ListUsers'],
          ['Version', '2010-05-08'],
        ],
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', host: 'iam.amazonaws.com' },
        payloadHash: empty,
      },
      { accessKeyId: 'AKIDEXAMPLE', secretAccessKey },
      { timestamp: '20150830T123600Z', region: 'us-east-1', service: 'iam' },
    );
    expect(signed.canonicalRequest).toBe(
      [
        'GET',
        '/',
        'Action=ListUsers&Version=2010-05-08',
        'content-type:application/x-www-form-urlencoded; charset=utf-8',
        'host:iam.amazonaws.com',
        'x-amz-date:20150830T123600Z',
        '',
        'content-type;host;x-amz-date',
        empty,
      ].join('\n'),
    );
    expect(signed.stringToSign).toBe(
      'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\nf536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    );
    expect(signed.signature).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7');
  });
});
