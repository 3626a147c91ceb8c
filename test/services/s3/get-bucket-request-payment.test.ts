import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';

async function cloudWithBucket() {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  return cloud;
}

describe('s3 GetBucketRequestPayment', () => {
  it('answers that the owner pays where it was never set', async () => {
    const cloud = await cloudWithBucket();
    expect(await cloud.ok('s3', 'GetBucketRequestPayment', { Bucket })).toEqual({ Payer: 'BucketOwner' });
  });

  it('needs s3:GetBucketRequestPayment on the bucket', async () => {
    const cloud = await cloudWithBucket();
    const intern = await cloud.user('intern', { policies: [] });
    const { code, message } = await cloud.refused('s3', 'GetBucketRequestPayment', { Bucket }, { as: intern });
    expect(code).toBe('AccessDenied');
    expect(message).toBe(
      'User: arn:aws:iam::123456789012:user/intern is not authorized to perform: s3:GetBucketRequestPayment on resource: "arn:aws:s3:::cats" because no identity-based policy allows the s3:GetBucketRequestPayment action',
    );
  });

  it('is allowed by a bucket policy that names the caller', async () => {
    const cloud = await cloudWithBucket();
    const intern = await cloud.user('intern', { policies: [] });
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:user/intern' },
      Action: 's3:GetBucketRequestPayment',
      Resource: 'arn:aws:s3:::cats',
    };
    await cloud.ok('s3', 'PutBucketPolicy', { Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) });
    expect(await cloud.ok('s3', 'GetBucketRequestPayment', { Bucket }, { as: intern })).toEqual({ Payer: 'BucketOwner' });
  });

  it("refuses a bucket that isn't there, or isn't the expected owner's", async () => {
    const cloud = await cloudWithBucket();
    const { code, message } = await cloud.refused('s3', 'GetBucketRequestPayment', { Bucket: 'dogs' });
    expect({ code, message }).toEqual({ code: 'NoSuchBucket', message: 'The specified bucket does not exist' });
    const other = await cloud.refused('s3', 'GetBucketRequestPayment', { Bucket, ExpectedBucketOwner: '999999999999' });
    expect({ code: other.code, message: other.message }).toEqual({ code: 'AccessDenied', message: 'Access Denied' });
  });
});
