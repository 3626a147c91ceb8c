import fc from 'fast-check';
import type { ConditionContext, PolicyKind } from '../../src/kernel/need.ts';
import type { CasePolicy, CasePrincipal } from './cases.ts';

/** Random policies and requests over a small world, so that they often meet. */

const account = '111122223333';
const other = '444455556666';
const userAna = `arn:aws:iam::${account}:user/ana`;
const sessionOfApp = `arn:aws:sts::${account}:assumed-role/app/s`;

const principal: fc.Arbitrary<CasePrincipal> = fc.constantFrom<CasePrincipal>(
  userAna,
  `arn:aws:iam::${account}:user/bob`,
  sessionOfApp,
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${other}:user/eve`,
  { arn: `arn:aws:sts::${account}:federated-user/carol`, createdBy: userAna },
  'cloudtrail.amazonaws.com',
  'anonymous',
);

const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'ec2:RunInstances', 'sts:AssumeRole');
const resource = fc.constantFrom('arn:aws:s3:::b/k', 'arn:aws:s3:::b/a*k?', 'arn:aws:s3:::c/k', `arn:aws:iam::${account}:role/app`, '*');
const owner = fc.constantFrom(account, account, other);

const context: fc.Arbitrary<ConditionContext> = fc.record(
  {
    'aws:username': fc.constantFrom('ana', 'bob'),
    'aws:SourceIp': fc.constantFrom('10.0.0.1', '203.0.113.9'),
    'aws:TagKeys': fc.subarray(['team', 'stage']),
    'aws:PrincipalTag/team': fc.constantFrom('k', 'red'),
  },
  { requiredKeys: [] },
);

const condition = fc.constantFrom<object>(
  { StringEquals: { 'AWS:UserName': 'ana' } },
  { StringNotLike: { 'aws:username': ['b*', 'c?'] } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['stage'] } },
  { Null: { 'aws:PrincipalTag/team': 'true' }, StringEqualsIfExists: { 'aws:username': '${aws:username}' } },
);

const oneOrMore = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1 }).map((list) => (list.length === 1 ? list[0] : list));
const actions = oneOrMore('s3:*', 's3:Get*', 'S3:putobject', 'ec2:RunInstances', '*', 'sts:AssumeRole');
const resources = oneOrMore('arn:aws:s3:::b/*', 'arn:aws:s3:::b/${aws:PrincipalTag/team}', '*', `arn:aws:iam::${account}:role/*`, 'arn:aws:s3:::?/k');
const everyone = fc.constantFrom<unknown>('*', { AWS: '*' });
const named = fc.constantFrom<unknown>(
  { AWS: account },
  { AWS: [`arn:aws:iam::${other}:root`, userAna] },
  { AWS: `arn:aws:iam::${account}:role/app` },
  { AWS: [sessionOfApp, `arn:aws:sts::${account}:federated-user/carol`] },
  { Service: 'cloudtrail.amazonaws.com' },
);

/** A statement that stands well in a policy of that kind. */
export function statement(kind: PolicyKind, effect: fc.Arbitrary<'Allow' | 'Deny'> = fc.constantFrom('Allow', 'Allow', 'Deny')): fc.Arbitrary<object> {
  const asksWho = kind === 'resource' || kind === 'trust' || kind === 'rcp' || kind === 'vpcEndpoint';
  return fc
    .record({
      Effect: effect,
      action: actions,
      notAction: fc.boolean(),
      resource: resources,
      notResource: fc.boolean(),
      who: fc.oneof(everyone, named),
      notWho: fc.boolean(),
      condition: fc.option(condition, { nil: undefined }),
    })
    .map((parts) => ({
      Effect: parts.Effect,
      [parts.notAction && kind === 'identity' ? 'NotAction' : 'Action']: parts.action,
      ...(kind === 'trust' ? {} : { [parts.notResource && kind === 'identity' ? 'NotResource' : 'Resource']: parts.resource }),
      ...(asksWho ? { [parts.notWho && kind === 'resource' ? 'NotPrincipal' : 'Principal']: parts.who } : {}),
      ...(parts.condition === undefined ? {} : { Condition: parts.condition }),
    }));
}

const kinds: readonly PolicyKind[] = ['identity', 'identity', 'boundary', 'session', 'resource', 'trust', 'scp', 'rcp', 'vpcEndpoint'];

const policy: fc.Arbitrary<CasePolicy> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({ statements: fc.array(statement(kind), { minLength: 1, maxLength: 3 }), level: fc.nat({ max: 1 }) }).map(({ statements, level }) => ({
    kind,
    attachedTo: 'user ana',
    ...(kind === 'scp' || kind === 'rcp' ? { level } : {}),
    document: { Version: '2012-10-17', Statement: statements },
  })),
);

/** Policies with at most one of the resource's side. */
const policies: fc.Arbitrary<readonly CasePolicy[]> = fc.array(policy, { maxLength: 6 }).map((list) => {
  const first = list.findIndex(({ kind }) => kind === 'resource' || kind === 'trust');
  return list.filter(({ kind }, index) => (kind !== 'resource' && kind !== 'trust') || index === first);
});

/** A request with the policies that apply to it. */
export const situation = fc.record({ principal, action, resource, account: owner, context, policies });
