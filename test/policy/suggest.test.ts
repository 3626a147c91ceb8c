import { describe, expect, test } from 'vitest';
import { decide } from '../../src/policy/decide.ts';
import { suggest } from '../../src/policy/suggest.ts';
import type { Suggestion } from '../../src/policy/suggestion.ts';
import { type CasePolicy, type CasePrincipal, policySet, principalOf } from './cases.ts';

const account = '111122223333';
const ana = `arn:aws:iam::${account}:user/ana`;
const session = `arn:aws:sts::${account}:assumed-role/app/s`;

function suggestFor(who: CasePrincipal, action: string, resource: string, policies: readonly CasePolicy[], owner = account): Suggestion {
  const set = policySet(policies);
  const principal = principalOf(who);
  const request = { principal, action, resource, resourceAccountId: owner, context: {} };
  const { allowed, reason } = decide(request, set.references, set.compiled);
  return suggest({ ...request, policies: set.references, allowed, reason }, principal, set.compiled);
}

const policy = (kind: CasePolicy['kind'], attachedTo: string, ...statements: readonly object[]): CasePolicy => ({
  kind,
  attachedTo,
  document: { Version: '2012-10-17', Statement: statements },
});

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('suggest', () => {
  test('no policy: attach one to the user, with the very action and resource', () => {
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::photos/tom.jpg', [])).toEqual({
      changes: [
        {
          type: 'addStatement',
          kind: 'identity',
          attachedTo: 'user ana',
          statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/tom.jpg' },
          broader: [],
        },
      ],
      nearMisses: [],
    });
  });

  test('an inline policy of the user is extended, a policy of a group is not', () => {
    const inline = policy('identity', 'user ana', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
    const group = policy('identity', 'group Staff', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
    expect(suggestFor(ana, 's3:ListAllMyBuckets', '*', [group, inline]).changes).toMatchObject([
      { policy: 1, attachedTo: 'user ana', broader: ['allResources'] },
    ]);
    expect(suggestFor(ana, 's3:ListAllMyBuckets', '*', [group]).changes[0]).not.toHaveProperty('policy');
  });

  test('what is given to a role, every session of it has', () => {
    expect(suggestFor(session, 's3:GetObject', 'arn:aws:s3:::b/k', []).changes).toMatchObject([{ attachedTo: 'role app', broader: ['otherSessions'] }]);
  });

  test('an object key with wildcards in it is written so that only it matches', () => {
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/why?*.txt', []).changes).toMatchObject([
      { statement: { Resource: 'arn:aws:s3:::b/why${?}${*}.txt' } },
    ]);
  });

  test('identity policy and boundary both lack it: both changes, in order', () => {
    const boundary = policy('boundary', 'user ana', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/k', [boundary]).changes).toMatchObject([
      { type: 'addStatement', kind: 'identity' },
      { type: 'addStatement', kind: 'boundary', policy: 0 },
    ]);
  });

  test('across accounts: the bucket policy names the user', () => {
    const bucket = policy('resource', 'bucket b', { Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' });
    const eve = 'arn:aws:iam::444455556666:user/eve';
    expect(suggestFor(eve, 's3:GetObject', 'arn:aws:s3:::b/k', [policy('identity', 'user eve', everything), bucket]).changes).toEqual([
      {
        type: 'addStatement',
        kind: 'resource',
        policy: 1,
        attachedTo: 'bucket b',
        statement: { Effect: 'Allow', Action: 's3:GetObject', Principal: { AWS: eve }, Resource: 'arn:aws:s3:::b/k' },
        broader: [],
      },
    ]);
  });

  test('a trust policy has no Resource', () => {
    const trust = policy('trust', 'role target', { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' });
    const target = `arn:aws:iam::${account}:role/target`;
    expect(suggestFor(ana, 'sts:AssumeRole', target, [trust]).changes).toEqual([
      {
        type: 'addStatement',
        kind: 'trust',
        policy: 0,
        attachedTo: 'role target',
        statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ana } },
        broader: [],
      },
    ]);
  });

  test('an anonymous caller: only everyone can be named', () => {
    expect(suggestFor('anonymous', 's3:GetObject', 'arn:aws:s3:::b/k', []).changes).toMatchObject([
      { kind: 'resource', attachedTo: 'arn:aws:s3:::b/k', statement: { Principal: '*' }, broader: ['everyone'] },
    ]);
  });

  test('an explicit deny is named with what would make it spare the request', () => {
    const guard = { Sid: 'Office', Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/k', [policy('identity', 'user ana', everything, guard)]).changes).toEqual([
      {
        type: 'liftDeny',
        kind: 'identity',
        policy: 0,
        statement: 1,
        sid: 'Office',
        conditions: [{ operator: 'NotIpAddress', key: 'aws:SourceIp', wanted: ['10.0.0.0/8'] }],
      },
    ]);
  });

  test('the level of the organization that lacks it', () => {
    const policies = [
      policy('identity', 'user ana', everything),
      { ...policy('scp', 'root', everything), level: 0 },
      { ...policy('scp', 'ou Sandbox', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }), level: 1 },
    ];
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/k', policies).changes).toMatchObject([
      { kind: 'scp', level: 1, policy: 2, attachedTo: 'ou Sandbox', broader: ['otherCarriers'] },
    ]);
  });

  test('a setting comes first', () => {
    const set = policySet([policy('resource', 'bucket b', { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' })]);
    const principal = principalOf('anonymous');
    const reason = { type: 'refusedBySetting', effect: 'explicitDeny', kind: 'resource', setting: 'RestrictPublicBuckets' } as const;
    const record = {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccountId: account,
      context: {},
      policies: set.references,
      allowed: false,
      reason,
    };
    expect(suggest(record, principal, set.compiled).changes).toEqual([{ type: 'changeSetting', setting: 'RestrictPublicBuckets' }]);
  });

  test('statements that fail on one thing only are near misses', () => {
    const withMfa = { Sid: 'WithMfa', Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const elsewhere = { Sid: 'Elsewhere', Effect: 'Allow', Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:instance/*' };
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/k', [policy('identity', 'user ana', withMfa, elsewhere)]).nearMisses).toEqual([
      { policy: 0, statement: 0, sid: 'WithMfa', mismatch: { on: 'condition', condition: 0 } },
    ]);
  });

  test('nothing is suggested for what is allowed', () => {
    expect(suggestFor(ana, 's3:GetObject', 'arn:aws:s3:::b/k', [policy('identity', 'user ana', everything)])).toEqual({ changes: [], nearMisses: [] });
  });
});
