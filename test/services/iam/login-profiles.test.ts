import { expect, test } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import { replay } from '../../../src/engine/replay.ts';
import { rootUser } from '../../../src/kernel/principal.ts';
import { memoryParts, testCloud } from '../../support/cloud.ts';
import { dump } from '../../support/dump.ts';

async function withUser() {
  const cloud = await testCloud();
  await cloud.ok('iam', 'CreateUser', { UserName: 'intern' });
  return cloud;
}

const around = { region: 'us-east-1', source: { surface: 'test', ip: '127.0.0.1', userAgent: 'test' } };
const profile = { UserName: 'intern', Password: 'Cat-photo-2026' };

test('a login profile is made, shown, changed and deleted', async () => {
  const cloud = await withUser();
  const answer = { LoginProfile: { UserName: 'intern', CreateDate: new Date('2026-11-24T12:00:00Z'), PasswordResetRequired: false } };
  expect(await cloud.ok('iam', 'CreateLoginProfile', profile)).toEqual(answer);
  expect(await cloud.ok('iam', 'GetLoginProfile', { UserName: 'intern' })).toEqual(answer);
  await cloud.ok('iam', 'UpdateLoginProfile', { UserName: 'intern', PasswordResetRequired: true });
  expect(await cloud.ok('iam', 'GetLoginProfile', { UserName: 'intern' })).toMatchObject({ LoginProfile: { PasswordResetRequired: true } });
  expect(await cloud.refused('iam', 'DeleteUser', { UserName: 'intern' })).toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete login profile first.',
  });
  await cloud.ok('iam', 'DeleteLoginProfile', { UserName: 'intern' });
  await cloud.ok('iam', 'DeleteUser', { UserName: 'intern' });
});

test.each([
  ['GetLoginProfile', {}, 'NoSuchEntity', 'Login Profile for User intern cannot be found.'],
  ['DeleteLoginProfile', {}, 'NoSuchEntity', 'Login Profile for User intern cannot be found.'],
  ['UpdateLoginProfile', { Password: 'Cat-photo-2026' }, 'NoSuchEntity', 'Login Profile for User intern cannot be found.'],
  ['CreateLoginProfile', { UserName: 'nobody', Password: 'Cat-photo-2026' }, 'NoSuchEntity', 'The user with name nobody cannot be found.'],
  ['CreateLoginProfile', { Password: 'Short-1' }, 'PasswordPolicyViolation', 'Password should have a minimum length of 8'],
  [
    'CreateLoginProfile',
    { Password: 'onlyletters1' },
    'PasswordPolicyViolation',
    'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol',
  ],
  [
    'CreateLoginProfile',
    { Password: `Aa1${'x'.repeat(126)}` },
    'ValidationError',
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 128",
  ],
  [
    'CreateLoginProfile',
    { Password: 'Cat-photo-\u20ac' },
    'ValidationError',
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
  ],
  ['CreateLoginProfile', {}, 'PasswordPolicyViolation', 'Password does not conform to the account password policy.'],
])('%s with %o is refused with %s', async (operation, input, code, message) => {
  const cloud = await withUser();
  expect(await cloud.refused('iam', operation, { UserName: 'intern', ...input })).toMatchObject({ code, message });
});

test('a second one is refused, and a long password is none too long', async () => {
  const cloud = await withUser();
  await cloud.ok('iam', 'CreateLoginProfile', { ...profile, Password: `Aa1${'x'.repeat(125)}` });
  expect(await cloud.refused('iam', 'CreateLoginProfile', profile)).toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'Login Profile for user intern already exists.',
  });
});

