import { describe, expect, test } from 'vitest';
import type { DecisionReason } from '../../src/kernel/decision.ts';
import type { PolicyKind } from '../../src/kernel/need.ts';
import { denialContext } from '../../src/policy/denial-context.ts';

const context = (reason: DecisionReason, arn?: string) =>
  denialContext(reason, 's3:GetObject', [{ kind: 'identity', name: 'p', attachedTo: 'user ana', hash: '0', ...(arn === undefined ? {} : { arn }) }]);

/** IAM User Guide, "Troubleshoot access denied error messages". */
const implicit: readonly (readonly [PolicyKind, string])[] = [
  ['identity', 'because no identity-based policy allows the s3:GetObject action'],
  ['resource', 'because no resource-based policy allows the s3:GetObject action'],
  ['boundary', 'because no permissions boundary allows the s3:GetObject action'],
  ['session', 'because no session policy allows the s3:GetObject action'],
  ['scp', 'because no service control policy allows the s3:GetObject action'],
  ['vpcEndpoint', 'because no VPC endpoint policy allows the s3:GetObject action'],
  ['trust', 'because no role trust policy allows the s3:GetObject action'],
];

const explicit: readonly (readonly [PolicyKind, string])[] = [
  ['identity', 'with an explicit deny in an identity-based policy'],
  ['resource', 'with an explicit deny in a resource-based policy'],
  ['boundary', 'with an explicit deny in a permissions boundary'],
  ['session', 'with an explicit deny in a session policy'],
  ['scp', 'with an explicit deny in a service control policy'],
  ['rcp', 'with an explicit deny in a resource control policy'],
  ['vpcEndpoint', 'with an explicit deny in a VPC endpoint policy'],
  ['trust', 'with an explicit deny in the role trust policy'],
];

describe('denialContext', () => {
  test.each(implicit)('implicit deny of %s', (kind, words) => expect(context({ type: 'implicitDeny', kind })).toBe(words));

  test.each(explicit)('explicit deny of %s', (kind, words) => expect(context({ type: 'explicitDeny', kind, policy: 0, statement: 0 })).toBe(words));

  test('names a managed policy of an account', () =>
    expect(context({ type: 'explicitDeny', kind: 'identity', policy: 0, statement: 0 }, 'arn:aws:iam::111122223333:policy/no-s3')).toBe(
      'with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/no-s3',
    ));

  test("does not name a policy of AWS's own", () =>
    expect(context({ type: 'explicitDeny', kind: 'identity', policy: 0, statement: 0 }, 'arn:aws:iam::aws:policy/AWSDenyAll')).toBe(
      'with an explicit deny in an identity-based policy',
    ));

  test('RestrictPublicBuckets reads as an explicit deny, IgnorePublicAcls as an implicit one', () => {
    const refused = { type: 'refusedBySetting', kind: 'resource' } as const;
    expect(context({ ...refused, effect: 'explicitDeny', setting: 'RestrictPublicBuckets' })).toBe('with an explicit deny in a resource-based policy');
    expect(context({ ...refused, effect: 'implicitDeny', setting: 'IgnorePublicAcls' })).toBe(
      'because no resource-based policy allows the s3:GetObject action',
    );
  });

  test('says nothing of what was allowed', () => expect(context({ type: 'allowedAsRoot' })).toBe(''));
});
