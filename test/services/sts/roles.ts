import type { Credentials } from '../../../src/kernel/call.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

/** A policy document of one statement. */
export const policy = (statement: object): object => ({ Version: '2012-10-17', Statement: [statement] });

const account = { AWS: 'arn:aws:iam::123456789012:root' };
const trust = (more: object, Action: string | string[] = 'sts:AssumeRole') => policy({ Effect: 'Allow', Principal: account, Action, ...more });

const trusts = {
  'cat-app': trust({}, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']),
  next: trust({}, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']),
  partner: trust({ Condition: { StringEquals: { 'sts:ExternalId': 'cats-4711' } } }),
  'for-ec2': policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  never: trust({ Effect: 'Deny' }),
};

/** The ARN of a role of {@link cloudWithRoles}. */
export const roleArn = (name: keyof typeof trusts): string => `arn:aws:iam::123456789012:role/${name}`;

/** A cloud with roles to assume. `cat-app` may do all of IAM and assume any role, `next` nothing. */
export async function cloudWithRoles(): Promise<TestCloud> {
  const cloud = await testCloud();
  for (const [RoleName, document] of Object.entries(trusts)) {
    await cloud.ok('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: JSON.stringify(document) });
  }
  const all = policy({ Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' });
  await cloud.ok('iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'all', PolicyDocument: JSON.stringify(all) });
  return cloud;
}

/** The credentials in an answer of STS. */
export function credentialsOf(answer: Record<string, unknown>): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials as { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** Assumes a role and gives the credentials. */
export const assume = async (cloud: TestCloud, input: Record<string, unknown> = {}, as: Credentials = cloud.admin): Promise<Credentials> =>
  credentialsOf(await cloud.ok('sts', 'AssumeRole', { RoleArn: roleArn('cat-app'), RoleSessionName: 'cat', ...input }, { as }));
