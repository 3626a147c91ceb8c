import { expect, it } from 'vitest';
import { rootUser } from '../../../src/kernel/principal.ts';
import { testCloud } from '../../support/cloud.ts';

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
