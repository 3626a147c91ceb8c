import { describe, expect, it } from 'vitest';
import { rootUser, servicePrincipal } from '../../../src/kernel/principal.ts';
import { assume, cloudWithRoles, credentialsOf, policy, roleArn } from './roles.ts';

describe('AssumeRole', () => {
  it('answers credentials of AWS’s form, and no PackedPolicySize without a session policy', async () => {
    const cloud = await cloudWithRoles();
    const result = await cloud.call('sts', 'AssumeRole', { RoleArn: roleArn('cat-app'), RoleSessionName: 'cat' });
    if (!result.ok) throw result.error;
    expect(result.output).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        SessionToken: expect.stringMatching(/^IQoJb3JpZ2luX2Vj/),
        Expiration: new Date('2026-11-24T13:00:00Z'),
      },
      AssumedRoleUser: { AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:cat$/), Arn: 'arn:aws:sts::123456789012:assumed-role/cat-app/cat' },
    });
    const { secretAccessKey, sessionToken = '' } = credentialsOf(result.output);
    const journal = JSON.stringify(cloud.cloud.events());
    expect(journal).not.toContain(secretAccessKey);
    expect(journal).not.toContain(sessionToken);
  });

  it('gives a session with the role’s permissions, which outlives neither its time nor its role', async () => {
    const cloud = await cloudWithRoles();
    const session = await assume(cloud, { DurationSeconds: 900 });
    expect(await cloud.ok('sts', 'GetCallerIdentity', {}, { as: session })).toEqual({
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:cat$/),
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:assumed-role/cat-app/cat',
    });
    await cloud.ok('iam', 'ListUsers', {}, { as: session });
    await cloud.cloud.advanceClock(899_000);
    await cloud.ok('iam', 'ListUsers', {}, { as: session });
    await cloud.cloud.advanceClock(1000);
    const { code, status, message } = await cloud.refused('iam', 'ListUsers', {}, { as: session });
    expect({ code, status, message }).toEqual({ code: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' });
    const other = await assume(cloud);
    await cloud.ok('iam', 'DeleteRolePolicy', { RoleName: 'cat-app', PolicyName: 'all' });
    await cloud.ok('iam', 'DeleteRole', { RoleName: 'cat-app' });
    expect((await cloud.refused('sts', 'GetCallerIdentity', {}, { as: other })).code).toBe('InvalidClientTokenId');
  });

  it('takes no forged token, no other session’s, and none left out', async () => {
    const cloud = await cloudWithRoles();
    const session = await assume(cloud);
    const other = await assume(cloud);
    const { sessionToken: _left, ...without } = session;
    for (const as of [{ ...session, sessionToken: `${session.sessionToken}A` }, { ...session, sessionToken: other.sessionToken ?? '' }, without]) {
      expect((await cloud.refused('sts', 'GetCallerIdentity', {}, { as })).code).toBe('InvalidClientTokenId');
    }
  });

  it('limits a session by its inline and managed policies', async () => {
    const cloud = await cloudWithRoles();
    const Policy = JSON.stringify(policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }));
    const answer = await cloud.ok('sts', 'AssumeRole', { RoleArn: roleArn('cat-app'), RoleSessionName: 'cat', Policy });
    expect(answer.PackedPolicySize).toBe(5);
    const limited = credentialsOf(answer);
    await cloud.ok('iam', 'ListUsers', {}, { as: limited });
    expect((await cloud.refused('iam', 'ListRoles', {}, { as: limited })).message).toBe(
      'User: arn:aws:sts::123456789012:assumed-role/cat-app/cat is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::123456789012:role/ because no session policy allows the iam:ListRoles action',
    );
    const readOnly = await assume(cloud, { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }] });
    await cloud.ok('iam', 'ListRoles', {}, { as: readOnly });
    await cloud.refused('iam', 'CreateUser', { UserName: 'intern' }, { as: readOnly });
  });

  it.each([
    ['of ten million characters', () => JSON.stringify(policy({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'?*'.repeat(5_000_000)}` }))],
    ['nested ten thousand deep', () => `${'{"Statement":'.repeat(10_000)}[]${'}'.repeat(10_000)}`],
  ])('takes no session policy %s', async (_name, Policy) => {
    const cloud = await cloudWithRoles();
    const error = await cloud.refused('sts', 'AssumeRole', { RoleArn: roleArn('cat-app'), RoleSessionName: 'cat', Policy: Policy() });
    expect(error).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 });
  });

  it('asks the trust policy for the external id', async () => {
    const cloud = await cloudWithRoles();
    await assume(cloud, { RoleArn: roleArn('partner'), ExternalId: 'cats-4711' });
  });

  it('carries transitive tags and the source identity along a chain', async () => {
    const cloud = await cloudWithRoles();
    const first = await assume(cloud, {
      Tags: [
        { Key: 'team', Value: 'photos' },
        { Key: 'cost', Value: '7' },
      ],
      TransitiveTagKeys: ['team'],
      SourceIdentity: 'carla',
    });
    const byTag = policy({
      Effect: 'Allow',
      Action: 'iam:ListUsers',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'photos', 'aws:SourceIdentity': 'carla' } },
    });
    const byLostTag = policy({ Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*', Condition: { Null: { 'aws:PrincipalTag/cost': 'false' } } });
    for (const [PolicyName, document] of Object.entries({ byTag, byLostTag })) {
      await cloud.ok('iam', 'PutRolePolicy', { RoleName: 'next', PolicyName, PolicyDocument: JSON.stringify(document) });
    }
    const answer = await cloud.ok('sts', 'AssumeRole', { RoleArn: roleArn('next'), RoleSessionName: 'cat' }, { as: first });
    expect(answer.SourceIdentity).toBe('carla');
    await cloud.ok('iam', 'ListUsers', {}, { as: credentialsOf(answer) });
    await cloud.refused('iam', 'ListRoles', {}, { as: credentialsOf(answer) });
    const chained = (input: object) => cloud.refused('sts', 'AssumeRole', { RoleArn: roleArn('next'), RoleSessionName: 'cat', ...input }, { as: first });
    expect(await chained({ Tags: [{ Key: 'TEAM', Value: 'video' }] })).toMatchObject({
      code: 'InvalidParameterValue',
      message: "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    });
    await cloud.ok('iam', 'UpdateRole', { RoleName: 'next', MaxSessionDuration: 43_200 });
    expect(await chained({ DurationSeconds: 3601 })).toMatchObject({
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    });
  });

  it('is not for a new user of a trusted one’s name', async () => {
    const cloud = await cloudWithRoles();
    await cloud.ok('iam', 'CreateUser', { UserName: 'tom' });
    const { User } = (await cloud.ok('iam', 'GetUser', { UserName: 'tom' })) as { User: { UserId: string; Arn: string } };
    const trust = policy({ Effect: 'Allow', Principal: { AWS: User.Arn }, Action: 'sts:AssumeRole' });
    await cloud.ok('iam', 'UpdateAssumeRolePolicy', { RoleName: 'next', PolicyDocument: JSON.stringify(trust) });
    await cloud.ok('iam', 'DeleteUser', { UserName: 'tom' });
    const tom = await cloud.user('tom');
    await cloud.refused('sts', 'AssumeRole', { RoleArn: roleArn('next'), RoleSessionName: 'tom' }, { as: tom });
    const { Role } = (await cloud.ok('iam', 'GetRole', { RoleName: 'next' })) as { Role: { AssumeRolePolicyDocument: string } };
    expect(JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument))).toMatchObject({ Statement: [{ Principal: { AWS: User.UserId } }] });
    await cloud.ok('iam', 'UpdateAssumeRolePolicy', { RoleName: 'next', PolicyDocument: JSON.stringify(trust) });
    await assume(cloud, { RoleArn: roleArn('next') }, tom);
  });

  it('is noted as the role’s last use once the session does something', async () => {
    const cloud = await cloudWithRoles();
    const session = await assume(cloud);
    expect(await cloud.ok('iam', 'GetRole', { RoleName: 'cat-app' })).toMatchObject({ Role: { RoleLastUsed: {} } });
    await cloud.ok('sts', 'GetCallerIdentity', {}, { as: session, region: 'eu-west-1' });
    expect(await cloud.ok('iam', 'GetRole', { RoleName: 'cat-app' })).toMatchObject({
      Role: { RoleLastUsed: { LastUsedDate: new Date('2026-11-24T12:00:00Z'), Region: 'eu-west-1' } },
    });
  });
});

describe('who calls', () => {
  const source = { surface: 'test', ip: '203.0.113.7', userAgent: 'test' };
  const asRole = { service: 'sts', operation: 'AssumeRole', region: 'us-east-1', source };

  it('as the root user may not assume roles, but has an hour of GetSessionToken', async () => {
    const cloud = await cloudWithRoles();
    const root = rootUser('123456789012');
    const assumed = await cloud.cloud.callAs(root, 'signIn', { ...asRole, input: { RoleArn: roleArn('cat-app'), RoleSessionName: 'cat' } });
    expect(assumed).toMatchObject({ ok: false, error: { code: 'AccessDenied', status: 403, message: 'Roles may not be assumed by root accounts.' } });
    const made = await cloud.cloud.callAs(root, 'signIn', { ...asRole, operation: 'GetSessionToken', input: { DurationSeconds: 43_200 } });
    if (!made.ok) throw made.error;
    expect(made.output).toMatchObject({ Credentials: { Expiration: new Date('2026-11-24T13:00:00Z') } });
    const identity = { UserId: '123456789012', Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root' };
    expect(await cloud.ok('sts', 'GetCallerIdentity', {}, { as: credentialsOf(made.output) })).toEqual(identity);
  });

  it('as EC2 gets an instance its credentials, which say which instance that is', async () => {
    const cloud = await cloudWithRoles();
    const ec2 = servicePrincipal('ec2.amazonaws.com', '123456789012');
    const input = { RoleArn: roleArn('for-ec2'), RoleSessionName: 'i-0123456789abcdef0', DurationSeconds: 21_600 };
    const answer = await cloud.cloud.callAs(ec2, 'service', { ...asRole, input });
    if (!answer.ok) throw answer.error;
    const fromInstance = { ArnEquals: { 'ec2:SourceInstanceArn': 'arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0' } };
    const document = policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: fromInstance });
    await cloud.ok('iam', 'PutRolePolicy', { RoleName: 'for-ec2', PolicyName: 'list', PolicyDocument: JSON.stringify(document) });
    await cloud.ok('iam', 'ListUsers', {}, { as: credentialsOf(answer.output) });
    const refused = await cloud.cloud.callAs(ec2, 'service', { ...asRole, input: { ...input, RoleArn: roleArn('cat-app') } });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        message:
          'User: ec2.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/cat-app because no role trust policy allows the sts:AssumeRole action',
      },
    });
  });
});

describe('GetSessionToken', () => {
  it('lasts 12 hours and may call neither IAM nor STS without MFA, save for AssumeRole and GetCallerIdentity', async () => {
    const cloud = await cloudWithRoles();
    const answer = await cloud.ok('sts', 'GetSessionToken');
    expect(answer).toMatchObject({ Credentials: { Expiration: new Date('2026-11-25T00:00:00Z') } });
    const session = credentialsOf(answer);
    expect(await cloud.ok('sts', 'GetCallerIdentity', {}, { as: session })).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/admin' });
    expect(await cloud.refused('iam', 'ListUsers', {}, { as: session })).toMatchObject({
      code: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid',
    });
    expect(await cloud.refused('sts', 'GetSessionToken', {}, { as: session })).toMatchObject({
      code: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
    });
    await assume(cloud, {}, session);
  });

  it('is not for sessions of roles', async () => {
    const cloud = await cloudWithRoles();
    const error = await cloud.refused('sts', 'GetSessionToken', {}, { as: await assume(cloud) });
    expect(error.message).toBe('Cannot call GetSessionToken with session credentials');
  });
});

describe('GetAccessKeyInfo', () => {
  it('reads the account from the key’s id', async () => {
    const cloud = await cloudWithRoles();
    expect(await cloud.ok('sts', 'GetAccessKeyInfo', { AccessKeyId: cloud.admin.accessKeyId })).toEqual({ Account: '123456789012' });
    const { accessKeyId } = await assume(cloud);
    expect(await cloud.ok('sts', 'GetAccessKeyInfo', { AccessKeyId: accessKeyId })).toEqual({ Account: '123456789012' });
  });
});
