import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEvent } from '../../src/kernel/journal.ts';
import { presigned, type RawAnswer, type RawRequest, refusalOf, type Signer, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;
let signer: (service: string, other?: Partial<Signer>) => Signer;

beforeAll(async () => {
  place = await served();
  signer = (service, other = {}) => ({ url: place.endpoint.url, credentials: place.admin, service, ...other });
  await place.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
  await place.ok('s3', 'PutObject', { Bucket: 'cat-photos-4821', Key: 'tom.jpg', Body: 'meow' });
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const ask = (request: RawRequest): Promise<RawAnswer> => send(place.endpoint.url, request);
const lastEvent = (): CallEvent => place.cloud.events({ limit: 1 })[0] as CallEvent;
const finding = () => lastEvent().authentication.signature?.finding;

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const whoAmI: RawRequest = { method: 'POST', path: '/', headers: form, body: 'Action=GetCallerIdentity&Version=2011-06-15' };
const describeRegions: RawRequest = { method: 'POST', path: '/', headers: form, body: 'Action=DescribeRegions&Version=2016-11-15' };
const getParameter: RawRequest = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
  body: '{"Name":"/a"}',
};
const getObject: RawRequest = { method: 'GET', path: '/cat-photos-4821/tom.jpg' };

describe('a signature is verified', () => {
  test('in headers, and the journal tells how', async () => {
    expect((await ask(signed(signer('s3'), getObject))).body).toBe('meow');
    expect(lastEvent().authentication).toEqual({
      method: 'signature',
      accessKeyId: place.admin.accessKeyId,
      signature: { place: 'header', payload: 'signed' },
    });
  });

  test('in the query', async () => {
    expect((await ask(presigned(signer('s3'), getObject))).body).toBe('meow');
    expect(lastEvent().authentication.signature).toEqual({ place: 'query', payload: 'unsigned' });
    const put = await ask({ ...presigned(signer('s3'), { method: 'PUT', path: '/cat-photos-4821/new.jpg' }), body: 'any bytes' });
    expect(put.status).toBe(200);
  });

  test('in the query of a service without bodies of its own', async () => {
    const query = [
      ['Action', 'GetCallerIdentity'],
      ['Version', '2011-06-15'],
    ] as const;
    const answer = await ask(presigned(signer('sts'), { method: 'GET', path: '/', query }));
    expect(answer.body).toContain('<Arn>arn:aws:iam::123456789012:user/admin</Arn>');
  });

  test('without the body', async () => {
    const put = await ask(signed(signer('s3', { payloadHash: 'UNSIGNED-PAYLOAD' }), { method: 'PUT', path: '/cat-photos-4821/any', body: 'any' }));
    expect(put.status).toBe(200);
    expect(lastEvent().authentication.signature).toEqual({ place: 'header', payload: 'unsigned' });
  });

  test('over header values beyond ASCII, as text and as bytes', async () => {
    const value = 'schöne Katze';
    const asText = signed(signer('s3'), { method: 'PUT', path: '/cat-photos-4821/text', headers: { 'x-amz-meta-what': value } });
    expect((await ask(asText)).status).toBe(200);
    const asBytes = { ...asText, headers: { ...asText.headers, 'x-amz-meta-what': Buffer.from(value, 'utf8').toString('latin1') } };
    expect((await ask(asBytes)).status).toBe(200);
  });

  test.each(['bucket.localhost', 'bucket.s3.localhost', 'bucket.s3.us-east-1.amazonaws.com', 'bucket.s3.dualstack.us-east-1.amazonaws.com'])(
    'for the host %s',
    async (host) => {
      const headers = { host: host.replace('bucket', 'cat-photos-4821') };
      expect((await ask(signed(signer('s3'), { method: 'GET', path: '/tom.jpg', headers }))).body).toBe('meow');
    },
  );
});

/** What is wrong with a request, what each service says of it, and what the journal keeps. */
const wrongs: readonly {
  readonly what: string;
  readonly make: () => RawRequest;
  readonly status: number;
  readonly code: string;
  readonly message: string | RegExp;
  readonly found: Record<string, unknown>;
}[] = [
  {
    what: 'a wrong secret at S3',
    make: () => signed(signer('s3', { credentials: { ...place.admin, secretAccessKey: 'other' } }), getObject),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    found: { part: 'key' },
  },
  {
    what: 'a wrong secret at STS',
    make: () => signed(signer('sts', { credentials: { ...place.admin, secretAccessKey: 'other' } }), whoAmI),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature we calculated does not match the signature you provided\. Check your AWS Secret Access Key/,
    found: { part: 'key' },
  },
  {
    what: 'a wrong secret at EC2',
    make: () => signed(signer('ec2', { credentials: { ...place.admin, secretAccessKey: 'other' } }), describeRegions),
    status: 401,
    code: 'AuthFailure',
    message: 'AWS was not able to validate the provided access credentials',
    found: { part: 'key' },
  },
  {
    what: 'a wrong secret at SSM',
    make: () => signed(signer('ssm', { credentials: { ...place.admin, secretAccessKey: 'other' } }), getParameter),
    status: 400,
    code: 'InvalidSignatureException',
    message: /^The request signature we calculated does not match/,
    found: { part: 'key' },
  },
  {
    what: 'a secret copied with its line break',
    make: () => signed(signer('sts', { credentials: { ...place.admin, secretAccessKey: `${place.admin.secretAccessKey}\n` } }), whoAmI),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'key', received: 'a line break at its end' },
  },
  {
    what: 'another method than was presigned',
    make: () => ({ ...presigned(signer('s3'), getObject), method: 'PUT' }),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'method', expected: 'GET', received: 'PUT' },
  },
  {
    what: 'a parameter added to a presigned URL',
    make: () => {
      const request = presigned(signer('s3'), getObject);
      return { ...request, query: [...request.query, ['utm_source', 'mail'] as const] };
    },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'query', name: 'utm_source', received: 'mail' },
  },
  {
    what: 'a path with a slash added',
    make: () => ({ ...signed(signer('s3'), getObject), path: '/cat-photos-4821/tom.jpg/' }),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'path', expected: '/cat-photos-4821/tom.jpg', received: '/cat-photos-4821/tom.jpg/' },
  },
  {
    what: 'a header that was changed',
    make: () => {
      const request = signed(signer('s3'), { ...getObject, headers: { 'accept-encoding': 'identity' } });
      return { ...request, headers: { ...request.headers, 'accept-encoding': 'gzip' } };
    },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'header', name: 'accept-encoding', expected: 'identity', received: 'gzip' },
  },
  {
    what: 'another host than was signed for',
    make: () => {
      const request = signed(signer('sts'), { ...whoAmI, headers: { ...form, host: 'localhost' } });
      return { ...request, headers: { ...request.headers, host: new URL(place.endpoint.url).host } };
    },
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^The request signature/,
    found: { part: 'header', name: 'host', expected: 'localhost' },
  },
  {
    what: 'a body that is not the signed one, at S3',
    make: () => ({ ...signed(signer('s3'), { method: 'PUT', path: '/cat-photos-4821/x', body: 'meow' }), body: 'woof' }),
    status: 400,
    code: 'XAmzContentSHA256Mismatch',
    message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    found: { part: 'body' },
  },
  {
    what: 'a body that is not the signed one, of a policy',
    make: () => ({ ...signed(signer('s3'), { method: 'PUT', path: '/cat-photos-4821', query: [['policy', '']], body: '{}' }), body: '[]' }),
    status: 400,
    code: 'XAmzContentSHA256Mismatch',
    message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    found: { part: 'body' },
  },
  {
    what: 'a clock that is an hour slow, at S3',
    make: () => signed(signer('s3', { at: Date.now() - 3_600_000 }), getObject),
    status: 403,
    code: 'RequestTimeTooSkewed',
    message: 'The difference between the request time and the current time is too large.',
    found: { part: 'date' },
  },
  {
    what: 'a clock that is an hour slow, at STS',
    make: () => signed(signer('sts', { at: Date.now() - 3_600_000 }), whoAmI),
    status: 403,
    code: 'SignatureDoesNotMatch',
    message: /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
    found: { part: 'date' },
  },
  {
    what: 'a clock that is an hour fast, at SSM',
    make: () => signed(signer('ssm', { at: Date.now() + 3_600_000 }), getParameter),
    status: 400,
    code: 'InvalidSignatureException',
    message: /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/,
    found: { part: 'date' },
  },
  {
    what: 'a clock that is an hour slow, at EC2',
    make: () => signed(signer('ec2', { at: Date.now() - 3_600_000 }), describeRegions),
    status: 400,
    code: 'RequestExpired',
    message: 'Request has expired.',
    found: { part: 'date' },
  },
  {
    what: 'a presigned URL that has expired',
    make: () => presigned(signer('s3', { at: Date.now() - 120_000 }), getObject, 60),
    status: 403,
    code: 'AccessDenied',
    message: 'Request has expired',
    found: { part: 'date', name: 'X-Amz-Expires' },
  },
  {
    what: 'a presigned URL for more than a week',
    make: () => presigned(signer('s3'), getObject, 700_000),
    status: 400,
    code: 'AuthorizationQueryParametersError',
    message: 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    found: { part: 'form', received: '700000' },
  },
  {
    what: 'the scope of another service',
    make: () => ({ ...signed(signer('ec2'), getParameter) }),
    status: 400,
    code: 'InvalidSignatureException',
    message: "Credential should be scoped to correct service: 'ssm'. ",
    found: { part: 'scope', expected: 'ssm', received: 'ec2' },
  },
  {
    what: 'the scope of another Region than the host is in',
    make: () => signed(signer('s3', { region: 'eu-west-1' }), { ...getObject, headers: { host: 's3.us-west-2.amazonaws.com' } }),
    status: 400,
    code: 'AuthorizationHeaderMalformed',
    message: "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-west-2'",
    found: { part: 'scope', expected: 'us-west-2', received: 'eu-west-1' },
  },
  {
    what: 'an x-amz- header that is not signed',
    make: () => {
      const request = signed(signer('s3'), getObject);
      return { ...request, headers: { ...request.headers, 'x-amz-acl': 'public-read' } };
    },
    status: 403,
    code: 'AccessDenied',
    message: 'There were headers present in the request which were not signed',
    found: { part: 'header', name: 'x-amz-acl' },
  },
  {
    what: 'Signature Version 2',
    make: () => ({ ...getObject, headers: { authorization: `AWS ${place.admin.accessKeyId}:c2lnbmF0dXJl`, date: new Date().toUTCString() } }),
    status: 400,
    code: 'InvalidRequest',
    message: 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    found: { part: 'form', received: 'SigV2' },
  },
  {
    what: 'Signature Version 4A',
    make: () => ({
      ...whoAmI,
      headers: { ...form, authorization: 'AWS4-ECDSA-P256-SHA256 Credential=AKIA/20261124/sts/aws4_request, SignedHeaders=host, Signature=00' },
    }),
    status: 501,
    code: 'NotSimulated',
    message: 'nimbi does not simulate Signature Version 4A: sign with AWS4-HMAC-SHA256.',
    found: { part: 'form', received: 'SigV4a' },
  },
  {
    what: 'a signature without its parts, at S3',
    make: () => ({ ...getObject, headers: { authorization: 'AWS4-HMAC-SHA256 Signature=00', 'x-amz-date': '20261124T120000Z' } }),
    status: 400,
    code: 'AuthorizationHeaderMalformed',
    message: 'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    found: { part: 'form', name: 'Credential, SignedHeaders' },
  },
  {
    what: 'a signature without its parts, at STS',
    make: () => ({ ...whoAmI, headers: { ...form, authorization: 'AWS4-HMAC-SHA256 Signature=00', 'x-amz-date': '20261124T120000Z' } }),
    status: 400,
    code: 'IncompleteSignature',
    message: /^Authorization header requires 'Credential' parameter\. Authorization header requires 'SignedHeaders' parameter\./,
    found: { part: 'form', name: 'Credential, SignedHeaders' },
  },
  {
    what: 'a credential that is none',
    make: () => ({
      ...getObject,
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/s3, SignedHeaders=host, Signature=00', 'x-amz-date': '20261124T120000Z' },
    }),
    status: 400,
    code: 'AuthorizationHeaderMalformed',
    message: 'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    found: { part: 'form', received: 'AKIA/s3' },
  },
];

