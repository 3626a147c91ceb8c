import { beforeEach, describe, expect, it } from 'vitest';
import type { PasswordSignIn } from '../../../src/engine/cloud.ts';
import type { CallResult } from '../../../src/kernel/call.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const day = 24 * 3_600_000;
const password = 'Cat-photo-2026';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await testCloud();
});

const refusal = async (...call: Parameters<TestCloud['refused']>): Promise<string> => {
  const { code, message } = await cloud.refused(...call);
  return `${code}: ${message}`;
};

describe('an account password policy', () => {
  it('is not there at first, can then be read, and taken away once', async () => {
    expect(await refusal('iam', 'GetAccountPasswordPolicy')).toBe('NoSuchEntity: The Password Policy with domain name 123456789012 cannot be found.');
    expect(await refusal('iam', 'DeleteAccountPasswordPolicy')).toBe('NoSuchEntity: The account policy with name PasswordPolicy cannot be found.');
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 90, PasswordReusePrevention: 5, HardExpiry: true, RequireNumbers: true });
    expect(await cloud.ok('iam', 'GetAccountPasswordPolicy')).toEqual({
      PasswordPolicy: {
        MinimumPasswordLength: 6,
        RequireSymbols: false,
        RequireNumbers: true,
        RequireUppercaseCharacters: false,
        RequireLowercaseCharacters: false,
        AllowUsersToChangePassword: false,
        ExpirePasswords: true,
        MaxPasswordAge: 90,
        PasswordReusePrevention: 5,
        HardExpiry: true,
      },
    });
    await cloud.ok('iam', 'DeleteAccountPasswordPolicy');
    expect(await refusal('iam', 'GetAccountPasswordPolicy')).toMatch('cannot be found');
  });

  it('takes no partial updates: what is not given reverts to its default', async () => {
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { MinimumPasswordLength: 14, RequireSymbols: true, MaxPasswordAge: 30 });
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { RequireNumbers: true });
    const { PasswordPolicy } = await cloud.ok('iam', 'GetAccountPasswordPolicy');
    expect(PasswordPolicy).toEqual({
      MinimumPasswordLength: 6,
      RequireSymbols: false,
      RequireNumbers: true,
      RequireUppercaseCharacters: false,
      RequireLowercaseCharacters: false,
      AllowUsersToChangePassword: false,
      ExpirePasswords: false,
    });
  });

  it.each([
    [{ MinimumPasswordLength: 5 }, "Value '5' at 'minimumPasswordLength' failed to satisfy constraint: Member must have value greater than or equal to 6"],
    [{ MaxPasswordAge: 0 }, "Value '0' at 'maxPasswordAge' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    [{ PasswordReusePrevention: 25 }, "Value '25' at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24"],
  ])('is refused as %o', async (input, message) => {
    expect(await refusal('iam', 'UpdateAccountPasswordPolicy', input)).toBe(`ValidationError: 1 validation error detected: ${message}`);
  });
});

