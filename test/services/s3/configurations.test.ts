import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
let cloud: TestCloud;

const ok = (operation: string, input: Record<string, unknown> = {}) => cloud.ok('s3', operation, { Bucket, ...input });
const refused = (operation: string, input: Record<string, unknown> = {}) => cloud.refused('s3', operation, { Bucket, ...input });

beforeEach(async () => {
  cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
});

describe('a new bucket', () => {
  it.each(['GetBucketLogging', 'GetBucketAccelerateConfiguration', 'GetBucketNotificationConfiguration'])('answers %s with nothing', async (operation) => {
    expect(await ok(operation)).toEqual({});
  });

  it.each([
    ['GetBucketCors', 'NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
    ['GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
    ['GetBucketReplication', 'ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
    ['GetObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'],
  ])('refuses %s with %s', async (operation, code, message) => {
    expect(await refused(operation)).toMatchObject({ code, message, status: 404, details: { BucketName: Bucket } });
  });

  it.each(['DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication', 'DeleteBucketEncryption'])('takes %s all the same', async (operation) => {
    expect(await ok(operation)).toEqual({});
  });
});

describe('cross-origin rules', () => {
  const rule = {
    AllowedMethods: ['GET', 'HEAD'],
    AllowedOrigins: ['https://*.cats.example'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 60,
    ID: 'site',
  };

  it('are put, read and removed', async () => {
    await ok('PutBucketCors', { CORSConfiguration: { CORSRules: [rule] } });
    expect(await ok('GetBucketCors')).toEqual({ CORSRules: [rule] });
    await ok('DeleteBucketCors');
    expect(await refused('GetBucketCors')).toMatchObject({ code: 'NoSuchCORSConfiguration' });
  });
});

describe('default encryption', () => {
  const put = (rule: object) => ok('PutBucketEncryption', { ServerSideEncryptionConfiguration: { Rules: [rule] } });
  const shown = (BucketKeyEnabled: boolean) => ({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled, BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }],
    },
  });

  it('is SSE-S3, whether it was asked for or not', async () => {
    expect(await ok('GetBucketEncryption')).toEqual(shown(false));
    await put({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: true });
    expect(await ok('GetBucketEncryption')).toEqual(shown(true));
    await put({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } });
    expect(await ok('GetBucketEncryption')).toEqual(shown(false));
    await put({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: true });
    await ok('DeleteBucketEncryption');
    expect(await ok('GetBucketEncryption')).toEqual(shown(false));
  });
});

describe('access control lists put by themselves', () => {
  const notSupported = { code: 'AccessControlListNotSupported', status: 400, message: 'The bucket does not allow ACLs' };
  const objectsOfTheirWriters = () => ok('PutBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } });

  beforeEach(() => ok('PutObject', { Key: 'tom.jpg' }));

  it('are not supported where the bucket owner owns everything', async () => {
    expect(await refused('PutBucketAcl', { ACL: 'private' })).toMatchObject(notSupported);
    expect(await refused('PutObjectAcl', { Key: 'tom.jpg', ACL: 'bucket-owner-full-control' })).toMatchObject(notSupported);
  });

  it('may say what they say anyway', async () => {
    await objectsOfTheirWriters();
    const { Owner, Grants } = await ok('GetBucketAcl');
    await ok('PutBucketAcl', { ACL: 'private' });
    await ok('PutBucketAcl', { AccessControlPolicy: { Owner, Grants } });
    await ok('PutObjectAcl', { Key: 'tom.jpg', AccessControlPolicy: { Owner, Grants } });
    expect(await ok('PutObjectAcl', { Key: 'tom.jpg', VersionId: 'null', ACL: 'bucket-owner-full-control' })).toEqual({});
    expect(await ok('GetObjectAcl', { Key: 'tom.jpg' })).toEqual({ Owner, Grants });
  });

  it('are refused where they would say something else', async () => {
    await objectsOfTheirWriters();
    const everybody = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' };
    const { Owner } = await ok('GetBucketAcl');
    const blocked =
      'User: arn:aws:iam::123456789012:user/admin is not authorized to perform: s3:PutBucketAcl on resource: "arn:aws:s3:::cats" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.';
    expect(await refused('PutBucketAcl', { ACL: 'public-read' })).toMatchObject({ code: 'AccessDenied', message: blocked });
    expect(await refused('PutBucketAcl', { AccessControlPolicy: { Owner, Grants: [everybody] } })).toMatchObject({ code: 'AccessDenied', message: blocked });
    await ok('DeletePublicAccessBlock');
    const notSimulated = { code: 'NotSimulated', message: 'nimbi does not simulate access control lists that give others access; a bucket policy can do it.' };
    expect(await refused('PutBucketAcl', { ACL: 'public-read' })).toMatchObject(notSimulated);
    expect(await refused('PutObjectAcl', { Key: 'tom.jpg', AccessControlPolicy: { Owner, Grants: [everybody] } })).toMatchObject(notSimulated);
    expect(await refused('PutBucketAcl', { AccessControlPolicy: { Owner: { ID: 'somebody' }, Grants: [] } })).toMatchObject({ code: 'AccessDenied' });
    expect(await refused('PutBucketAcl')).toMatchObject({ code: 'MissingSecurityHeader', message: 'Your request is missing a required header.' });
    expect(await refused('PutBucketAcl', { ACL: 'mine' })).toMatchObject({
      code: 'InvalidArgument',
      details: { ArgumentName: 'x-amz-acl', ArgumentValue: 'mine' },
    });
    expect(await refused('PutBucketAcl', { ACL: 'private', GrantRead: 'id="1"' })).toMatchObject({
      code: 'InvalidRequest',
      message: 'Specifying both Canned ACLs and Header Grants is not allowed',
    });
    expect(await refused('PutObjectAcl', { Key: 'none.jpg', ACL: 'private' })).toMatchObject({ code: 'NoSuchKey' });
  });
});

describe('the event history', () => {
  it('has the calls on buckets under the names that S3 records, and none on objects and their versions', async () => {
    await ok('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
    await ok('PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: {}, Expiration: { Days: 1 } }] } });
    for (const read of ['GetBucketLifecycleConfiguration', 'GetBucketAccelerateConfiguration', 'GetBucketNotificationConfiguration']) await ok(read);
    await refused('GetObjectLockConfiguration');
    await ok('ListObjectVersions');
    await ok('CreateMultipartUpload', { Key: 'tom.mp4' });
    const { Events } = (await cloud.ok('cloudtrail', 'LookupEvents', {
      LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: 's3.amazonaws.com' }],
    })) as {
      Events: { EventName: string }[];
    };
    expect(Events.map(({ EventName }) => EventName)).toEqual([
      'GetBucketObjectLockConfiguration',
      'GetBucketNotification',
      'GetAccelerateConfiguration',
      'GetBucketLifecycle',
      'PutBucketLifecycle',
      'PutBucketVersioning',
      'CreateBucket',
    ]);
  });
});
