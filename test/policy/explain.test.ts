import { describe, expect, test } from 'vitest';
import type { ConditionContext } from '../../src/kernel/need.ts';
import { explain } from '../../src/policy/explain.ts';
import type { StatementFinding } from '../../src/policy/finding.ts';
import { type CasePolicy, type CasePrincipal, policySet, principalOf } from './cases.ts';

const ana = 'arn:aws:iam::111122223333:user/ana';

interface Question {
  readonly kind?: CasePolicy['kind'];
  readonly statement: object;
  readonly principal?: CasePrincipal;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: ConditionContext;
}

/** What one statement says to a request for `s3:GetObject` on `arn:aws:s3:::photos/tom.jpg`. */
function findingOf(question: Question): StatementFinding | undefined {
  const { kind = 'identity', statement, principal = ana, action = 's3:GetObject', resource = 'arn:aws:s3:::photos/tom.jpg', context = {} } = question;
  const set = policySet([{ kind, attachedTo: 'user ana', document: { Version: '2012-10-17', Statement: statement } }]);
  const request = { principal: principalOf(principal), action, resource, resourceAccountId: '111122223333', context };
  return explain(request, set.references, set.compiled)[0]?.statements[0];
}

const allow = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' };

describe('explain', () => {
  test('a statement that applies', () => {
    expect(findingOf({ statement: allow })).toEqual({ statement: 0, sid: 'Read', effect: 'Allow', matched: true, mismatches: [], conditions: [] });
  });

  test('the action, with the pattern that comes nearest', () => {
    const statement = { ...allow, Action: ['ec2:*', 's3:GetObjectAcl', 's3:PutObject'] };
    expect(findingOf({ statement })?.mismatches).toEqual([
      { on: 'action', patterns: ['ec2:*', 's3:GetObjectAcl', 's3:PutObject'], nearest: 's3:GetObjectAcl' },
    ]);
  });

  test('the NotAction that leaves the action out', () => {
    const statement = { Effect: 'Allow', NotAction: ['iam:*', 's3:Get*'], Resource: '*' };
    expect(findingOf({ statement })?.mismatches).toEqual([{ on: 'notAction', pattern: 's3:Get*' }]);
  });

  test('the resource: the bucket where its objects were meant', () => {
    const statement = { ...allow, Resource: ['arn:aws:s3:::archive/*', 'arn:aws:s3:::photos'] };
    expect(findingOf({ statement })?.mismatches).toEqual([
      { on: 'resource', patterns: ['arn:aws:s3:::archive/*', 'arn:aws:s3:::photos'], nearest: 'arn:aws:s3:::photos', unresolved: [] },
    ]);
  });

  test('a policy variable that the request has no value for', () => {
    const statement = { ...allow, Resource: 'arn:aws:s3:::photos/${aws:username}/*' };
    expect(findingOf({ statement })?.mismatches).toEqual([
      {
        on: 'resource',
        patterns: ['arn:aws:s3:::photos/${aws:username}/*'],
        nearest: 'arn:aws:s3:::photos/${aws:username}/*',
        unresolved: ['aws:username'],
      },
    ]);
  });

  test('the NotResource that leaves the resource out', () => {
    const statement = { Effect: 'Deny', Action: '*', NotResource: ['arn:aws:s3:::photos/*'] };
    expect(findingOf({ statement })?.mismatches).toEqual([{ on: 'notResource', pattern: 'arn:aws:s3:::photos/*' }]);
  });

  test('the principal', () => {
    const statement = { ...allow, Principal: { AWS: ['444455556666'], Service: 'ec2.amazonaws.com' } };
    expect(findingOf({ kind: 'resource', statement })?.mismatches).toEqual([{ on: 'principal', named: ['444455556666', 'ec2.amazonaws.com'] }]);
  });

  test('the NotPrincipal that spares the caller', () => {
    const names = [ana, 'arn:aws:iam::111122223333:root'];
    const statement = { Effect: 'Deny', NotPrincipal: { AWS: names }, Action: '*', Resource: '*' };
    expect(findingOf({ kind: 'resource', statement })?.mismatches).toEqual([{ on: 'notPrincipal', named: names }]);
  });

  test('by which name a resource-based policy names the caller', () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/app/s';
    const naming = (principal: CasePrincipal, named: unknown) => findingOf({ kind: 'resource', principal, statement: { ...allow, Principal: named } })?.naming;
    expect(naming(ana, { AWS: ana })).toBe('user');
    expect(naming(ana, { AWS: '111122223333' })).toBe('account');
    expect(naming(ana, '*')).toBe('everyone');
    expect(naming(session, { AWS: 'arn:aws:iam::111122223333:role/app' })).toBe('issuer');
    expect(naming(session, { AWS: session })).toBe('session');
    expect(naming('ec2.amazonaws.com', { Service: 'ec2.amazonaws.com' })).toBe('service');
  });

  test('conditions with the values compared, met or not, and all that failed', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] }, Bool: { 'aws:MultiFactorAuthPresent': true }, StringLike: { 'aws:username': 'a*' } };
    const finding = findingOf({
      statement: { ...allow, Resource: 'arn:aws:s3:::x', Condition },
      context: { 'AWS:sourceip': '11.0.0.1', 'aws:username': 'ana' },
    });
    expect(finding?.conditions).toEqual([
      { operator: 'IpAddress', key: 'aws:SourceIp', wanted: ['10.0.0.0/8'], actual: '11.0.0.1', met: false },
      { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', wanted: ['true'], met: false },
      { operator: 'StringLike', key: 'aws:username', wanted: ['a*'], actual: 'ana', met: true },
    ]);
    expect(finding?.mismatches).toEqual([
      { on: 'resource', patterns: ['arn:aws:s3:::x'], nearest: 'arn:aws:s3:::x', unresolved: [] },
      { on: 'condition', condition: 0 },
      { on: 'condition', condition: 1 },
    ]);
  });

  test('policies that do not bind the caller are said not to apply', () => {
    const set = policySet([{ kind: 'identity', attachedTo: 'user ana', document: { Version: '2012-10-17', Statement: allow } }]);
    const principal = principalOf('arn:aws:iam::111122223333:root');
    const request = { principal, action: 's3:GetObject', resource: '*', resourceAccountId: '111122223333', context: {} };
    expect(explain(request, set.references, set.compiled)[0]?.applies).toBe(false);
  });
});
