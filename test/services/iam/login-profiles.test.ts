import { expect, test } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import { replay } from '../../../src/engine/replay.ts';
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
  ['CreateLoginProfile', { Password: 'Short-1' }, 'PasswordPolicyViolation', 'Password does not conform to the account password policy.'],
  ['CreateLoginProfile', { Password: 'onlyletters1' }, 'PasswordPolicyViolation', 'Password does not conform to the account password policy.'],
  ['CreateLoginProfile', { Password: `Aa1${'x'.repeat(126)}` }, 'PasswordPolicyViolation', 'Password does not conform to the account password policy.'],
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

test('a user who must choose a new password does not sign in with the old one', async () => {
  const { cloud, ok } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  await ok('iam', 'CreateLoginProfile', { ...profile, PasswordResetRequired: true });
  const result = await cloud.signIn({ userName: 'intern', password: profile.Password }, around);
  expect(result).toMatchObject({ ok: false, error: { code: 'PasswordResetRequired' } });
});
