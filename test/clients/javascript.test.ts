import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { DescribeInstancesCommand, EC2Client, EC2ServiceException, RunInstancesCommand, waitUntilInstanceRunning } from '@aws-sdk/client-ec2';
import { GetUserCommand, IAMClient, ListUsersCommand, NoSuchEntityException, paginateListUsers } from '@aws-sdk/client-iam';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
  waitUntilBucketExists,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Facts, startWorld, type World } from './world.ts';

let world: World;
let facts: Facts;
beforeAll(async () => {
  world = await startWorld();
  facts = await world.factsFor('javascript');
});
afterAll(() => world.close());

/** Clients find everything in the environment, as those of programs do. */
function on(where: 'admin' | 'instance'): void {
  const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const env = world.environment(where);
  for (const name of new Set([...names, ...Object.keys(env).filter((name) => name.startsWith('AWS_'))])) vi.stubEnv(name, env[name]);
}
afterEach(() => {
  vi.unstubAllEnvs();
});

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('success, with what the environment says', async () => {
  on('admin');
  expect((await new STSClient().send(new GetCallerIdentityCommand())).Arn).toBe(`arn:aws:iam::${facts.accountId}:user/admin`);
  const { Reservations = [] } = await new EC2Client().send(new DescribeInstancesCommand({ InstanceIds: [facts.instanceId] }));
  expect(Reservations[0]?.Instances?.[0]?.State?.Name).toBe('running');
});

test('refusals are exceptions of their own kind, with code, message, status and request id', async () => {
  on('admin');
  const credentials = facts.intern;
  const s3 = await failureOf(new S3Client({ credentials }).send(new ListBucketsCommand()));
  expect(s3).toBeInstanceOf(S3ServiceException);
  expect(s3).toMatchObject({
    name: 'AccessDenied',
    $fault: 'client',
    message: `User: arn:aws:iam::${facts.accountId}:user/intern is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    $metadata: { httpStatusCode: 403, requestId: expect.any(String), extendedRequestId: expect.any(String) },
  });
  const ec2 = await failureOf(new EC2Client({ credentials }).send(new DescribeInstancesCommand()));
  expect(ec2).toBeInstanceOf(EC2ServiceException);
  expect(ec2).toMatchObject({ name: 'UnauthorizedOperation', $metadata: { httpStatusCode: 403 } });
  expect(await failureOf(new IAMClient({ credentials }).send(new ListUsersCommand()))).toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  });
  const wrong = { ...credentials, secretAccessKey: 'wrong' };
  const sts = await failureOf(new STSClient({ credentials: wrong }).send(new GetCallerIdentityCommand()));
  expect(sts).toMatchObject({ name: 'SignatureDoesNotMatch', $metadata: { httpStatusCode: 403 } });
});

test('modeled exceptions', async () => {
  on('admin');
  const { bucket: Bucket } = facts;
  expect(await failureOf(new S3Client().send(new GetObjectCommand({ Bucket, Key: 'nothing' })))).toBeInstanceOf(NoSuchKey);
  expect(await failureOf(new S3Client().send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toBeInstanceOf(NotFound);
  expect(await failureOf(new IAMClient().send(new GetUserCommand({ UserName: 'nobody' })))).toBeInstanceOf(NoSuchEntityException);
});

test('pagination', async () => {
  on('admin');
  let users = 0;
  for await (const { Users = [] } of paginateListUsers({ client: new IAMClient(), pageSize: 10 }, {})) {
    users += Users.filter(({ UserName }) => UserName?.startsWith('paged-')).length;
  }
  expect(users).toBe(facts.users);
  const pages: number[] = [];
  for await (const page of paginateListObjectsV2({ client: new S3Client(), pageSize: 10 }, { Bucket: facts.bucket, Prefix: 'page/' }))
    pages.push(page.KeyCount ?? 0);
  expect(pages).toEqual([10, 10, 5]);
});

test('waiters', async () => {
  on('admin');
  const client = new EC2Client();
  const { Instances = [] } = await client.send(new RunInstancesCommand({ ImageId: facts.imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
  const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
  expect((await waitUntilInstanceRunning({ client, maxWaitTime: 60 }, { InstanceIds })).state).toBe('SUCCESS');
  expect((await waitUntilBucketExists({ client: new S3Client(), maxWaitTime: 60 }, { Bucket: facts.bucket })).state).toBe('SUCCESS');
});

test('retries come through a refusal to serve and a broken connection', async () => {
  on('admin');
  const client = new S3Client({ endpoint: facts.flakyEndpoint, maxAttempts: 4 });
  const where = { Bucket: facts.bucket, Key: 'flaky-js' };
  expect((await client.send(new PutObjectCommand({ ...where, Body: 'meow' }))).$metadata.attempts).toBe(3);
  const got = await client.send(new GetObjectCommand(where));
  expect([await got.Body?.transformToString(), got.$metadata.attempts]).toEqual(['meow', 3]);
});

test('a large file in parts, and streamed both ways', async () => {
  on('admin');
  const client = new S3Client();
  const large = readFileSync(facts.largeFile);
  const where = { Bucket: facts.bucket, Key: 'large' };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(where));
  const size = 8 * 1024 * 1024;
  const Parts = await Promise.all(
    [1, 2, 3].map(async (PartNumber) => {
      const Body = large.subarray((PartNumber - 1) * size, PartNumber * size);
      return { PartNumber, ETag: (await client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body }))).ETag };
    }),
  );
  const completed = await client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));
  expect(completed.ETag).toMatch(/-3"$/);
  const streamed = { Bucket: facts.bucket, Key: 'streamed' };
  await client.send(new PutObjectCommand({ ...streamed, Body: createReadStream(facts.largeFile), ContentLength: facts.largeSize }));
  for (const place of [where, streamed]) {
    const hash = createHash('sha256');
    const { Body } = await client.send(new GetObjectCommand(place));
    for await (const chunk of Body as AsyncIterable<Uint8Array>) hash.update(chunk);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(large).digest('hex'));
  }
});

test('credentials from instance metadata, and only what its role may do', async () => {
  on('instance');
  const { Arn } = await new STSClient().send(new GetCallerIdentityCommand());
  expect(Arn).toBe(`arn:aws:sts::${facts.accountId}:assumed-role/${facts.roleName}/${facts.instanceId}`);
  const client = new S3Client();
  expect((await client.send(new ListBucketsCommand())).Buckets?.map(({ Name }) => Name)).toContain(facts.bucket);
  expect(await failureOf(client.send(new PutObjectCommand({ Bucket: facts.bucket, Key: 'mine', Body: '' })))).toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('because no identity-based policy allows the s3:PutObject action'),
  });
});
