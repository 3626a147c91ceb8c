import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import type { PasswordSignIn } from '../../../src/engine/cloud.ts';
import { replay } from '../../../src/engine/replay.ts';
import type { CallResult } from '../../../src/kernel/call.ts';
import { memoryParts, type TestCloud, testCloud } from '../../support/cloud.ts';
import { dump } from '../../support/dump.ts';
import { code, enableDevice } from '../iam/authenticator.ts';

const start = Date.parse('2026-11-24T12:00:00Z');
const account = '123456789012';
const source = { surface: 'test', ip: '203.0.113.7', userAgent: 'aws-cli/2.32' };
const password = 'Cat-photo-2026';
const wrong = { ok: false, error: { code: 'FailedAuthentication', status: 401, message: 'Your authentication information is incorrect. Please try again.' } };

let store: ReturnType<typeof memoryStore>;
let cloud: TestCloud;
beforeEach(async () => {
  store = memoryStore();
  cloud = await testCloud({ store });
  await cloud.ok('iam', 'CreateUser', { UserName: 'Bob' });
  await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: password });
  await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess' });
});

const signIn = (attempt: Partial<PasswordSignIn> = {}): Promise<CallResult> =>
  cloud.cloud.signIn({ userName: 'Bob', password, ...attempt }, { region: 'eu-west-1', source });

/** The credentials that a sign-in gave. */
function credentialsOf(result: CallResult) {
  if (!result.ok) throw new Error(result.error.message);
  const { accessToken } = result.output.tokenOutput as { accessToken: { accessKeyId: string; secretAccessKey: string; sessionToken: string } };
  return accessToken;
}

/** CloudTrail's records of the latest events of a Region, newest first, without what differs from event to event. */
async function records(count: number, region = 'eu-west-1'): Promise<readonly Record<string, unknown>[]> {
  const { Events } = (await cloud.ok('cloudtrail', 'LookupEvents', {}, { region })) as { Events: readonly { CloudTrailEvent: string }[] };
  return Events.slice(0, count).map(({ CloudTrailEvent }) => {
    const { eventID, eventTime, eventVersion, ...rest } = JSON.parse(CloudTrailEvent) as Record<string, unknown>;
    return rest;
  });
}

const userId = async (): Promise<unknown> => ((await cloud.ok('iam', 'GetUser', { UserName: 'Bob' })).User as { UserId: string }).UserId;

const page = {
  eventSource: 'signin.amazonaws.com',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.32',
  requestParameters: null,
  readOnly: false,
  eventType: 'AwsConsoleSignIn',
  managementEvent: true,
  recipientAccountId: account,
  eventCategory: 'Management',
};

describe('a sign-in with a password', () => {
  it('is recorded as ConsoleLogin, and when the password was last used', async () => {
    expect((await signIn()).ok).toBe(true);
    expect((await cloud.ok('iam', 'GetUser', { UserName: 'Bob' })).User).toMatchObject({ PasswordLastUsed: new Date(start) });
    const [token, login] = await records(2);
    expect(token).toMatchObject({
      eventName: 'CreateOAuth2Token',
      userIdentity: { userName: 'Bob', sessionContext: { attributes: { creationDate: '2026-11-24T12:00:00Z', mfaAuthenticated: 'false' } } },
    });
    expect(login).toEqual({
      ...page,
      userIdentity: { type: 'IAMUser', principalId: await userId(), arn: `arn:aws:iam::${account}:user/Bob`, accountId: account, userName: 'Bob' },
      eventName: 'ConsoleLogin',
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
    });
  });

  it('that fails is recorded with the user, without an ARN', async () => {
    expect(await signIn({ password: 'Dog-photo-2026' })).toMatchObject(wrong);
    expect(await records(1)).toEqual([
      {
        ...page,
        userIdentity: { type: 'IAMUser', principalId: await userId(), accountId: account, accessKeyId: '', userName: 'Bob' },
        eventName: 'ConsoleLogin',
        errorMessage: 'Failed authentication',
        responseElements: { ConsoleLogin: 'Failure' },
        additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
      },
    ]);
  });

  it('of a name that no user has is recorded without that name', async () => {
    expect(await signIn({ userName: 'Dog-photo-2026' })).toMatchObject(wrong);
    expect(await records(1)).toMatchObject([
      {
        userIdentity: { type: 'IAMUser', accountId: account, accessKeyId: '', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        errorMessage: 'No username found in supplied account',
        responseElements: { ConsoleLogin: 'Failure' },
      },
    ]);
    expect(JSON.stringify(cloud.cloud.events())).not.toContain('Dog-photo-2026');
  });

  it('of the root user is recorded in us-east-1', async () => {
    await cloud.cloud.signIn({ password: 'wrong' }, { region: 'eu-west-1', source });
    expect(await records(1, 'us-east-1')).toMatchObject([
      {
        userIdentity: { type: 'Root', principalId: account, arn: `arn:aws:iam::${account}:root`, accountId: account, accessKeyId: '' },
        errorMessage: 'Failed authentication',
        awsRegion: 'us-east-1',
      },
    ]);
  });

  it('is nothing that an access key stands for', async () => {
    const tokenInput = { clientId: 'arn:aws:signin:::devtools/same-device', grantType: 'authorization_code' };
    for (const [operation, input] of [
      ['ConsoleLogin', {}],
      ['CreateOAuth2Token', { tokenInput }],
    ] as const) {
      const { code: errorCode, message, details } = await cloud.refused('signin', operation, input);
      expect([errorCode, message, details]).toEqual(['AccessDeniedException', 'The request does not come from a sign-in.', { error: 'INVALID_REQUEST' }]);
    }
  });

  it('gives a session that may call IAM, as the console may', async () => {
    await cloud.ok('iam', 'PutUserPolicy', {
      UserName: 'Bob',
      PolicyName: 'look',
      PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}',
    });
    await cloud.ok('iam', 'ListUsers', {}, { as: credentialsOf(await signIn()) });
  });
});

