import { describe, expect, it } from 'vitest';
import { canonicalUserId } from '../../../src/services/s3/owner.ts';
import { testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
const created = new Date('2026-11-24T12:00:00Z');
const owner = { ID: canonicalUserId('123456789012') };

async function cloudWithBucket() {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  return cloud;
}

describe('CreateBucket', () => {
  it('answers with the path in us-east-1, with the address elsewhere', async () => {
    const cloud = await testCloud();
    expect(await cloud.ok('s3', 'CreateBucket', { Bucket })).toEqual({ Location: '/cats' });
    const input = { Bucket: 'cats-of-ireland', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } };
    expect(await cloud.ok('s3', 'CreateBucket', input, { region: 'eu-west-1' })).toEqual({ Location: 'http://cats-of-ireland.s3.amazonaws.com/' });
    expect(await cloud.ok('s3', 'GetBucketLocation', { Bucket: 'cats-of-ireland' })).toEqual({ LocationConstraint: 'eu-west-1' });
    expect(await cloud.ok('s3', 'GetBucketLocation', { Bucket })).toEqual({});
  });

  it('takes EU for eu-west-1, and gives it back', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket, CreateBucketConfiguration: { LocationConstraint: 'EU' } }, { region: 'eu-west-1' });
    expect(await cloud.ok('s3', 'GetBucketLocation', { Bucket })).toEqual({ LocationConstraint: 'EU' });
    expect(await cloud.ok('s3', 'HeadBucket', { Bucket })).toMatchObject({ BucketRegion: 'eu-west-1' });
  });

  it("succeeds again for one's own bucket in us-east-1, and changes nothing", async () => {
    const cloud = await cloudWithBucket();
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'photos' }] } });
    expect(await cloud.ok('s3', 'CreateBucket', { Bucket })).toEqual({ Location: '/cats' });
    expect(await cloud.ok('s3', 'GetBucketTagging', { Bucket })).toEqual({ TagSet: [{ Key: 'team', Value: 'photos' }] });
  });

  it('makes a bucket with the defaults of 2026', async () => {
    const cloud = await cloudWithBucket();
    expect(await cloud.ok('s3', 'GetPublicAccessBlock', { Bucket })).toEqual({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
    expect(await cloud.ok('s3', 'GetBucketOwnershipControls', { Bucket })).toEqual({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(await cloud.ok('s3', 'GetBucketEncryption', { Bucket })).toEqual({
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false, BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } },
        ],
      },
    });
    expect(await cloud.ok('s3', 'GetBucketVersioning', { Bucket })).toEqual({});
    expect(await cloud.ok('s3', 'GetBucketAcl', { Bucket })).toEqual({
      Owner: owner,
      Grants: [{ Grantee: { ...owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
    });
  });

  it('takes tags, an ownership setting, and a name in the account’s regional namespace', async () => {
    const cloud = await testCloud();
    const name = 'cats-123456789012-us-east-1-an';
    await cloud.ok('s3', 'CreateBucket', {
      Bucket: name,
      BucketNamespace: 'account-regional',
      ObjectOwnership: 'ObjectWriter',
      ACL: 'private',
      CreateBucketConfiguration: { Tags: [{ Key: 'team', Value: 'photos' }] },
    });
    expect(await cloud.ok('s3', 'GetBucketTagging', { Bucket: name })).toEqual({ TagSet: [{ Key: 'team', Value: 'photos' }] });
    expect(await cloud.ok('s3', 'GetBucketOwnershipControls', { Bucket: name })).toEqual({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    });
  });
});

describe('ListBuckets', () => {
  const names = ['a-cats', 'b-cats', 'c-dogs'];

  async function cloudWithBuckets() {
    const cloud = await testCloud();
    for (const name of [...names].reverse()) await cloud.ok('s3', 'CreateBucket', { Bucket: name });
    const input = { Bucket: 'd-cats', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } };
    await cloud.ok('s3', 'CreateBucket', input, { region: 'eu-west-1' });
    return cloud;
  }

  it('lists by name, whatever the Region, without Regions', async () => {
    const cloud = await cloudWithBuckets();
    expect(await cloud.ok('s3', 'ListBuckets', {}, { region: 'ap-south-1' })).toEqual({
      Buckets: [...names, 'd-cats'].map((Name) => ({ Name, CreationDate: created })),
      Owner: owner,
    });
  });

  it('narrows by prefix and Region, and then says Regions', async () => {
    const cloud = await cloudWithBuckets();
    expect(await cloud.ok('s3', 'ListBuckets', { Prefix: 'b' })).toEqual({
      Buckets: [{ Name: 'b-cats', CreationDate: created, BucketRegion: 'us-east-1' }],
      Owner: owner,
      Prefix: 'b',
    });
    expect(await cloud.ok('s3', 'ListBuckets', { BucketRegion: 'eu-west-1' })).toMatchObject({ Buckets: [{ Name: 'd-cats', BucketRegion: 'eu-west-1' }] });
  });

  it('goes on from page to page', async () => {
    const cloud = await cloudWithBuckets();
    const found: unknown[] = [];
    let token: unknown;
    do {
      const page = await cloud.ok('s3', 'ListBuckets', { MaxBuckets: 3, ...(token !== undefined && { ContinuationToken: token }) });
      found.push((page.Buckets as { Name: string }[]).map(({ Name }) => Name));
      token = page.ContinuationToken;
    } while (token !== undefined);
    expect(found).toEqual([names, ['d-cats']]);
  });
});

