import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const trust = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }';
const listBuckets = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}';
const made = new Date('2026-11-24T12:00:00Z');

describe('users', () => {
  it('are answered with ids and ARNs of AWS’s form', async () => {
    const cloud = await testCloud();
    const { User } = (await cloud.ok('iam', 'CreateUser', { UserName: 'intern', Path: '/guests/', Tags: [{ Key: 'team', Value: 'photos' }] })) as {
      User: object;
    };
    expect(User).toEqual({
      Path: '/guests/',
      UserName: 'intern',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::123456789012:user/guests/intern',
      CreateDate: made,
      Tags: [{ Key: 'team', Value: 'photos' }],
    });
    expect(await cloud.ok('iam', 'GetUser', { UserName: 'INTERN' })).toEqual({ User });
    const { Users } = (await cloud.ok('iam', 'ListUsers', { PathPrefix: '/guests/' })) as { Users: object[] };
    expect(Users).toEqual([{ ...User, Tags: undefined }].map(({ Tags: _left, ...listed }) => listed));
  });

  it('keep keys, groups and policies when they are renamed', async () => {
    const cloud = await testCloud();
    const keys = await cloud.user('intern', { policies: [JSON.parse(listBuckets)] });
    await cloud.ok('iam', 'CreateGroup', { GroupName: 'Photographers' });
    await cloud.ok('iam', 'AddUserToGroup', { GroupName: 'Photographers', UserName: 'intern' });
    await cloud.ok('iam', 'UpdateUser', { UserName: 'intern', NewUserName: 'photographer', NewPath: '/staff/' });
    expect(await cloud.ok('sts', 'GetCallerIdentity', {}, { as: keys })).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/staff/photographer' });
    expect(await cloud.ok('iam', 'ListUserPolicies', { UserName: 'photographer' })).toMatchObject({ PolicyNames: ['policy-1'] });
    expect(await cloud.ok('iam', 'ListGroupsForUser', { UserName: 'photographer' })).toMatchObject({ Groups: [{ GroupName: 'Photographers' }] });
    expect(await cloud.ok('iam', 'GetGroup', { GroupName: 'Photographers' })).toMatchObject({ Users: [{ UserName: 'photographer' }], IsTruncated: false });
    await cloud.refused('iam', 'GetUser', { UserName: 'intern' });
  });

  it('inherit nothing from an earlier user of the same name', async () => {
    const cloud = await testCloud();
    await cloud.user('intern', { policies: [JSON.parse(listBuckets)] });
    const { AccessKeyMetadata } = (await cloud.ok('iam', 'ListAccessKeys', { UserName: 'intern' })) as { AccessKeyMetadata: { AccessKeyId: string }[] };
    for (const { AccessKeyId } of AccessKeyMetadata) await cloud.ok('iam', 'DeleteAccessKey', { UserName: 'intern', AccessKeyId });
    await cloud.ok('iam', 'DeleteUserPolicy', { UserName: 'intern', PolicyName: 'policy-1' });
    await cloud.ok('iam', 'DeleteUser', { UserName: 'intern' });
    const again = await cloud.user('intern');
    expect(await cloud.ok('iam', 'ListUserPolicies', { UserName: 'intern' })).toEqual({ PolicyNames: [], IsTruncated: false });
    expect((await cloud.call('iam', 'ListUsers', {}, { as: again })).ok).toBe(false);
  });
});