describe('a user with an MFA device', () => {
  const onlyWithMfa = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } },
    ],
  });
  let seed: string;
  let serial: string;
  beforeEach(async () => {
    ({ seed, serial } = await enableDevice(cloud, 'Bob', start));
    await cloud.ok('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'mfa', PolicyDocument: onlyWithMfa });
  });
  const showing = (moment: number): Partial<PasswordSignIn> => ({ mfaCode: async () => code(seed, moment) });

  it('signs in with its code, and has sessions with MFA, also when they are renewed', async () => {
    const result = await signIn(showing(start + 30_000));
    await cloud.ok('s3', 'ListBuckets', {}, { as: credentialsOf(result) });
    const { refreshToken } = (result.ok ? result.output.tokenOutput : {}) as { refreshToken: string };
    await cloud.cloud.advanceClock(600_000);
    const renewed = credentialsOf(await cloud.cloud.signIn({ refreshToken }, { region: 'eu-west-1', source }));
    await cloud.ok('s3', 'ListBuckets', {}, { as: renewed });
    const decision = cloud.cloud.events().flatMap((event) => (event.kind === 'call' && event.operation === 'ListBuckets' ? event.decisions : []))[0];
    expect(decision?.context).toMatchObject({ 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '600' });
  });

  it('is recorded to be asked for it, and with what device that was', async () => {
    await signIn(showing(start));
    await signIn(showing(start + 30_000));
    const [, success, , failure, check] = await records(5);
    expect(success).toMatchObject({
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAIdentifier: serial, MFAUsed: 'Yes' },
    });
    expect(failure).toMatchObject({ errorMessage: 'Failed authentication', additionalEventData: { MobileVersion: 'No', MFAUsed: 'Yes' } });
    expect(check).toEqual({
      ...page,
      userIdentity: { type: 'IAMUser', principalId: await userId(), accountId: account, accessKeyId: '', userName: 'Bob' },
      eventName: 'CheckMfa',
      responseElements: { CheckMfa: 'Success' },
      additionalEventData: { MfaType: 'Virtual MFA' },
    });
  });

  it.each([
    ['one that was used', start],
    ['one of long ago', start - 600_000],
  ])('does not sign in with a wrong code: %s', async (_which, moment) => {
    expect(await signIn(showing(moment))).toMatchObject(wrong);
  });

  it('is not asked for it where the password is wrong, and not signed in without it', async () => {
    const mfaCode = () => Promise.reject(new Error('asked'));
    expect(await signIn({ password: 'wrong', mfaCode })).toMatchObject(wrong);
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'MFACodeRequired' } });
  });

  it('can be replayed', async () => {
    await signIn(showing(start + 30_000));
    await signIn({ password: 'wrong' });
    await signIn({ userName: 'nobody' });
    await signIn(showing(start));
    const again = memoryParts();
    expect(await replay(again, cloud.cloud.facts, cloud.cloud.events({ order: 'oldest' }))).toEqual([]);
    expect(dump(again.store)).toEqual(dump(store));
  });
});

describe('a password that must be changed', () => {
  const reset = (newPassword?: string): Promise<CallResult> => signIn(newPassword === undefined ? {} : { newPassword: async () => newPassword });
  const notChanged = {
    ok: false,
    error: {
      message:
        'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator',
    },
  };
  const mayChange = () => cloud.ok('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword' });
  beforeEach(() => cloud.ok('iam', 'UpdateLoginProfile', { UserName: 'Bob', PasswordResetRequired: true }));

  it('is changed at the sign-in, by a user who may', async () => {
    expect(await reset('Dog-photo-2026')).toMatchObject({ ...notChanged, event: { operation: 'ChangePassword', outcome: { code: 'AccessDenied' } } });
    await mayChange();
    expect((await reset('Dog-photo-2026')).ok).toBe(true);
    expect(await signIn()).toMatchObject(wrong);
    expect((await signIn({ password: 'Dog-photo-2026' })).ok).toBe(true);
  });

  it('is held to the password policy', async () => {
    await mayChange();
    expect(await reset('dog')).toMatchObject({ ...notChanged, event: { outcome: { code: 'PasswordPolicyViolation' } } });
  });

  it('lets nobody in as it is', async () => {
    expect(await reset()).toMatchObject({ ok: false, error: { code: 'PasswordResetRequired', message: 'You must change your password to continue.' } });
  });
});
