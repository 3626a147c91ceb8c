import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const ownKeys = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['iam:*AccessKey*', 'iam:GetAccessKeyLastUsed'], Resource: 'arn:aws:iam::*:user/${aws:username}' }],
};

describe('access keys', () => {
  it('have AWS’s form, and their secret is shown once', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateUser', { UserName: 'intern' });
    const result = await cloud.call('iam', 'CreateAccessKey', { UserName: 'intern' });
    if (!result.ok) throw result.error;
    expect(result.output).toEqual({
      AccessKey: {
        UserName: 'intern',
        AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
        Status: 'Active',
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        CreateDate: new Date('2026-11-24T12:00:00Z'),
      },
    });
    const { SecretAccessKey } = result.output.AccessKey as { SecretAccessKey: string };
    expect(JSON.stringify(cloud.cloud.events())).not.toContain(SecretAccessKey);
  });

  it('can be rotated by their owner, who need not say who that is', async () => {
    const cloud = await testCloud();
    const first = await cloud.user('intern', { policies: [ownKeys] });
    const { AccessKey } = (await cloud.ok('iam', 'CreateAccessKey', {}, { as: first })) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
    const second = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
    await cloud.ok('iam', 'UpdateAccessKey', { AccessKeyId: first.accessKeyId, Status: 'Inactive' }, { as: second });
    const { code } = await cloud.refused('sts', 'GetCallerIdentity', {}, { as: first });
    expect(code).toBe('InvalidClientTokenId');
    const { AccessKeyMetadata } = (await cloud.ok('iam', 'ListAccessKeys', {}, { as: second })) as { AccessKeyMetadata: object[] };
    expect(AccessKeyMetadata).toHaveLength(2);
    expect(AccessKeyMetadata).toContainEqual(expect.objectContaining({ AccessKeyId: first.accessKeyId, Status: 'Inactive', UserName: 'intern' }));
    await cloud.ok('iam', 'DeleteAccessKey', { AccessKeyId: first.accessKeyId }, { as: second });
    await cloud.refused('iam', 'ListAccessKeys', { UserName: 'admin' }, { as: second });
  });

  it('of one user are not another’s', async () => {
    const cloud = await testCloud();
    const { accessKeyId } = await cloud.user('intern');
    await cloud.ok('iam', 'CreateUser', { UserName: 'other' });
    const { message } = await cloud.refused('iam', 'DeleteAccessKey', { UserName: 'other', AccessKeyId: accessKeyId });
    expect(message).toBe(`The Access Key with id ${accessKeyId} cannot be found.`);
  });

  it('tell when they were last used, also when what they asked was refused', async () => {
    const cloud = await testCloud();
    const keys = await cloud.user('intern');
    const lastUsed = () => cloud.ok('iam', 'GetAccessKeyLastUsed', { AccessKeyId: keys.accessKeyId });
    expect(await lastUsed()).toEqual({ UserName: 'intern', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
    await cloud.cloud.advanceClock(60_000);
    await cloud.refused('sts', 'GetCallerIdentity', {}, { as: { ...keys, secretAccessKey: 'wrong' }, region: 'eu-west-1' });
    expect(await lastUsed()).toMatchObject({ AccessKeyLastUsed: { ServiceName: 'N/A' } });
    await cloud.refused('iam', 'ListUsers', {}, { as: keys });
    await cloud.cloud.advanceClock(60_000);
    const used = { LastUsedDate: new Date('2026-11-24T12:01:00Z'), ServiceName: 'iam', Region: 'us-east-1' };
    expect(await lastUsed()).toEqual({ UserName: 'intern', AccessKeyLastUsed: used });
  });
});
