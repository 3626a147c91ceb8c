import { describe, expect, it } from 'vitest';
import type { CallResult } from '../../../src/kernel/call.ts';
import { rootUser } from '../../../src/kernel/principal.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import accessCases from './access.json' with { type: 'json' };
import needsCases from './needs.json' with { type: 'json' };

type TestCall = readonly [operation: string, input: Record<string, unknown>];

interface AccessCase {
  readonly name: string;
  /** Statements of the user's policy: action, resource, condition. */
  readonly allow?: readonly (readonly [action: string | readonly string[], resource: string, condition?: object])[];
  readonly bucketPolicy?: readonly object[];
  /** Whether the bucket's Block Public Access is off when the bucket policy is put. */
  readonly open?: true;
  /** Whether RestrictPublicBuckets is on after that. */
  readonly restrict?: true;
  /** `intern` when absent; `outsider` is the root user of another account. */
  readonly as?: 'anonymous' | 'outsider' | 'root';
  readonly region?: string;
  readonly call: TestCall;
  readonly code?: string;
  /** The message; absent where the call succeeds. */
  readonly refused?: string;
}

const Bucket = 'cats';

async function cloudWithObject(): Promise<TestCloud> {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  await cloud.ok('s3', 'PutObject', { Bucket, Key: 'tom.jpg', Body: '123456789', Tagging: 'species=cat' });
  return cloud;
}

async function callAs(cloud: TestCloud, { as, allow = [], call: [operation, input], region = 'us-east-1' }: AccessCase): Promise<CallResult> {
  if (as === 'root' || as === 'outsider') {
    const source = { surface: 'test', ip: '203.0.113.7', userAgent: 'test' };
    return cloud.cloud.callAs(rootUser(as === 'root' ? '123456789012' : '210987654321'), 'signIn', { service: 's3', operation, region, input, source });
  }
  if (as === 'anonymous') return cloud.call('s3', operation, input, { as, region });
  const Statement = allow.map(([Action, Resource, Condition]) => ({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }));
  if (Statement.length > 0) {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await cloud.ok('iam', 'PutUserPolicy', { UserName: 'intern', PolicyName: 'cats', PolicyDocument });
  }
  const { AccessKey } = (await cloud.ok('iam', 'CreateAccessKey', { UserName: 'intern' })) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
  return cloud.call('s3', operation, input, { as: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }, region });
}

describe('access to a bucket', () => {
  it.each(accessCases as unknown as readonly AccessCase[])('$name', async (given) => {
    const cloud = await cloudWithObject();
    await cloud.ok('iam', 'CreateUser', { UserName: 'intern' });
    if (given.open) await cloud.ok('s3', 'DeletePublicAccessBlock', { Bucket });
    if (given.bucketPolicy)
      await cloud.ok('s3', 'PutBucketPolicy', { Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: given.bucketPolicy }) });
    if (given.restrict) await cloud.ok('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } });
    const result = await callAs(cloud, given);
    const outcome = result.ok ? 'allowed' : { code: result.error.code, message: result.error.message };
    expect(outcome).toEqual(given.refused === undefined ? 'allowed' : { code: given.code ?? 'AccessDenied', message: given.refused });
  });

  it('shows an account its own buckets only', async () => {
    const cloud = await cloudWithObject();
    const listed = await callAs(cloud, { name: 'listing', as: 'outsider', call: ['ListBuckets', {}] });
    expect(listed.ok && listed.output.Buckets).toEqual([]);
  });

  it('is decided key by key in DeleteObjects', async () => {
    const cloud = await cloudWithObject();
    const Statement = [{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::cats/mine/*' }];
    const intern = await cloud.user('intern', { policies: [{ Version: '2012-10-17', Statement }] });
    expect(await cloud.ok('s3', 'DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'tom.jpg' }, { Key: 'mine/a' }] } }, { as: intern })).toEqual({
      Deleted: [{ Key: 'mine/a' }],
      Errors: [
        {
          Key: 'tom.jpg',
          Code: 'AccessDenied',
          Message:
            'User: arn:aws:iam::123456789012:user/intern is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::cats/tom.jpg" because no identity-based policy allows the s3:DeleteObject action',
        },
      ],
    });
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key: 'tom.jpg' })).toMatchObject({ ContentLength: 9 });
  });

  it('hides the number of tags from who may not read them', async () => {
    const cloud = await cloudWithObject();
    const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::cats/*' }];
    const intern = await cloud.user('intern', { policies: [{ Version: '2012-10-17', Statement }] });
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key: 'tom.jpg' })).toMatchObject({ TagCount: 1 });
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key: 'tom.jpg' }, { as: intern })).not.toHaveProperty('TagCount');
  });
});

describe('each operation asks for', () => {
  it.each(needsCases as unknown as readonly { readonly call: TestCall; readonly needs: readonly string[] }[])(
    '$needs: $call.0',
    async ({ call: [operation, input], needs }) => {
      const cloud = await cloudWithObject();
      const result = await cloud.call('s3', operation, input);
      const asked = result.event?.decisions.map(({ action, resource, secondary }) => `${secondary ? 'may ' : ''}${action} ${resource}`);
      expect(asked).toEqual(needs);
    },
  );
});

describe('a caller who cannot be proved', () => {
  it('is refused in the words of S3', async () => {
    const cloud = await cloudWithObject();
    const as = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    expect(await cloud.refused('s3', 'ListBuckets', {}, { as })).toMatchObject({
      code: 'InvalidAccessKeyId',
      message: 'The AWS Access Key Id you provided does not exist in our records.',
      status: 403,
    });
    const wrong = { ...cloud.admin, secretAccessKey: 'wrong' };
    expect(await cloud.refused('s3', 'ListBuckets', {}, { as: wrong })).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      status: 403,
    });
  });

  it('is refused when the session is over', async () => {
    const cloud = await cloudWithObject();
    const { Credentials: session } = (await cloud.ok('sts', 'GetSessionToken', { DurationSeconds: 900 })) as {
      Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
    };
    const as = { accessKeyId: session.AccessKeyId, secretAccessKey: session.SecretAccessKey, sessionToken: session.SessionToken };
    await cloud.ok('s3', 'ListBuckets', {}, { as });
    expect(await cloud.refused('s3', 'ListBuckets', {}, { as: { ...as, sessionToken: 'other' } })).toMatchObject({ code: 'InvalidToken', status: 400 });
    await cloud.cloud.advanceClock(900_000);
    expect(await cloud.refused('s3', 'ListBuckets', {}, { as })).toMatchObject({
      code: 'ExpiredToken',
      message: 'The provided token has expired.',
      status: 400,
    });
  });
});