describe('a bucket', () => {
  it('is headed with its Region, from any Region', async () => {
    const cloud = await cloudWithBucket();
    expect(await cloud.ok('s3', 'HeadBucket', { Bucket }, { region: 'eu-west-1' })).toEqual({ BucketRegion: 'us-east-1', AccessPointAlias: false });
  });

  it('is gone once deleted, with all that belonged to it', async () => {
    const cloud = await cloudWithBucket();
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'photos' }] } });
    expect(await cloud.ok('s3', 'DeleteBucket', { Bucket })).toEqual({});
    expect(await cloud.refused('s3', 'HeadBucket', { Bucket })).toMatchObject({ code: 'NoSuchBucket', status: 404 });
    await cloud.ok('s3', 'CreateBucket', { Bucket });
    expect(await cloud.refused('s3', 'GetBucketTagging', { Bucket })).toMatchObject({ code: 'NoSuchTagSet' });
  });

  it('has its Block Public Access settings replaced as a whole', async () => {
    const cloud = await cloudWithBucket();
    await cloud.ok('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
    expect(await cloud.ok('s3', 'GetPublicAccessBlock', { Bucket })).toEqual({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false },
    });
  });

  it('loses its tags by DeleteBucketTagging, and by an empty set', async () => {
    const cloud = await cloudWithBucket();
    const Tagging = { TagSet: [{ Key: 'team', Value: 'photos' }] };
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging });
    await cloud.ok('s3', 'DeleteBucketTagging', { Bucket });
    expect(await cloud.refused('s3', 'GetBucketTagging', { Bucket })).toMatchObject({ code: 'NoSuchTagSet' });
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging });
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: [] } });
    expect(await cloud.refused('s3', 'GetBucketTagging', { Bucket })).toMatchObject({ code: 'NoSuchTagSet' });
  });

  it('has fifty tags at most', async () => {
    const cloud = await cloudWithBucket();
    const tags = (count: number) => ({ TagSet: Array.from({ length: count }, (_, index) => ({ Key: `tag-${index}`, Value: '' })) });
    await cloud.ok('s3', 'PutBucketTagging', { Bucket, Tagging: tags(50) });
    expect(await cloud.refused('s3', 'PutBucketTagging', { Bucket, Tagging: tags(51) })).toMatchObject({
      code: 'BadRequest',
      message: 'Bucket tag count cannot be greater than 50',
    });
  });
});

describe('a bucket policy', () => {
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: 'arn:aws:s3:::cats' }],
  });

  it('comes back as it was put, says whether it is public, and goes', async () => {
    const cloud = await cloudWithBucket();
    await cloud.ok('s3', 'PutBucketPolicy', { Bucket, Policy });
    expect(await cloud.ok('s3', 'GetBucketPolicy', { Bucket })).toEqual({ Policy });
    expect(await cloud.ok('s3', 'GetBucketPolicyStatus', { Bucket })).toEqual({ PolicyStatus: { IsPublic: false } });
    await cloud.ok('s3', 'DeleteBucketPolicy', { Bucket });
    expect(await cloud.refused('s3', 'GetBucketPolicy', { Bucket })).toMatchObject({ code: 'NoSuchBucketPolicy' });
    expect(await cloud.ok('s3', 'DeleteBucketPolicy', { Bucket })).toEqual({});
  });

  it('has 20 KiB at most', async () => {
    const cloud = await cloudWithBucket();
    expect(await cloud.refused('s3', 'PutBucketPolicy', { Bucket, Policy: Policy.padEnd(20 * 1024 + 1) })).toMatchObject({
      code: 'MalformedPolicy',
      message: 'Policy exceeds the maximum allowed document size.',
    });
  });
});
