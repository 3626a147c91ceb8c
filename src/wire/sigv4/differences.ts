import type { SignatureFinding, SignedPart } from '../../kernel/signature.ts';
import { percentDecode } from '../protocols/form.ts';
import type { Headers, Query } from '../protocols/message.ts';
import { canonicalRequest, type SignableRequest, sha256Hex, unsignedPayload } from './canonical.ts';
import { type SigningScope, signatureOf, stringToSign } from './signature.ts';
import { signingTime, signingTimestamp } from './timestamp.ts';

/** What a signature is made from, all told. */
export interface Signing {
  readonly request: SignableRequest;
  readonly signedHeaders: readonly string[];
  readonly scope: SigningScope;
  readonly secretAccessKey: string;
}

/** Another reading of a request, under which its signature may be right; and what it says that differs. */
export interface Reading {
  readonly part: SignedPart;
  readonly name?: string;
  readonly expected?: string;
  readonly received?: string;
  readonly signing: Signing;
}

/** Whether a signature is the one that this signing gives. */
const signs = ({ request, signedHeaders, scope, secretAccessKey }: Signing, signature: string): boolean =>
  signatureOf(secretAccessKey, scope, stringToSign(scope, canonicalRequest(request, signedHeaders, scope.service))) === signature;

/** So many characters are canonicalized at most in search of what differs: who sends much may not have it all read thousands of times. */
const mostWork = 1_000_000;

/** How long a request is that is signed, about, in characters. */
function sizeOf({ request: { path, query, headers }, signedHeaders }: Signing): number {
  const ofQuery = query.reduce((sum, [name, value]) => sum + name.length + value.length + 2, 0);
  return signedHeaders.reduce((sum, name) => sum + 2 * name.length + (headers[name]?.length ?? 0) + 2, 200 + path.length + ofQuery);
}

/**
 * The likely ways in which a request changes between its signer and its service, as many of them as its length allows to try.
 * @param bodyHash what the body really hashes to, where it is known
 */
export function* readings(signing: Signing, bodyHash: string | undefined): Iterable<Reading> {
  let left = Math.floor(mostWork / sizeOf(signing));
  for (const read of [byMethod, byBody(bodyHash), byPath, byQuery, byHeader, byScope, byDate, bySecret]) {
    for (const reading of read(signing)) {
      if (left <= 0) return;
      left -= 1;
      yield reading;
    }
  }
}

/**
 * Finds which part of a request is not what was signed. A signature does not say what it was made from, so the likely ways in which a
 * request changes between its signer and its service are tried one by one: the one under which the signature is right is what happened.
 * Where none is, the secret is another, or something was changed that nobody can guess, or the request is too long to guess further.
 * @param bodyHash what the body really hashes to, where it is known
 */
export function differenceOf(signing: Signing, signature: string, bodyHash: string | undefined): Omit<SignatureFinding, 'canonicalRequest' | 'stringToSign'> {
  for (const { signing: other, ...found } of readings(signing, bodyHash)) if (signs(other, signature)) return found;
  return { part: 'key' };
}

type Readings = (signing: Signing) => Iterable<Reading>;

const withRequest = (signing: Signing, changed: Partial<SignableRequest>): Signing => ({ ...signing, request: { ...signing.request, ...changed } });

const methods = ['GET', 'PUT', 'POST', 'HEAD', 'DELETE'];

const byMethod: Readings = (signing) => {
  const received = signing.request.method;
  return methods
    .filter((method) => method !== received)
    .map((method) => ({ part: 'method', expected: method, received, signing: withRequest(signing, { method }) }));
};

const byBody =
  (bodyHash: string | undefined): Readings =>
  (signing) => {
    const received = signing.request.payloadHash;
    const claimed = signing.request.headers['x-amz-content-sha256'];
    const hashes = new Set([claimed, bodyHash, unsignedPayload, sha256Hex('')].filter((hash) => hash !== undefined && hash !== received) as string[]);
    return [...hashes].map((payloadHash) => ({ part: 'body', expected: payloadHash, received, signing: withRequest(signing, { payloadHash }) }));
  };

/** A path as it would be under another host, with or without a slash at its end, and encoded once less. */
function otherPaths(path: string, host: string): string[] {
  const [, first = '', ...rest] = path.split('/');
  const bucket = host.split('.')[0] ?? '';
  return [
    `/${rest.join('/')}`,
    `/${bucket}${path}`,
    path.endsWith('/') ? path.slice(0, -1) : `${path}/`,
    path.replaceAll(/\/{2,}/g, '/'),
    percentDecode(path),
    `/${first.toLowerCase()}/${rest.join('/')}`,
  ];
}

const byPath: Readings = (signing) => {
  const { path: received, headers } = signing.request;
  const others = new Set(otherPaths(received, headers.host ?? ''));
  others.delete(received);
  return [...others].map((path) => ({ part: 'path', expected: path, received, signing: withRequest(signing, { path }) }));
};