describe('a new password', () => {
  const uppercase = 'Password should have at least one uppercase letter';
  const symbol = 'Password should have at least one symbol';

  it.each([
    ['the default policy', undefined, 'Short-1', 'Password should have a minimum length of 8'],
    ['the default policy', undefined, 'onlyletters1', `Password should meet 1 more of the following requirements: ${uppercase}, ${symbol}`],
    [
      'the default policy',
      undefined,
      'onlyletters',
      `Password should meet 2 more of the following requirements: ${uppercase}, Password should have at least one number, ${symbol}`,
    ],
    ['a minimum length', { MinimumPasswordLength: 15 }, password, 'Password should have a minimum length of 15'],
    ['kinds of characters', { RequireUppercaseCharacters: true, RequireSymbols: true }, 'alllower1', `${uppercase}, ${symbol}`],
    ['kinds of characters', { RequireLowercaseCharacters: true }, 'ALLUPPER', 'Password should have at least one lowercase letter'],
  ])('is held to %s (%o): %s', async (_name, policy, given, message) => {
    await cloud.ok('iam', 'CreateUser', { UserName: 'Bob' });
    const keys = (await cloud.ok('iam', 'CreateAccessKey', { UserName: 'Bob' })).AccessKey as { AccessKeyId: string; SecretAccessKey: string };
    const as = { accessKeyId: keys.AccessKeyId, secretAccessKey: keys.SecretAccessKey };
    await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword' });
    const refused = `PasswordPolicyViolation: ${message}`;
    if (policy) await cloud.ok('iam', 'UpdateAccountPasswordPolicy', policy);
    expect(await refusal('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: given })).toBe(refused);
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: `${password}-and-more` });
    expect(await refusal('iam', 'UpdateLoginProfile', { UserName: 'Bob', Password: given })).toBe(refused);
    expect(await refusal('iam', 'ChangePassword', { OldPassword: `${password}-and-more`, NewPassword: given }, { as })).toBe(refused);
  });

  it('may be short and plain where the account says so', async () => {
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', {});
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'admin', Password: 'simple' });
  });

  it('is none of so many before, the present one among them', async () => {
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { PasswordReusePrevention: 2 });
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'admin', Password: 'first-1' });
    const change = (NewPassword: string, OldPassword: string) => cloud.call('iam', 'ChangePassword', { OldPassword, NewPassword });
    const codeOf = (result: CallResult): string => (result.ok ? 'ok' : result.error.code);
    expect(codeOf(await change('first-1', 'first-1'))).toBe('PasswordPolicyViolation');
    expect(codeOf(await change('second-2', 'first-1'))).toBe('ok');
    expect(codeOf(await change('first-1', 'second-2'))).toBe('PasswordPolicyViolation');
    expect(codeOf(await change('third-3', 'second-2'))).toBe('ok');
    expect(codeOf(await change('first-1', 'third-3'))).toBe('ok');
  });
});

describe('AllowUsersToChangePassword', () => {
  it('lets every user change their own password and read the policy, unless something denies it, and nobody else', async () => {
    const as = await cloud.user('Bob');
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: password });
    const change = { OldPassword: password, NewPassword: password };
    expect(await refusal('iam', 'ChangePassword', change, { as })).toMatch('is not authorized to perform: iam:ChangePassword on resource: user Bob');
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true });
    await cloud.ok('iam', 'ChangePassword', change, { as });
    expect(await cloud.ok('iam', 'GetAccountPasswordPolicy', {}, { as })).toMatchObject({ PasswordPolicy: { AllowUsersToChangePassword: true } });
    expect(await refusal('iam', 'UpdateLoginProfile', { UserName: 'Bob', Password: password }, { as })).toMatch('iam:UpdateLoginProfile');
    const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }] };
    await cloud.ok('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'deny', PolicyDocument: JSON.stringify(deny) });
    expect(await refusal('iam', 'ChangePassword', change, { as })).toMatch('with an explicit deny in an identity-based policy');
    await cloud.ok('iam', 'DeleteAccountPasswordPolicy');
    expect(await refusal('iam', 'GetAccountPasswordPolicy', {}, { as })).toMatch('iam:GetAccountPasswordPolicy');
  });
});

describe('a password that expires', () => {
  const around = { region: 'us-east-1', source: { surface: 'test', ip: '203.0.113.7', userAgent: 'test' } };
  const signIn = (attempt: Partial<PasswordSignIn> = {}) => cloud.cloud.signIn({ userName: 'admin', password, ...attempt }, around);

  it('has to be changed at the next sign-in', async () => {
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'admin', Password: password });
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 90 });
    await cloud.cloud.advanceClock(90 * day - 1000);
    expect(await signIn()).toMatchObject({ ok: true });
    await cloud.cloud.advanceClock(1000);
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'PasswordResetRequired' } });
    expect(await signIn({ newPassword: async () => 'Dog-photo-2026' })).toMatchObject({ ok: true });
    expect(await signIn({ password: 'Dog-photo-2026' })).toMatchObject({ ok: true });
  });

  it('has to be set by an administrator after a hard expiry', async () => {
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'admin', Password: password });
    await cloud.ok('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 1, HardExpiry: true });
    await cloud.cloud.advanceClock(day);
    expect(await signIn({ newPassword: async () => 'Dog-photo-2026' })).toMatchObject({
      ok: false,
      error: { code: 'PasswordExpired', message: 'Your password has expired. An administrator has to set a new one.' },
    });
    await cloud.ok('iam', 'UpdateLoginProfile', { UserName: 'admin', Password: 'Dog-photo-2026' });
    expect(await signIn({ password: 'Dog-photo-2026' })).toMatchObject({ ok: true });
  });
});