test('the journal has no password and no token, and rebuilds the same state', async () => {
  const store = memoryStore();
  const { cloud, ok, refused, user } = await testCloud({ store });
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  await ok('iam', 'CreateLoginProfile', profile);
  const nobody = await user('nobody', {});
  await refused('iam', 'CreateLoginProfile', profile, { as: nobody });
  await refused('iam', 'CreateLoginProfile', profile, { as: { ...nobody, secretAccessKey: 'wrong' } });
  const first = await cloud.signIn({ password: cloud.rootPassword() }, around);
  const { refreshToken } = (first.ok ? first.output.tokenOutput : {}) as { readonly refreshToken: string };
  expect((await cloud.signIn({ refreshToken }, around)).ok).toBe(true);
  // Each refresh token is good for once.
  expect(await cloud.signIn({ refreshToken }, around)).toMatchObject({ ok: false, error: { details: { error: 'TOKEN_EXPIRED' } } });
  const events = cloud.events({ order: 'oldest' });
  for (const secret of [profile.Password, cloud.rootPassword(), refreshToken]) expect(JSON.stringify(events)).not.toContain(secret);
  const again = memoryParts();
  expect(await replay(again, cloud.facts, events)).toEqual([]);
  expect(dump(again.store)).toEqual(dump(store));
});

const own = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:ChangePassword', Resource: 'arn:aws:iam::*:user/${aws:username}' }],
};

test('a user changes the own password, and no password is in the journal', async () => {
  const store = memoryStore();
  const { cloud, ok, user } = await testCloud({ store });
  const as = await user('intern', { policies: [own] });
  await ok('iam', 'CreateLoginProfile', { ...profile, PasswordResetRequired: true });
  const passwords = { OldPassword: profile.Password, NewPassword: 'Dog-photo-2026' };
  expect(await ok('iam', 'ChangePassword', passwords, { as })).toEqual({});
  expect(await ok('iam', 'GetLoginProfile', { UserName: 'intern' })).toMatchObject({ LoginProfile: { PasswordResetRequired: false } });
  await ok('iam', 'ChangePassword', { OldPassword: 'Dog-photo-2026', NewPassword: profile.Password }, { as });
  const events = cloud.events({ order: 'oldest' });
  for (const secret of Object.values(passwords)) expect(JSON.stringify(events)).not.toContain(secret);
  const again = memoryParts();
  expect(await replay(again, cloud.facts, events)).toEqual([]);
  expect(dump(again.store)).toEqual(dump(store));
});

test.each([
  [{ OldPassword: 'Cat-photo-2025', NewPassword: 'Dog-photo-2026' }, 'AccessDenied', 403, 'The old password is not the one of the user.'],
  [
    { OldPassword: profile.Password, NewPassword: 'dog-photo' },
    'PasswordPolicyViolation',
    400,
    'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one number',
  ],
  [
    { OldPassword: profile.Password, NewPassword: 'D'.repeat(129) },
    'ValidationError',
    400,
    "1 validation error detected: Value at 'newPassword' failed to satisfy constraint: Member must have length less than or equal to 128",
  ],
])('a change of password with %o is refused with %s', async (passwords, code, status, message) => {
  const { ok, refused, user } = await testCloud();
  const as = await user('intern', { policies: [own] });
  await ok('iam', 'CreateLoginProfile', profile);
  expect(await refused('iam', 'ChangePassword', passwords, { as })).toMatchObject({ code, status, message });
});

test('a password is changed by a user who has one and may, and by nobody else', async () => {
  const { cloud, ok, refused, user } = await testCloud();
  const passwords = { OldPassword: profile.Password, NewPassword: 'Dog-photo-2026' };
  const as = await user('intern', { policies: [own] });
  expect(await refused('iam', 'ChangePassword', passwords, { as })).toMatchObject({
    code: 'NoSuchEntity',
    message: 'Login Profile for User intern cannot be found.',
  });
  expect(await refused('iam', 'ChangePassword', passwords, { as: await user('carla') })).toMatchObject({
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::123456789012:user/carla is not authorized to perform: iam:ChangePassword on resource: user carla because no identity-based policy allows the iam:ChangePassword action',
  });
  const root = await cloud.callAs(rootUser('123456789012'), 'signIn', { service: 'iam', operation: 'ChangePassword', input: passwords, ...around });
  expect(root).toMatchObject({ ok: false, error: { code: 'InvalidUserType', status: 400, message: 'Only an IAM user can change its own password.' } });
  await ok('iam', 'CreateLoginProfile', profile);
});
