import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';

async function cloudWithBucket() {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  return cloud;
}

describe("a bucket's website configuration", () => {
  it('is put, read and removed', async () => {
    const cloud = await cloudWithBucket();
    const WebsiteConfiguration = {
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: 'error.html' },
      RoutingRules: [{ Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'new/' } }],
    };
    await cloud.ok('s3', 'PutBucketWebsite', { Bucket, WebsiteConfiguration });
    expect(await cloud.ok('s3', 'GetBucketWebsite', { Bucket })).toEqual(WebsiteConfiguration);
    await cloud.ok('s3', 'DeleteBucketWebsite', { Bucket });
    expect(await cloud.refused('s3', 'GetBucketWebsite', { Bucket })).toMatchObject({
      code: 'NoSuchWebsiteConfiguration',
      status: 404,
      message: 'The specified bucket does not have a website configuration',
    });
  });

  it.each([
    [{}, 'InvalidArgument', 'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty'],
    [{ IndexDocument: { Suffix: 'a/b' } }, 'InvalidArgument', 'The IndexDocument Suffix is not well formed'],
    [
      { IndexDocument: { Suffix: 'a' }, RedirectAllRequestsTo: { HostName: 'x' } },
      'InvalidArgument',
      'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
    ],
    [
      { RedirectAllRequestsTo: { HostName: 'x', Protocol: 'ftp' } },
      'InvalidRequest',
      'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
    ],
  ])('is not %j', async (WebsiteConfiguration, code, message) => {
    const cloud = await cloudWithBucket();
    expect(await cloud.refused('s3', 'PutBucketWebsite', { Bucket, WebsiteConfiguration })).toMatchObject({ code, message });
  });

  it.each(['PutBucketWebsite', 'GetBucketWebsite', 'DeleteBucketWebsite'])('%s needs s3:%s on the bucket', async (operation) => {
    const cloud = await cloudWithBucket();
    const intern = await cloud.user('intern', { policies: [] });
    const input = { Bucket, ...(operation === 'PutBucketWebsite' && { WebsiteConfiguration: {} }) };
    expect((await cloud.refused('s3', operation, input, { as: intern })).message).toBe(
      `User: arn:aws:iam::123456789012:user/intern is not authorized to perform: s3:${operation} on resource: "arn:aws:s3:::cats" because no identity-based policy allows the s3:${operation} action`,
    );
  });
});
