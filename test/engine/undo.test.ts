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
