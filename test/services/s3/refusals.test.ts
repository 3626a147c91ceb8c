import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import cases from './refusals.json' with { type: 'json' };

type TestCall = readonly [operation: string, input: Record<string, unknown>];

interface Case {
  readonly name: string;
  readonly before?: readonly TestCall[];
  readonly call: TestCall;
  readonly region?: string;
  readonly error: { readonly code: string; readonly status: number; readonly message: string; readonly details?: Readonly<Record<string, string>> };
}

/** Each case has a bucket `cats` in us-east-1 with one object, `tom.jpg`, that says 123456789. */
describe('S3 refuses', () => {
  it.each(cases as unknown as readonly Case[])('$name', async ({ before = [], call: [operation, input], region = 'us-east-1', error }) => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'tom.jpg', Body: '123456789' });
    for (const [name, parameters] of before) await cloud.ok('s3', name, parameters);
    const { code, status, message, details } = await cloud.refused('s3', operation, input, { region });
    expect({ code, status, message, details }).toEqual({ details: {}, ...error });
  });
});

describe('S3 bounds', () => {
  const long = 'x'.repeat(5000);
  const tooLong = { code: 'KeyTooLongError', message: 'Your key is too long', details: { Size: '5000', MaxSizeAllowed: '1024' } };

  it.each([
    ['GetObject', { Key: long }],
    ['PutObject', { Key: long }],
    ['DeleteObject', { Key: long }],
    ['GetObjectTagging', { Key: long }],
    ['CopyObject', { Key: 'copy.jpg', CopySource: `cats/${long}` }],
    ['ListObjectsV2', { Prefix: long }],
    ['ListObjectsV2', { StartAfter: long }],
    ['ListObjects', { Marker: long }],
  ])('the keys of %s', async (operation, input) => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
    expect(await cloud.refused('s3', operation, { Bucket: 'cats', ...input })).toMatchObject(tooLong);
  });

  it('the names of buckets, and what they are compared with', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
    expect(await cloud.refused('s3', 'ListObjectsV2', { Bucket: long })).toMatchObject({ code: 'InvalidBucketName' });
    expect(await cloud.ok('s3', 'ListBuckets', { Prefix: long })).toMatchObject({ Buckets: [] });
    expect(await cloud.ok('s3', 'DeleteObjects', { Bucket: 'cats', Delete: { Objects: [{ Key: long }] } })).toMatchObject({
      Errors: [{ Code: 'KeyTooLongError' }],
    });
  });

  it('keys that the store cannot write', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: '\u0001'.repeat(900) });
    expect(await cloud.refused('s3', 'PutObject', { Bucket: 'cats', Key: '\u0001'.repeat(1000) })).toMatchObject({
      code: 'NotSimulated',
      message: 'nimbi does not simulate keys of so many characters U+0000 and U+0001.',
    });
  });
});
