import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const arn = 'arn:aws:iam::123456789012:policy/mine';
const allow = (Action: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

describe('managed policies', () => {
  it('are made, shown and attached', async () => {
    const cloud = await testCloud();
    const { Policy } = (await cloud.ok('iam', 'CreatePolicy', { PolicyName: 'mine', PolicyDocument: allow('iam:ListUsers'), Description: 'Lists' })) as {
      Policy: object;
    };
    expect(Policy).toEqual({
      PolicyName: 'mine',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: arn,
      Path: '/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: new Date('2026-11-24T12:00:00Z'),
      UpdateDate: new Date('2026-11-24T12:00:00Z'),
    });
    const intern = await cloud.user('intern');
    await cloud.ok('iam', 'CreateGroup', { GroupName: 'Photographers' });
    await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'intern', PolicyArn: arn });
    await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'intern', PolicyArn: arn });
    await cloud.ok('iam', 'AttachGroupPolicy', { GroupName: 'Photographers', PolicyArn: arn });
    await cloud.ok('iam', 'PutUserPermissionsBoundary', { UserName: 'intern', PermissionsBoundary: arn });
    expect(await cloud.ok('iam', 'GetPolicy', { PolicyArn: arn })).toEqual({
      Policy: { ...Policy, AttachmentCount: 2, PermissionsBoundaryUsageCount: 1, Description: 'Lists', Tags: [] },
    });
    expect(await cloud.ok('iam', 'ListAttachedUserPolicies', { UserName: 'intern' })).toEqual({
      AttachedPolicies: [{ PolicyName: 'mine', PolicyArn: arn }],
      IsTruncated: false,
    });
    const users = [{ UserName: 'intern', UserId: expect.any(String) }];
    const groups = [{ GroupName: 'Photographers', GroupId: expect.any(String) }];
    const entities = (input: object) => cloud.ok('iam', 'ListEntitiesForPolicy', { PolicyArn: arn, ...input });
    expect(await entities({})).toEqual({ PolicyUsers: users, PolicyGroups: groups, PolicyRoles: [], IsTruncated: false });
    expect(await entities({ EntityFilter: 'Group' })).toMatchObject({ PolicyUsers: [], PolicyGroups: groups });
    expect(await entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toMatchObject({ PolicyUsers: users, PolicyGroups: [] });
    await cloud.ok('iam', 'ListUsers', {}, { as: intern });
    await cloud.ok('iam', 'DetachUserPolicy', { UserName: 'intern', PolicyArn: arn });
    await cloud.refused('iam', 'ListUsers', {}, { as: intern });
  });

  it('decide by their default version', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreatePolicy', { PolicyName: 'mine', PolicyDocument: allow('iam:ListUsers') });
    const intern = await cloud.user('intern');
    await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'intern', PolicyArn: arn });
    expect(await cloud.ok('iam', 'CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: allow('iam:ListRoles') })).toEqual({
      PolicyVersion: { VersionId: 'v2', IsDefaultVersion: false, CreateDate: new Date('2026-11-24T12:00:00Z') },
    });
    await cloud.refused('iam', 'ListRoles', {}, { as: intern });
    await cloud.ok('iam', 'SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: 'v2' });
    await cloud.ok('iam', 'ListRoles', {}, { as: intern });
    await cloud.refused('iam', 'ListUsers', {}, { as: intern });
    await cloud.ok('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: 'v1' });
    const { PolicyVersion } = (await cloud.ok('iam', 'CreatePolicyVersion', {
      PolicyArn: arn,
      PolicyDocument: allow('iam:ListUsers'),
      SetAsDefault: true,
    })) as {
      PolicyVersion: object;
    };
    expect(PolicyVersion).toMatchObject({ VersionId: 'v3', IsDefaultVersion: true });
    expect(await cloud.ok('iam', 'ListPolicyVersions', { PolicyArn: arn })).toMatchObject({ Versions: [{ VersionId: 'v3' }, { VersionId: 'v2' }] });
  });

  it('keep their documents as sent, and answer them percent-encoded by RFC 3986', async () => {
    const cloud = await testCloud();
    const document =
      '{\n  "Version": "2012-10-17",\n  "Statement": {"Sid": "Cats", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::cat%20photos/(1)*"}\n}';
    await cloud.ok('iam', 'CreatePolicy', { PolicyName: 'mine', PolicyDocument: document });
    const { PolicyVersion } = (await cloud.ok('iam', 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v1' })) as { PolicyVersion: { Document: string } };
    expect(PolicyVersion.Document).toMatch(/^[A-Za-z0-9._~%-]+$/);
    expect(decodeURIComponent(PolicyVersion.Document)).toBe(document);
  });

  it('of AWS are there from the start', async () => {
    const cloud = await testCloud();
    const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const { Policy } = (await cloud.ok('iam', 'GetPolicy', { PolicyArn: admin })) as { Policy: object };
    expect(Policy).toMatchObject({
      PolicyName: 'AdministratorAccess',
      DefaultVersionId: 'v1',
      AttachmentCount: 1,
      CreateDate: new Date('2015-02-06T18:39:46Z'),
    });
    const { PolicyVersion } = (await cloud.ok('iam', 'GetPolicyVersion', { PolicyArn: admin, VersionId: 'v1' })) as { PolicyVersion: { Document: string } };
    expect(JSON.parse(decodeURIComponent(PolicyVersion.Document))).toEqual(JSON.parse(allow('*')));
    const attached = await cloud.ok('iam', 'ListPolicies', { Scope: 'AWS', OnlyAttached: true });
    expect(attached).toMatchObject({ Policies: [{ Arn: admin }], IsTruncated: false });
    expect(await cloud.ok('iam', 'ListPolicies', { Scope: 'Local' })).toEqual({ Policies: [], IsTruncated: false });
  });
});

