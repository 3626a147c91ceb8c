import { AccountClient, GetRegionOptStatusCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateUserCommand, GetUserCommand, IAMClient, paginateListUsers } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  NoSuchKey,
  NotFound,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
  waitUntilObjectExists,
} from '@aws-sdk/client-s3';
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, served } from './support/serving.ts';

let place: Served;

beforeAll(async () => {
  place = await served();
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const s3 = () => new S3Client({ ...place.client, forcePathStyle: true });

describe("the JavaScript SDK's clients", () => {
  test('aws-query: who am I', async () => {
    const answer = await new STSClient(place.client).send(new GetCallerIdentityCommand({}));
    expect(answer.Arn).toBe('arn:aws:iam::123456789012:user/admin');
    expect(answer.$metadata.requestId).toBe((place.cloud.events({ limit: 1 })[0] as { requestId?: string }).requestId);
  });

  test('aws-query: a refusal is an exception of its own', async () => {
    const iam = new IAMClient(place.client);
    await iam.send(new CreateUserCommand({ UserName: 'intern', Tags: [{ Key: 'team', Value: 'cats' }] }));
    await expect(iam.send(new CreateUserCommand({ UserName: 'intern' }))).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'User with name intern already exists.',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(iam.send(new GetUserCommand({ UserName: 'nobody' }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('aws-query: pages', async () => {
    const iam = new IAMClient(place.client);
    for (const name of ['ann', 'ben', 'eve']) await iam.send(new CreateUserCommand({ UserName: name }));
    const names: (string | undefined)[] = [];
    for await (const page of paginateListUsers({ client: iam, pageSize: 2 }, {})) names.push(...(page.Users ?? []).map(({ UserName }) => UserName));
    expect(names).toEqual(expect.arrayContaining(['admin', 'ann', 'ben', 'eve']));
  });

  test('ec2: instances', async () => {
    const ec2 = new EC2Client(place.client);
    const image = await new SSMClient(place.client).send(
      new GetParameterCommand({ Name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' }),
    );
    const ran = await ec2.send(new RunInstancesCommand({ ImageId: image.Parameter?.Value ?? '', InstanceType: 't3.micro', MinCount: 2, MaxCount: 2 }));
    const described = await ec2.send(new DescribeInstancesCommand({}));
    expect(described.Reservations?.[0]?.Instances?.map(({ InstanceId }) => InstanceId)).toEqual(ran.Instances?.map(({ InstanceId }) => InstanceId));
    await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] }))).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('aws-json and rest-json', async () => {
    const ssm = new SSMClient(place.client);
    await expect(ssm.send(new GetParameterCommand({ Name: '/nothing/here' }))).rejects.toBeInstanceOf(ParameterNotFound);
    const trail = await new CloudTrailClient(place.client).send(new LookupEventsCommand({ MaxResults: 1 }));
    expect(trail.Events).toHaveLength(1);
    const status = await new AccountClient(place.client).send(new GetRegionOptStatusCommand({ RegionName: 'eu-south-1' }));
    expect(status.RegionOptStatus).toBe('DISABLED');
  });

  test('rest-xml: buckets and objects, with checksums in trailers', async () => {
    const client = s3();
    await client.send(new CreateBucketCommand({ Bucket: 'cat-photos-4821' }));
    const put = await client.send(new PutObjectCommand({ Bucket: 'cat-photos-4821', Key: 'a b/ü+&<é>?#/../x', Body: 'meow', Metadata: { mood: 'good' } }));
    expect(put.ChecksumCRC32).toBe('ihBq/g==');
    const got = await client.send(new GetObjectCommand({ Bucket: 'cat-photos-4821', Key: 'a b/ü+&<é>?#/../x' }));
    expect(await got.Body?.transformToString()).toBe('meow');
    expect(got.Metadata).toEqual({ mood: 'good' });
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['cat-photos-4821']);
  });

  test('rest-xml: refusals, with and without a body', async () => {
    const client = s3();
    await expect(client.send(new GetObjectCommand({ Bucket: 'cat-photos-4821', Key: 'none.jpg' }))).rejects.toBeInstanceOf(NoSuchKey);
    await expect(client.send(new HeadObjectCommand({ Bucket: 'cat-photos-4821', Key: 'none.jpg' }))).rejects.toBeInstanceOf(NotFound);
    await expect(client.send(new PutBucketPolicyCommand({ Bucket: 'cat-photos-4821', Policy: '{' }))).rejects.toMatchObject({ name: 'MalformedPolicy' });
  });

  test('waiters', async () => {
    await expect(waitUntilObjectExists({ client: s3(), maxWaitTime: 10 }, { Bucket: 'cat-photos-4821', Key: 'a b/ü+&<é>?#/../x' })).resolves.toMatchObject({
      state: 'SUCCESS',
    });
  });

  test('a stream of several megabytes, both ways', async () => {
    const client = s3();
    const big = Buffer.alloc(9_000_001, 'meow');
    const { Readable } = await import('node:stream');
    const body = Readable.from([big.subarray(0, 4_000_000), big.subarray(4_000_000)]);
    await client.send(new PutObjectCommand({ Bucket: 'cat-photos-4821', Key: 'big', Body: body, ContentLength: big.length }));
    const got = await client.send(new GetObjectCommand({ Bucket: 'cat-photos-4821', Key: 'big' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(big)).toBe(true);
    const part = await client.send(new GetObjectCommand({ Bucket: 'cat-photos-4821', Key: 'big', Range: 'bytes=4-7' }));
    expect(part).toMatchObject({ ContentLength: 4, ContentRange: `bytes 4-7/${big.length}` });
    expect(await part.Body?.transformToString()).toBe('meow');
  });

  test('a role session, whose credentials expire by the clock of who got them', async () => {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' }] };
    await place.ok('iam', 'CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify(trust) });
    const before = Date.now();
    const { Credentials } = await new STSClient(place.client).send(
      new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/reader', RoleSessionName: 'tom' }),
    );
    const left = (Credentials?.Expiration?.getTime() ?? 0) - before;
    expect(left).toBeGreaterThan(3_500_000);
    expect(left).toBeLessThan(3_700_000);
    const session = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const answer = await new STSClient({ ...place.client, credentials: session }).send(new GetCallerIdentityCommand({}));
    expect(answer.Arn).toBe('arn:aws:sts::123456789012:assumed-role/reader/tom');
    await expect(new IAMClient({ ...place.client, credentials: session }).send(new GetUserCommand({ UserName: 'ann' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/reader/tom is not authorized to perform: iam:GetUser on resource: user ann because no identity-based policy allows the iam:GetUser action',
    });
  });
});
