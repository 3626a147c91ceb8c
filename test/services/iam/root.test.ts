import { describe, expect, it } from 'vitest';
import { rootUser } from '../../../src/kernel/principal.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { code, codes } from './authenticator.ts';

it('the root user sees itself and has access keys of its own', async () => {
  const { cloud, ok } = await testCloud();
  const call = async (operation: string, input = {}): Promise<Record<string, unknown>> => {
    const source = { surface: 'test', ip: '203.0.113.7', userAgent: 'test' };
    const result = await cloud.callAs(rootUser('123456789012'), 'signIn', { service: 'iam', operation, region: 'us-east-1', input, source });
    if (!result.ok) throw result.error;
    return result.output;
  };
  const { User } = await call('GetUser');
  expect(User).toEqual({ UserId: '123456789012', Arn: 'arn:aws:iam::123456789012:root', CreateDate: new Date('2026-11-24T12:00:00Z') });
  const { AccessKey } = (await call('CreateAccessKey')) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
  const keys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  expect(await ok('sts', 'GetCallerIdentity', {}, { as: keys })).toMatchObject({ Arn: 'arn:aws:iam::123456789012:root' });
  expect(await call('GetAccountSummary')).toMatchObject({ SummaryMap: { AccountAccessKeysPresent: 1 } });
  expect(await call('ListAccessKeys')).toMatchObject({ AccessKeyMetadata: [{ AccessKeyId: keys.accessKeyId, Status: 'Active' }] });
  await call('DeleteAccessKey', { AccessKeyId: keys.accessKeyId });
  expect(await call('ListAccessKeys')).toEqual({ AccessKeyMetadata: [], IsTruncated: false });
});

describe('an MFA device of the root user', () => {
  const serial = 'arn:aws:iam::123456789012:mfa/my-phone';
  const start = Date.parse('2026-11-24T12:00:00Z');
  const around = { region: 'us-east-1', source: { surface: 'test', ip: '203.0.113.7', userAgent: 'test' } };
  const enabling = async (cloud: TestCloud) => {
    const { VirtualMFADevice } = await cloud.ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'my-phone' });
    const seed = Buffer.from((VirtualMFADevice as { Base32StringSeed: Uint8Array }).Base32StringSeed).toString();
    return { seed, input: { UserName: 'AWS ROOT USER', SerialNumber: serial, ...codes(seed, start) } };
  };
  const atConsole = (cloud: TestCloud, operation: string, input: Record<string, unknown>) =>
    cloud.cloud.callAs(rootUser('123456789012'), 'signIn', { service: 'iam', operation, input, ...around });

  it('is enabled at the console, listed, and asked for at the next sign-in', async () => {
    const cloud = await testCloud();
    const { seed, input } = await enabling(cloud);
    expect(await cloud.ok('iam', 'GetAccountSummary')).toMatchObject({ SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 1 } });
    expect(await atConsole(cloud, 'EnableMFADevice', input)).toMatchObject({ ok: true });
    expect(await cloud.ok('iam', 'GetAccountSummary')).toMatchObject({ SummaryMap: { AccountMFAEnabled: 1 } });
    expect(await cloud.ok('iam', 'ListVirtualMFADevices')).toMatchObject({
      VirtualMFADevices: [{ SerialNumber: serial, User: { UserId: '123456789012', Arn: 'arn:aws:iam::123456789012:root' }, EnableDate: new Date(start) }],
    });
    const password = cloud.cloud.rootPassword();
    expect(await cloud.cloud.signIn({ password }, around)).toMatchObject({ ok: false, error: { code: 'MFACodeRequired' } });
    await cloud.cloud.advanceClock(30_000);
    const signedIn = await cloud.cloud.signIn({ password, mfaCode: async () => code(seed, start + 30_000) }, around);
    expect(signedIn).toMatchObject({ ok: true, event: { principal: { type: 'Root', session: { mfaAuthenticated: true } } } });
    expect(await atConsole(cloud, 'DeactivateMFADevice', { SerialNumber: serial })).toMatchObject({ ok: true });
    expect(await cloud.cloud.signIn({ password }, around)).toMatchObject({ ok: true });
  });

  it('can be enabled by no program, whoever it signs as', async () => {
    const cloud = await testCloud();
    const { input } = await enabling(cloud);
    const made = await atConsole(cloud, 'CreateAccessKey', {});
    const { AccessKey } = (made.ok ? made.output : {}) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
    const keys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
    const pattern =
      "1 validation error detected: Value 'AWS ROOT USER' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+";
    for (const as of [keys, cloud.admin])
      expect(await cloud.refused('iam', 'EnableMFADevice', input, { as })).toMatchObject({ code: 'ValidationError', message: pattern });
    const named = await cloud.refused('iam', 'EnableMFADevice', { ...input, UserName: 'root' }, { as: keys });
    expect(named).toMatchObject({ code: 'NoSuchEntity', message: 'The user with name root cannot be found.' });
  });
});
