import { describe, expect, test } from 'vitest';
import type { Headers, Query } from '../../src/wire/protocols/message.ts';
import { canonicalRequest, sha256Hex } from '../../src/wire/sigv4/canonical.ts';
import { differenceOf, readings, type Signing } from '../../src/wire/sigv4/differences.ts';

interface Wide {
  readonly query?: Query;
  readonly headers?: Headers;
  readonly signedHeaders?: readonly string[];
}

/** A signed request, however much it has. */
const signing = ({ query = [], headers = {}, signedHeaders = [] }: Wide): Signing => ({
  request: { method: 'GET', path: '/tom.jpg', query, headers: { host: 'cat-photos-4821.s3.localhost', ...headers }, payloadHash: sha256Hex('') },
  signedHeaders: ['host', ...signedHeaders],
  scope: { timestamp: '20261124T120000Z', region: 'us-east-1', service: 's3' },
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
});

/** How many characters are canonicalized in search of what differs. */
function workOn(one: Signing): number {
  const { request, signedHeaders, scope } = one;
  return [...readings(one, undefined)].length * canonicalRequest(request, signedHeaders, scope.service).length;
}

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `x-${index}`);

const wide: readonly (readonly [string, Wide])[] = [
  ['10,000 names among the signed headers', { signedHeaders: names(10_000) }],
  ['10,000 parameters', { query: names(10_000).map((name) => [name, 'a b']) }],
  ['a header of 60,000 characters', { headers: { 'x-a': 'y'.repeat(60_000) }, signedHeaders: ['x-a'] }],
];

describe('the search for what differs in a signature', () => {
  test.each(wide)('is bounded by the length of the request: %s', (_, one) => {
    expect(workOn(signing(one))).toBeLessThan(2_000_000);
    expect(differenceOf(signing(one), '00', undefined)).toEqual({ part: 'key' });
  });

  test('reads a name once, however often it is signed', () => {
    const repeated = [...readings(signing({ signedHeaders: Array.from({ length: 1000 }, () => 'accept-encoding') }), undefined)];
    const once = [...readings(signing({ signedHeaders: ['accept-encoding'] }), undefined)];
    const ofHeaders = (all: typeof once) => all.filter(({ part }) => part === 'header').length;
    expect(ofHeaders(repeated)).toBe(ofHeaders(once));
  });

  test('leaves nothing out for a request as SDKs send them', () => {
    const headers = { 'x-amz-security-token': 't'.repeat(2000), 'x-amz-date': '20261124T120000Z', 'x-amz-content-sha256': sha256Hex('') };
    const parts = [...readings(signing({ headers, signedHeaders: Object.keys(headers), query: names(10).map((name) => [name, 'a b']) }), undefined)];
    expect(parts.at(-1)).toMatchObject({ part: 'key', received: 'nothing in its place' });
  });
});
