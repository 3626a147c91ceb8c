import { describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/engine/seeded-ids.ts';
import { anonymous, type Principal, rootUser, servicePrincipal } from '../../../src/kernel/principal.ts';
import { accessKeyId, accountOfAccessKey } from '../../../src/services/shared/identity/access-key-ids.ts';
import { identityPolicies } from '../../../src/services/shared/identity/policies-of.ts';
import { principalContext } from '../../../src/services/shared/identity/principal-facts.ts';
import { findPrincipal } from '../../../src/services/shared/identity/resolve-principal.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const account = '123456789012';
const now = Date.parse('2026-11-24T12:00:00Z');
const document = (Action: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

async function peopledCloud(): Promise<TestCloud> {
  const cloud = await testCloud();
  const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  await cloud.ok('iam', 'CreateUser', { UserName: 'intern', Path: '/guests/', Tags: [{ Key: 'team', Value: 'photos' }], PermissionsBoundary: readOnly });
  await cloud.ok('iam', 'PutUserPolicy', { UserName: 'intern', PolicyName: 'own', PolicyDocument: document('s3:*') });
  await cloud.ok('iam', 'AttachUserPolicy', { UserName: 'intern', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' });
  await cloud.ok('iam', 'CreateGroup', { GroupName: 'Photographers' });
  await cloud.ok('iam', 'PutGroupPolicy', { GroupName: 'Photographers', PolicyName: 'shared', PolicyDocument: document('ec2:*') });
  await cloud.ok('iam', 'AttachGroupPolicy', { GroupName: 'Photographers', PolicyArn: 'arn:aws:iam::aws:policy/AmazonEC2FullAccess' });
  await cloud.ok('iam', 'AddUserToGroup', { GroupName: 'Photographers', UserName: 'intern' });
  await cloud.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: trust, Tags: [{ Key: 'team', Value: 'cats' }] });
  await cloud.ok('iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'own', PolicyDocument: document('s3:Get*') });
  return cloud;
}

const find = (cloud: TestCloud, text: string): Principal | undefined => cloud.cloud.state((state) => findPrincipal(state, account, text, now));

function found(cloud: TestCloud, text: string): Principal {
  const principal = find(cloud, text);
  if (principal === undefined) throw new Error(`There is no ${text}.`);
  return principal;
}

describe('principals by what a person would call them', () => {
  it.each([
    ['user/intern', 'arn:aws:iam::123456789012:user/guests/intern'],
    ['user/guests/INTERN', 'arn:aws:iam::123456789012:user/guests/intern'],
    ['arn:aws:iam::123456789012:user/guests/intern', 'arn:aws:iam::123456789012:user/guests/intern'],
    ['role/cat-app', 'arn:aws:sts::123456789012:assumed-role/cat-app/probe'],
    ['arn:aws:iam::123456789012:role/cat-app', 'arn:aws:sts::123456789012:assumed-role/cat-app/probe'],
    ['arn:aws:sts::123456789012:assumed-role/cat-app/tom', 'arn:aws:sts::123456789012:assumed-role/cat-app/tom'],
    ['root', 'arn:aws:iam::123456789012:root'],
    ['arn:aws:iam::210987654321:root', 'arn:aws:iam::210987654321:root'],
    ['anonymous', '*'],
    ['user/nobody', undefined],
    ['user/staff/intern', undefined],
    ['group/Photographers', undefined],
    ['intern', undefined],
    ['arn:aws:s3:::cat-photos-demo', undefined],
    ['arn:aws:sts::123456789012:assumed-role/nobody/tom', undefined],
  ])('%s is %s', async (text, arn) => {
    expect(find(await peopledCloud(), text)?.arn).toBe(arn);
  });
});

describe('the policies of a principal', () => {
  const listed = (cloud: TestCloud, principal: Principal): string[] =>
    cloud.cloud.state((state) => identityPolicies(state, principal).map(({ kind, name, attachedTo }) => `${kind} ${name} of ${attachedTo}`));

  it('come in AWS’s order', async () => {
    const cloud = await peopledCloud();
    expect(listed(cloud, found(cloud, 'user/intern'))).toEqual([
      'identity own of user intern',
      'identity AmazonS3FullAccess of user intern',
      'identity shared of group Photographers',
      'identity AmazonEC2FullAccess of group Photographers',
      'boundary ReadOnlyAccess of user intern',
    ]);
    expect(listed(cloud, found(cloud, 'role/cat-app'))).toEqual(['identity own of role cat-app']);
  });

  it('of a federated user are its creator’s and its session’s', async () => {
    const cloud = await peopledCloud();
    const hash = '0'.repeat(64);
    const session = { issuedAt: now, expiresAt: now, mfaAuthenticated: false, policyHashes: [hash] };
    const arn = `arn:aws:sts::${account}:federated-user/carla`;
    const carla: Principal = {
      type: 'FederatedUser',
      accountId: account,
      arn,
      id: `${account}:carla`,
      name: 'carla',
      createdBy: found(cloud, 'user/intern').arn,
      session,
    };
    expect(listed(cloud, carla)).toHaveLength(6);
    expect(listed(cloud, carla).at(-1)).toBe('session session policy of session carla');
  });

  it('are none for root users, services and anonymous callers', async () => {
    const cloud = await peopledCloud();
    for (const principal of [rootUser(account), servicePrincipal('ec2.amazonaws.com', account), anonymous]) expect(listed(cloud, principal)).toEqual([]);
  });
});

describe('the condition keys of a principal', () => {
  const keys = (cloud: TestCloud, principal: Principal, at = now) => cloud.cloud.state((state) => principalContext(state, principal, at));

  it('are those of a user with long-term keys', async () => {
    const cloud = await peopledCloud();
    const intern = found(cloud, 'user/intern');
    expect(keys(cloud, intern)).toEqual({
      'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/guests/intern',
      'aws:PrincipalAccount': account,
      'aws:PrincipalType': 'User',
      'aws:PrincipalIsAWSService': 'false',
      'aws:userid': intern.id,
      'aws:username': 'intern',
      'aws:PrincipalTag/team': 'photos',
    });
  });

  it('are those of a role’s session, whose tags go over the role’s', async () => {
    const cloud = await peopledCloud();
    const role = found(cloud, 'role/cat-app');
    if (role.type !== 'AssumedRole') throw new Error('A role gives a session.');
    const session = { ...role.session, mfaAuthenticated: true, sourceIdentity: 'carla', tags: { Team: 'video', cost: '7' } };
    expect(keys(cloud, { ...role, session }, now + 61_999)).toEqual({
      'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/cat-app',
      'aws:PrincipalAccount': account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:userid': role.id,
      'aws:PrincipalTag/Team': 'video',
      'aws:PrincipalTag/cost': '7',
      'aws:TokenIssueTime': '2026-11-24T12:00:00Z',
      'aws:MultiFactorAuthPresent': 'true',
      'aws:MultiFactorAuthAge': '61',
      'aws:SourceIdentity': 'carla',
    });
  });

  it.each<[Principal, object]>([
    [
      rootUser(account),
      {
        'aws:PrincipalArn': 'arn:aws:iam::123456789012:root',
        'aws:PrincipalAccount': account,
        'aws:PrincipalType': 'Account',
        'aws:PrincipalIsAWSService': 'false',
        'aws:userid': account,
      },
    ],
    [anonymous, { 'aws:PrincipalType': 'Anonymous', 'aws:PrincipalAccount': 'anonymous', 'aws:userid': 'anonymous' }],
    [
      servicePrincipal('ec2.amazonaws.com', account),
      { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': 'ec2.amazonaws.com', 'aws:PrincipalServiceNamesList': ['ec2.amazonaws.com'] },
    ],
  ])('of $type', async (principal, expected) => {
    expect(keys(await testCloud(), principal)).toEqual(expected);
  });
});

describe('access key ids', () => {
  it('tell their account, as AWS’s do', () => {
    // The key and account of the article that described the encoding: T. Be'ery, "A short note on AWS KEY ID", 2023.
    expect(accountOfAccessKey('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753');
    expect(accountOfAccessKey('not a key')).toBeUndefined();
  });

  it.each(['000000000000', '000000000001', '123456789012', '999999999999'])('of account %s read back', (accountId) => {
    const ids = seededIds('test', 1, 'test');
    for (let number = 0; number < 50; number += 1) {
      const id = accessKeyId(ids, 'AKIA', accountId);
      expect(id).toMatch(/^AKIA[A-Z2-7]{16}$/);
      expect(accountOfAccessKey(id)).toBe(accountId);
    }
  });
});