function* byQuery(signing: Signing): Iterable<Reading> {
  const { query } = signing.request;
  const reading = (changed: Query, found: Pick<Reading, 'name' | 'expected' | 'received'>): Reading => ({
    part: 'query',
    ...found,
    signing: withRequest(signing, { query: changed }),
  });
  for (const [index, [name, value]] of query.entries()) {
    yield reading(query.toSpliced(index, 1), { name, received: value });
    if (value.includes(' '))
      yield reading(query.with(index, [name, value.replaceAll(' ', '+')]), { name, expected: value.replaceAll(' ', '+'), received: value });
  }
  const signatures = query.filter(([name]) => name.startsWith('X-Amz-'));
  if (signatures.length < query.length) yield reading(signatures, {});
}

/** What proxies and clients make of headers, by name: values that these are known to have been before. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  'accept-encoding': ['identity', 'gzip', 'gzip, deflate', 'gzip, deflate, br'],
  'content-type': ['application/octet-stream', 'binary/octet-stream', 'application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8'],
  connection: ['keep-alive', 'close'],
};

/** Values that a signed header may have had when it was signed. */
function otherValues(name: string, value: string, headers: Headers): readonly string[] {
  if (name !== 'host') return ['', ...(knownValues[name] ?? []), value.toLowerCase(), headers[`x-forwarded-${name}`] ?? ''];
  const bare = value.replace(/:\d+$/, '');
  return [bare, `${bare}:80`, `${bare}:443`, 'localhost', headers['x-forwarded-host'] ?? bare];
}

function* byHeader(signing: Signing): Iterable<Reading> {
  const { request, signedHeaders } = signing;
  for (const name of new Set(signedHeaders)) {
    const received = request.headers[name] ?? '';
    for (const expected of new Set(otherValues(name, received, request.headers))) {
      if (expected !== received)
        yield { part: 'header', name, expected, received, signing: withRequest(signing, { headers: { ...request.headers, [name]: expected } }) };
    }
  }
}

/** The Regions and signing names that a key is most often made for by mistake. */
const likelyRegions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-1', ''];
const likelyServices = ['s3', 'iam', 'sts', 'ec2', 'execute-api', ''];

function* byScope(signing: Signing): Iterable<Reading> {
  const { scope } = signing;
  const reading = (changed: Partial<SigningScope>, expected: string, received: string): Reading => ({
    part: 'scope',
    expected,
    received,
    signing: { ...signing, scope: { ...scope, ...changed } },
  });
  for (const region of likelyRegions) if (region !== scope.region) yield reading({ region }, region, scope.region);
  for (const service of likelyServices) if (service !== scope.service) yield reading({ service }, service, scope.service);
}

const hour = 3_600_000;

/** A clock that is hours off, or that was read a second time between signing and sending. */
function* byDate(signing: Signing): Iterable<Reading> {
  const { scope, request, signedHeaders } = signing;
  const time = signingTime(scope.timestamp);
  const steps = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((seconds) => seconds * 1000);
  for (const step of [...steps, ...Array.from({ length: 27 }, (_, index) => (index - 12) * hour).filter((offset) => offset !== 0)]) {
    const timestamp = signingTimestamp(time + step);
    const headers = signedHeaders.includes('x-amz-date') ? { ...request.headers, 'x-amz-date': timestamp } : request.headers;
    const query = request.query.map((pair) => (pair[0] === 'X-Amz-Date' ? (['X-Amz-Date', timestamp] as const) : pair));
    for (const changed of [{ headers, query }, {}]) {
      yield { part: 'date', expected: timestamp, received: scope.timestamp, signing: { ...withRequest(signing, changed), scope: { ...scope, timestamp } } };
    }
  }
}

/** What copying does to a secret. It is not said what it was; only how it differs. */
const bySecret: Readings = (signing) => {
  const secret = signing.secretAccessKey;
  const miscopied: readonly (readonly [string, string])[] = [
    ['a line break at its end', `${secret}\n`],
    ['a line break at its end', `${secret}\r\n`],
    ['a carriage return at its end', `${secret}\r`],
    ['a space at its end', `${secret} `],
    ['a space at its beginning', ` ${secret}`],
    ['quotes around it', `"${secret}"`],
    ['quotes around it', `'${secret}'`],
    ['its slashes and plus signs percent-encoded', encodeURIComponent(secret)],
    ['spaces for plus signs', secret.replaceAll('+', ' ')],
    ['its last character missing', secret.slice(0, -1)],
    ['its first character missing', secret.slice(1)],
    ['all its letters small', secret.toLowerCase()],
    ['nothing in its place', ''],
  ];
  return miscopied.map(([received, secretAccessKey]) => ({ part: 'key', received, signing: { ...signing, secretAccessKey } }));
};
