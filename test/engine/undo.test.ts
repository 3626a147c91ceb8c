import { expect, test } from 'vitest';
import { testCloud } from '../support/cloud.ts';

test('undo takes back the latest change, nested calls included, one after the other, and never the set-up', async () => {
  const { cloud, ok, refused } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'ann' });
  await ok('account', 'EnableRegion', { RegionName: 'af-south-1' });
  await ok('sts', 'GetSessionToken');
  const vpcs = async () => ((await ok('ec2', 'DescribeVpcs', {}, { region: 'af-south-1' })) as { Vpcs: object[] }).Vpcs;
  expect(await vpcs()).toHaveLength(1);
  const first = await cloud.undo();
  expect(first?.kind === 'undo' && cloud.event(first.undone)).toMatchObject({ operation: 'EnableRegion' });
  expect((await refused('ec2', 'DescribeVpcs', {}, { region: 'af-south-1' })).code).toBe('AuthFailure');
  await ok('iam', 'GetUser', { UserName: 'ann' });
  expect(await cloud.undo()).toMatchObject({ kind: 'undo' });
  expect((await refused('iam', 'GetUser', { UserName: 'ann' })).code).toBe('NoSuchEntity');
  expect(await cloud.undo()).toBeUndefined();
  await ok('sts', 'GetCallerIdentity');
});

test('a refused call leaves its event and nothing else', async () => {
  const { cloud, ok, refused } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'ann' });
  await refused('iam', 'CreateUser', { UserName: 'ann' });
  expect(cloud.events()[0]).toMatchObject({ operation: 'CreateUser', outcome: { ok: false, code: 'EntityAlreadyExists', stage: 'execute' } });
  await cloud.undo();
  expect((await refused('iam', 'GetUser', { UserName: 'ann' })).code).toBe('NoSuchEntity');
});

test('undo leaves the texts of policies, on which sessions and old decisions rest', async () => {
  const { cloud, ok } = await testCloud();
  const text = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' } });
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' } });
  await ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: trust });
  await ok('iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'all', PolicyDocument: text.replace('s3:ListAllMyBuckets', 's3:*') });
  await ok('iam', 'PutUserPolicy', { UserName: 'admin', PolicyName: 'list', PolicyDocument: text });
  const assumed = await ok('sts', 'AssumeRole', { RoleArn: 'arn:aws:iam::123456789012:role/cat-app', RoleSessionName: 'cat', Policy: text });
  await cloud.undo();
  const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials as { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  const session = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  expect(await ok('s3', 'ListBuckets', {}, { as: session })).toMatchObject({ Buckets: [] });
});
