import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import cases from './lifecycle-refusals.json' with { type: 'json' };

const Bucket = 'cats';
let cloud: TestCloud;

const ok = (operation: string, input: Record<string, unknown> = {}) => cloud.ok('s3', operation, { Bucket, ...input });
const put = (...Rules: readonly object[]) => ok('PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules } });

beforeEach(async () => {
  cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
});

describe("a bucket's lifecycle", () => {
  const rules = [
    { ID: 'drafts', Status: 'Enabled', Filter: { Prefix: 'drafts/' }, Expiration: { Days: 30 }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 } },
    { ID: 'all', Status: 'Disabled', Filter: {}, Expiration: { Date: new Date('2027-01-01T00:00:00Z') }, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
    {
      ID: 'long',
      Status: 'Enabled',
      Filter: { And: { Prefix: 'photos/', Tags: [{ Key: 'keep', Value: 'long' }] } },
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Days: 90, StorageClass: 'GLACIER' },
      ],
      NoncurrentVersionTransitions: [{ NoncurrentDays: 0, StorageClass: 'INTELLIGENT_TIERING', NewerNoncurrentVersions: 3 }],
    },
  ];

  it('is put, read as it was put, and removed', async () => {
    expect(await put(...rules)).toEqual({ TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' });
    expect(await ok('GetBucketLifecycleConfiguration')).toEqual({ Rules: rules, TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' });
    await ok('DeleteBucketLifecycle');
    expect(await cloud.refused('s3', 'GetBucketLifecycleConfiguration', { Bucket })).toMatchObject({ code: 'NoSuchLifecycleConfiguration' });
  });

  it('gives rules an id, and knows the first version of rules', async () => {
    await put({ Status: 'Enabled', Prefix: 'drafts/', Expiration: { Days: 1 } });
    const { Rules } = await ok('GetBucketLifecycleConfiguration');
    expect(Rules).toEqual([{ ID: expect.stringMatching(/^[A-Za-z0-9]{48}$/), Status: 'Enabled', Prefix: 'drafts/', Expiration: { Days: 1 } }]);
  });

  it('keeps the size from which objects change their class', async () => {
    const TransitionDefaultMinimumObjectSize = 'varies_by_storage_class';
    await ok('PutBucketLifecycleConfiguration', { TransitionDefaultMinimumObjectSize, LifecycleConfiguration: { Rules: [rules[0]] } });
    expect(await ok('GetBucketLifecycleConfiguration')).toMatchObject({ TransitionDefaultMinimumObjectSize });
  });

  it('is told with each object that is to expire: by the first rule that will remove it', async () => {
    await put(
      ...rules,
      { ID: 'small & fast', Status: 'Enabled', Filter: { And: { Prefix: 'drafts/', ObjectSizeLessThan: 4 } }, Expiration: { Days: 1 } },
      { ID: 'tagged', Status: 'Enabled', Filter: { Tag: { Key: 'keep', Value: 'no' } }, Expiration: { Date: new Date('2026-12-01T00:00:00Z') } },
    );
    const expiration = async (Key: string, input: object = {}) => (await ok('PutObject', { Key, ...input })).Expiration;
    expect(await expiration('drafts/long', { Body: '12345' })).toBe('expiry-date="Fri, 25 Dec 2026 00:00:00 GMT", rule-id="drafts"');
    expect(await expiration('drafts/short', { Body: '123' })).toBe('expiry-date="Thu, 26 Nov 2026 00:00:00 GMT", rule-id="small%20%26%20fast"');
    expect(await expiration('tom.jpg', { Tagging: 'keep=no' })).toBe('expiry-date="Tue, 01 Dec 2026 00:00:00 GMT", rule-id="tagged"');
    expect(await expiration('jerry.jpg')).toBeUndefined();
    const told = { Expiration: 'expiry-date="Tue, 01 Dec 2026 00:00:00 GMT", rule-id="tagged"' };
    expect(await ok('HeadObject', { Key: 'tom.jpg' })).toMatchObject(told);
    expect(await ok('GetObject', { Key: 'tom.jpg' })).toMatchObject(told);
    expect(await ok('GetObject', { Key: 'tom.jpg', VersionId: 'null' })).not.toHaveProperty('Expiration');
    expect(await ok('CopyObject', { Key: 'copy.jpg', CopySource: `${Bucket}/tom.jpg` })).toMatchObject(told);
  });
});

describe('PutBucketLifecycleConfiguration refuses', () => {
  it.each(cases as readonly { name: string; rules: readonly object[]; code: string; message: string }[])('$name', async ({ rules, code, message }) => {
    const error = await cloud.refused('s3', 'PutBucketLifecycleConfiguration', { Bucket, LifecycleConfiguration: { Rules: rules } });
    expect({ code: error.code, message: error.message, status: error.status }).toEqual({ code, message, status: 400 });
  });
});
