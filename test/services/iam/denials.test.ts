import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import cases from './denials.json' with { type: 'json' };

const intern = 'User: arn:aws:iam::123456789012:user/intern';

describe('what IAM says a caller may not touch', () => {
  it.each(cases)('$operation: $name', async ({ operation, input, refusedOn }) => {
    const cloud = await testCloud();
    const keys = await cloud.user('intern');
    const { code, status, message } = await cloud.refused('iam', operation, input, { as: keys });
    expect({ code, status, message }).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `${intern} is not authorized to perform: iam:${operation} on resource: ${refusedOn} because no identity-based policy allows the iam:${operation} action`,
    });
  });
});

describe('conditions on what a call brings', () => {
  const allow = (Action: string, Resource: string, Condition: object = {}) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource, Condition }],
  });

  it.each([
    ['a policy that may be attached', { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }, true],
    ['a policy that may not', { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }, false],
  ])('iam:PolicyARN: %s', async (_name, keys, allowed) => {
    const cloud = await testCloud();
    const helper = await cloud.user('helper', { policies: [allow('iam:AttachUserPolicy', 'arn:aws:iam::123456789012:user/*', { ArnEquals: keys })] });
    const input = { UserName: 'helper', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' };
    expect((await cloud.call('iam', 'AttachUserPolicy', input, { as: helper })).ok).toBe(allowed);
  });

  it('users may be made only inside a boundary', async () => {
    const cloud = await testCloud();
    const boundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const delegate = await cloud.user('delegate', {
      policies: [allow('iam:CreateUser', '*', { StringEquals: { 'iam:PermissionsBoundary': boundary } })],
    });
    await cloud.refused('iam', 'CreateUser', { UserName: 'free' }, { as: delegate });
    const { User } = (await cloud.ok('iam', 'CreateUser', { UserName: 'bound', PermissionsBoundary: boundary }, { as: delegate })) as { User: object };
    expect(User).toMatchObject({ PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } });
  });

  it('tags: of the request, of the resource, of the caller', async () => {
    const cloud = await testCloud();
    const Condition = { StringEquals: { 'iam:ResourceTag/team': '${aws:PrincipalTag/team}' } };
    const lead = await cloud.user('lead', {
      policies: [allow('iam:TagUser', '*', { StringEquals: { 'aws:RequestTag/team': 'photos' } }), allow('iam:DeleteUser', '*', Condition)],
    });
    await cloud.ok('iam', 'TagUser', { UserName: 'lead', Tags: [{ Key: 'team', Value: 'photos' }] }, { as: lead });
    await cloud.ok('iam', 'CreateUser', { UserName: 'ours', Tags: [{ Key: 'team', Value: 'photos' }] });
    await cloud.ok('iam', 'CreateUser', { UserName: 'theirs', Tags: [{ Key: 'team', Value: 'video' }] });
    await cloud.refused('iam', 'TagUser', { UserName: 'theirs', Tags: [{ Key: 'team', Value: 'video' }] }, { as: lead });
    await cloud.refused('iam', 'DeleteUser', { UserName: 'theirs' }, { as: lead });
    await cloud.ok('iam', 'DeleteUser', { UserName: 'ours' }, { as: lead });
  });

  it('passing a role to EC2 needs iam:PassRole as well', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: JSON.stringify(trust) });
    await cloud.ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' });
    const helper = await cloud.user('helper', { policies: [allow('iam:AddRoleToInstanceProfile', '*')] });
    const { message } = await cloud.refused('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'cat-app' }, { as: helper });
    expect(message).toBe(
      'User: arn:aws:iam::123456789012:user/helper is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/cat-app because no identity-based policy allows the iam:PassRole action',
    );
  });
});

const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