describe('inline policies', () => {
  it.each([
    ['User', { UserName: 'intern' }, ['CreateUser', {}]],
    ['Group', { GroupName: 'Photographers' }, ['CreateGroup', {}]],
    [
      'Role',
      { RoleName: 'cat-app' },
      ['CreateRole', { AssumeRolePolicyDocument: allow('sts:AssumeRole').replace('"Resource":"*"', '"Principal":{"Service":"ec2.amazonaws.com"}') }],
    ],
  ] as const)('of a %s are put, replaced, listed and deleted', async (kind, named, [create, input]) => {
    const cloud = await testCloud();
    await cloud.ok('iam', create, { ...named, ...input });
    const put = (PolicyName: string, action: string) => cloud.ok('iam', `Put${kind}Policy`, { ...named, PolicyName, PolicyDocument: allow(action) });
    await put('b', 's3:ListAllMyBuckets');
    await put('a', 's3:ListAllMyBuckets');
    await put('b', 'iam:ListUsers');
    expect(await cloud.ok('iam', `List${kind}Policies`, named)).toEqual({ PolicyNames: ['a', 'b'], IsTruncated: false });
    expect(await cloud.ok('iam', `Get${kind}Policy`, { ...named, PolicyName: 'b' })).toEqual({
      ...named,
      PolicyName: 'b',
      PolicyDocument: encodeURIComponent(allow('iam:ListUsers')).replaceAll('*', '%2A'),
    });
    await cloud.ok('iam', `Delete${kind}Policy`, { ...named, PolicyName: 'b' });
    expect(await cloud.ok('iam', `List${kind}Policies`, named)).toMatchObject({ PolicyNames: ['a'] });
  });

  it('of a group are its members’', async () => {
    const cloud = await testCloud();
    const intern = await cloud.user('intern');
    await cloud.ok('iam', 'CreateGroup', { GroupName: 'Readers' });
    await cloud.ok('iam', 'PutGroupPolicy', { GroupName: 'Readers', PolicyName: 'list', PolicyDocument: allow('iam:ListUsers') });
    await cloud.refused('iam', 'ListUsers', {}, { as: intern });
    await cloud.ok('iam', 'AddUserToGroup', { GroupName: 'Readers', UserName: 'intern' });
    await cloud.ok('iam', 'ListUsers', {}, { as: intern });
    await cloud.ok('iam', 'RemoveUserFromGroup', { GroupName: 'Readers', UserName: 'intern' });
    await cloud.refused('iam', 'ListUsers', {}, { as: intern });
  });
});
