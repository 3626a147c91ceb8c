import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { isPublicPolicy } from '../../src/policy/public-policy.ts';

const put = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
const everyone = { ...put, Principal: '*' };
const only = (operator: string, key: string, value: unknown) => ({ ...everyone, Condition: { [operator]: { [key]: value } } });

/** Amazon S3 User Guide, "The meaning of public"; the first three and the fifth are its examples. */
const rows: readonly (readonly [what: string, isPublic: boolean, ...statements: readonly object[]])[] = [
  ['whoever signs up with a web identity provider', true, { ...put, Principal: { Federated: 'graph.facebook.com' } }],
  ['everyone', true, everyone],
  ['everyone in any VPC', true, only('StringLike', 'aws:SourceVpc', 'vpc-*')],
  ['everyone, written as AWS', true, { ...put, Principal: { AWS: '*' } }],
  ['everyone in one VPC', false, only('StringEquals', 'aws:SourceVpc', 'vpc-91237329')],
  ['an account', false, { ...put, Principal: { AWS: '111122223333' } }],
  ['a service', false, { ...put, Principal: { Service: 'cloudtrail.amazonaws.com' } }],
  ['an account and everyone', true, { ...put, Principal: { AWS: '111122223333' } }, everyone],
  ['all but one', true, { ...put, NotPrincipal: { AWS: '111122223333' } }],
  ['a deny for everyone', false, { ...everyone, Effect: 'Deny' }],
  ['one organization', false, only('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')],
  ['everyone but one organization', true, only('StringNotEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')],
  ['one organization, if the key is there', true, only('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')],
  ['a narrow range of addresses', false, only('IpAddress', 'aws:SourceIp', '203.0.113.0/24')],
  ['half of the internet', true, only('IpAddress', 'aws:SourceIp', '0.0.0.0/1')],
  ['a range as wide as /8', false, only('IpAddress', 'aws:SourceIp', '11.0.0.0/8')],
  ['a wide range of IPv6', true, only('IpAddress', 'aws:SourceIp', '2000::/3')],
  ['one narrow and one wide range', true, only('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '0.0.0.0/0'])],
  ['everywhere but a range', true, only('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24')],
  ['a referer', true, only('StringLike', 'aws:Referer', 'https://example.com/*')],
  ['a fixed user id', false, only('StringEquals', 'aws:userid', 'AIDAEXAMPLE')],
  ["all sessions of a role's id", true, only('StringLike', 'aws:userid', 'AROAEXAMPLE:*')],
  ['the access points of an account', false, only('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-west-2:123456789012:accesspoint/*')],
  ['the access points of all accounts', true, only('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-west-2:*:accesspoint/*')],
  ['a value that the caller chooses', true, only('StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}')],
];

describe('isPublicPolicy', () => {
  test.each(rows)('%s: %s', (_what, isPublic, ...statements) => {
    expect(isPublicPolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })))).toBe(isPublic);
  });
});