describe('roles', () => {
  it('answer CreateRole, GetRole and ListRoles each with AWS’s members', async () => {
    const cloud = await testCloud();
    const boundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const input = { RoleName: 'cat-app', AssumeRolePolicyDocument: trust, PermissionsBoundary: boundary, Tags: [{ Key: 'team', Value: 'photos' }] };
    const { Role } = (await cloud.ok('iam', 'CreateRole', input)) as { Role: object };
    const listed = {
      Path: '/',
      RoleName: 'cat-app',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::123456789012:role/cat-app',
      CreateDate: made,
      AssumeRolePolicyDocument: encodeURIComponent(trust),
    };
    const more = { Tags: input.Tags, PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } };
    expect(Role).toEqual({ ...listed, ...more });
    expect(await cloud.ok('iam', 'GetRole', { RoleName: 'cat-app' })).toEqual({ Role: { ...listed, ...more, MaxSessionDuration: 3600, RoleLastUsed: {} } });
    expect(await cloud.ok('iam', 'ListRoles')).toEqual({ Roles: [{ ...listed, MaxSessionDuration: 3600 }], IsTruncated: false });
  });

  it('change and lose their boundary, description and trust', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: trust });
    await cloud.ok('iam', 'PutRolePermissionsBoundary', { RoleName: 'cat-app', PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    await cloud.ok('iam', 'UpdateRole', { RoleName: 'cat-app', MaxSessionDuration: 7200 });
    expect(await cloud.ok('iam', 'UpdateRoleDescription', { RoleName: 'cat-app', Description: 'Shows cats' })).toMatchObject({
      Role: { Description: 'Shows cats', MaxSessionDuration: 7200 },
    });
    const lambda = trust.replace('ec2', 'lambda');
    await cloud.ok('iam', 'UpdateAssumeRolePolicy', { RoleName: 'cat-app', PolicyDocument: lambda });
    await cloud.ok('iam', 'DeleteRolePermissionsBoundary', { RoleName: 'cat-app' });
    const { Role } = (await cloud.ok('iam', 'GetRole', { RoleName: 'cat-app' })) as { Role: object };
    expect(Role).toMatchObject({ AssumeRolePolicyDocument: encodeURIComponent(lambda), Description: 'Shows cats' });
    expect(Role).not.toHaveProperty('PermissionsBoundary');
    await cloud.ok('iam', 'DeleteRole', { RoleName: 'cat-app' });
    await cloud.refused('iam', 'GetRole', { RoleName: 'cat-app' });
  });

  it('go into instance profiles and out again', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: trust });
    await cloud.ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' });
    const named = { InstanceProfileName: 'web', RoleName: 'cat-app' };
    await cloud.ok('iam', 'AddRoleToInstanceProfile', named);
    const held = { InstanceProfileName: 'web', Arn: 'arn:aws:iam::123456789012:instance-profile/web', Roles: [{ RoleName: 'cat-app' }] };
    expect(await cloud.ok('iam', 'GetInstanceProfile', { InstanceProfileName: 'web' })).toMatchObject({ InstanceProfile: { ...held, Tags: [] } });
    expect(await cloud.ok('iam', 'ListInstanceProfilesForRole', { RoleName: 'cat-app' })).toMatchObject({ InstanceProfiles: [held] });
    await cloud.ok('iam', 'RemoveRoleFromInstanceProfile', named);
    expect(await cloud.ok('iam', 'ListInstanceProfiles')).toMatchObject({ InstanceProfiles: [{ InstanceProfileName: 'web', Roles: [] }] });
    await cloud.ok('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'web' });
    await cloud.ok('iam', 'DeleteRole', { RoleName: 'cat-app' });
  });
});

describe('tags', () => {
  it.each([
    ['User', { UserName: 'intern' }, ['CreateUser', {}]],
    ['Role', { RoleName: 'cat-app' }, ['CreateRole', { AssumeRolePolicyDocument: trust }]],
    ['InstanceProfile', { InstanceProfileName: 'web' }, ['CreateInstanceProfile', {}]],
    ['Policy', { PolicyArn: 'arn:aws:iam::123456789012:policy/list' }, ['CreatePolicy', { PolicyName: 'list', PolicyDocument: listBuckets }]],
  ] as const)('of a %s: a key in another case takes the old one’s place', async (kind, named, [create, input]) => {
    const cloud = await testCloud();
    await cloud.ok('iam', create, { ...(kind !== 'Policy' && named), ...input });
    await cloud.ok('iam', `Tag${kind}`, {
      ...named,
      Tags: [
        { Key: 'team', Value: 'photos' },
        { Key: 'cost', Value: '' },
      ],
    });
    await cloud.ok('iam', `Tag${kind}`, { ...named, Tags: [{ Key: 'Team', Value: 'video' }] });
    expect(await cloud.ok('iam', `List${kind}Tags`, named)).toEqual({
      Tags: [
        { Key: 'Team', Value: 'video' },
        { Key: 'cost', Value: '' },
      ],
      IsTruncated: false,
    });
    await cloud.ok('iam', `Untag${kind}`, { ...named, TagKeys: ['TEAM', 'none'] });
    expect(await cloud.ok('iam', `List${kind}Tags`, named)).toEqual({ Tags: [{ Key: 'cost', Value: '' }], IsTruncated: false });
  });
});

describe('the account', () => {
  it('has one alias at a time', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateAccountAlias', { AccountAlias: 'cats' });
    await cloud.ok('iam', 'CreateAccountAlias', { AccountAlias: 'cat-photos' });
    expect(await cloud.ok('iam', 'ListAccountAliases')).toEqual({ AccountAliases: ['cat-photos'], IsTruncated: false });
    await cloud.ok('iam', 'DeleteAccountAlias', { AccountAlias: 'cat-photos' });
    expect(await cloud.ok('iam', 'ListAccountAliases')).toEqual({ AccountAliases: [], IsTruncated: false });
  });

  it('is summed up', async () => {
    const cloud = await testCloud();
    const { SummaryMap: before } = (await cloud.ok('iam', 'GetAccountSummary')) as { SummaryMap: Record<string, number> };
    await cloud.user('intern');
    await cloud.ok('iam', 'CreatePolicy', { PolicyName: 'list', PolicyDocument: listBuckets });
    const { SummaryMap: after } = (await cloud.ok('iam', 'GetAccountSummary')) as { SummaryMap: Record<string, number> };
    const changed = Object.entries(after).filter(([key, value]) => value !== before[key]);
    expect(Object.fromEntries(changed)).toEqual({ Users: (before.Users ?? 0) + 1, Policies: 1, PolicyVersionsInUse: 1 });
    expect(after).toMatchObject({ AccountAccessKeysPresent: 0, AccountMFAEnabled: 0, UsersQuota: 5000, VersionsPerPolicyQuota: 5 });
  });
});