describe('a signature is refused', () => {
  test.each(wrongs)('$what', async ({ make, status, code, message, found }) => {
    const answer = await ask(make());
    const refusal = refusalOf(answer);
    expect({ status: answer.status, code: refusal.code }).toEqual({ status, code });
    if (typeof message === 'string') expect(refusal.message.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toBe(message);
    else expect(refusal.message).toMatch(message);
    expect(finding()).toMatchObject(found);
    expect(lastEvent()).toMatchObject({ outcome: { ok: false, stage: 'authenticate' }, authentication: { failure: 'signatureMismatch' } });
  });

  test('without its session token, with a wrong one, and once it has expired', async () => {
    const token = await place.ok('sts', 'GetSessionToken', { DurationSeconds: 900 });
    const { AccessKeyId, SecretAccessKey, SessionToken } = token.Credentials as Record<string, string>;
    const session = { accessKeyId: AccessKeyId ?? '', secretAccessKey: SecretAccessKey ?? '', sessionToken: SessionToken ?? '' };
    const { sessionToken: _left, ...without } = session;
    const as = async (credentials: Signer['credentials']) => refusalOf(await ask(signed(signer('sts', { credentials }), whoAmI))).code;
    expect(await as(session)).toBe('');
    expect(await as(without)).toBe('InvalidClientTokenId');
    expect(await as({ ...session, sessionToken: 'other' })).toBe('InvalidClientTokenId');
    await place.cloud.advanceClock(901_000);
    expect(await as(session)).toBe('ExpiredToken');
  });

  test('and what is kept of it has no session token', async () => {
    const { Credentials } = await place.ok('sts', 'GetSessionToken', { DurationSeconds: 3600 });
    const { AccessKeyId, SessionToken } = Credentials as Record<string, string>;
    const credentials = { accessKeyId: AccessKeyId ?? '', secretAccessKey: 'other', sessionToken: SessionToken ?? '' };
    for (const request of [signed(signer('s3', { credentials }), getObject), presigned(signer('s3', { credentials }), getObject)]) {
      const answer = await ask(request);
      expect(refusalOf(answer).code).toBe('SignatureDoesNotMatch');
      expect(finding()?.canonicalRequest?.toLowerCase()).toMatch(/x-amz-security-token(?::|=)…/);
      expect(JSON.stringify(lastEvent()).includes(encodeURIComponent(SessionToken ?? ''))).toBe(false);
      expect(JSON.stringify(lastEvent()).includes(SessionToken ?? '')).toBe(false);
    }
  });

  test.each(['x-amz-server-side-encryption-customer-key', 'x-amz-copy-source-server-side-encryption-customer-key'])(
    'and what is kept of it has no key for objects: %s',
    async (name) => {
      const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
      const emptied = signed(signer('s3'), { ...getObject, headers: { [name]: '' } });
      expect(refusalOf(await ask({ ...emptied, headers: { ...emptied.headers, [name]: key } })).code).toBe('SignatureDoesNotMatch');
      expect(finding()).toMatchObject({ part: 'header', name, expected: '…', received: '…' });
      expect(JSON.stringify(lastEvent())).not.toContain(key);
      const added = presigned(signer('s3'), getObject);
      expect(refusalOf(await ask({ ...added, query: [...added.query, [name, key]] })).code).toBe('SignatureDoesNotMatch');
      expect(finding()).toMatchObject({ part: 'query', name, expected: '…', received: '…' });
      expect(JSON.stringify(lastEvent())).not.toContain(encodeURIComponent(key));
      expect(JSON.stringify(lastEvent())).not.toContain(key);
    },
  );

  test('however many names it lists as signed', async () => {
    const names = ['host', 'x-amz-content-sha256', 'x-amz-date', ...Array.from({ length: 10_000 }, (_, index) => `x-${index}`)];
    const request = signed(signer('s3'), getObject);
    const authorization = request.headers.authorization?.replace(/SignedHeaders=[^,]*/, `SignedHeaders=${names.join(';').slice(0, 60_000)}`) ?? '';
    const answer = await ask({ ...request, headers: { ...request.headers, authorization } });
    expect({ status: answer.status, code: refusalOf(answer).code }).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(finding()).toMatchObject({ part: 'key' });
  });

  test.each(['constructor', '__proto__', 'toString'])('for a body whose hash is said to be %s', async (hash) => {
    const answer = await ask(signed(signer('s3', { payloadHash: hash }), getObject));
    expect({ status: answer.status, code: refusalOf(answer).code }).toEqual({ status: 400, code: 'InvalidArgument' });
    expect(lastEvent().authentication.signature).toEqual({
      place: 'header',
      payload: 'signed',
      finding: { part: 'body', name: 'x-amz-content-sha256', received: hash },
    });
  });

  test('nobody signs: services say so in their own words, S3 asks what is public', async () => {
    expect(refusalOf(await ask(whoAmI))).toEqual({ code: 'MissingAuthenticationToken', message: 'Request is missing Authentication Token' });
    expect(refusalOf(await ask(getParameter)).code).toBe('MissingAuthenticationTokenException');
    expect(refusalOf(await ask(getObject))).toEqual({ code: 'AccessDenied', message: 'Access Denied' });
    expect(lastEvent().principal.type).toBe('Anonymous');
  });
});
