import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../src/kernel/need.ts';
import { decide } from '../../src/policy/decide.ts';
import type { DecisionRequest } from '../../src/policy/decision-request.ts';
import { explain } from '../../src/policy/explain.ts';
import type { PolicyFinding } from '../../src/policy/finding.ts';
import { suggest } from '../../src/policy/suggest.ts';
import type { AddStatement, Change } from '../../src/policy/suggestion.ts';
import { situation, statement } from './arbitrary.ts';
import { type CasePolicy, policySet, principalOf } from './cases.ts';

const runs = { numRuns: 400 };

type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

const requestIn = ({ principal, action, resource, account, context }: Situation): DecisionRequest => ({
  principal: principalOf(principal, account),
  action,
  resource,
  resourceAccountId: account,
  context,
});

const decideIn = (one: Situation, policies: readonly CasePolicy[] = one.policies) => {
  const set = policySet(policies);
  return decide(requestIn(one), set.references, set.compiled);
};

const ofKind = (kind: PolicyKind, document: object): CasePolicy => ({
  kind,
  attachedTo: 'user ana',
  document: { Version: '2012-10-17', Statement: [document] },
});

const denies = (findings: readonly PolicyFinding[]) =>
  findings.flatMap(({ policy, kind, applies, statements }) =>
    statements.filter(({ matched, effect }) => applies && matched && effect === 'Deny').map((finding) => ({ policy, kind, statement: finding.statement })),
  );

describe('decide', () => {
  test('adding a Deny never allows', () => {
    const kinds = fc.constantFrom<PolicyKind>('identity', 'boundary', 'session', 'resource', 'scp', 'rcp', 'vpcEndpoint');
    const added = kinds.chain((kind) => statement(kind, fc.constant('Deny')).map((document) => ofKind(kind, document)));
    fc.assert(
      fc.property(situation, added, (one, deny) => {
        if (decideIn(one, [...one.policies, deny]).allowed) expect(decideIn(one).allowed || deny.kind === 'resource').toBe(true);
      }),
      runs,
    );
  });

  test('a Deny added to a policy that is there never allows', () => {
    fc.assert(
      fc.property(situation, fc.nat(), statement('resource', fc.constant('Deny')), (one, which, deny) => {
        fc.pre(one.policies.length > 0);
        const index = which % one.policies.length;
        const policies = one.policies.map((policy, place) => {
          if (place !== index) return policy;
          const document = policy.document as { readonly Statement: readonly object[] };
          return { ...policy, document: { ...document, Statement: [...document.Statement, deny] } };
        });
        if (decideIn(one, policies).allowed) expect(decideIn(one).allowed).toBe(true);
      }),
      runs,
    );
  });

  test('adding an identity Allow never denies', () => {
    fc.assert(
      fc.property(situation, statement('identity', fc.constant('Allow')), (one, allow) => {
        if (decideIn(one).allowed) expect(decideIn(one, [...one.policies, ofKind('identity', allow)]).allowed).toBe(true);
      }),
      runs,
    );
  });

  test.each(['boundary', 'scp', 'rcp', 'vpcEndpoint'] as const)('a first policy of kind %s never widens', (kind) => {
    fc.assert(
      fc.property(situation, statement(kind), (one, document) => {
        const without = one.policies.filter((policy) => policy.kind !== kind);
        if (decideIn(one, [...without, ofKind(kind, document)]).allowed) expect(decideIn(one, without).allowed).toBe(true);
      }),
      runs,
    );
  });

  test('the order of the policies does not matter', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const [forward, backward] = [decideIn(one), decideIn(one, one.policies.toReversed())];
        expect(backward.allowed).toBe(forward.allowed);
        expect(backward.reason.type).toBe(forward.reason.type);
      }),
      runs,
    );
  });

  test('agrees with explain: what decided applies, and no deny applies to what is allowed', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const set = policySet(one.policies);
        const { allowed, reason } = decide(requestIn(one), set.references, set.compiled);
        const findings = explain(requestIn(one), set.references, set.compiled);
        const found = denies(findings);
        expect(reason.type === 'explicitDeny').toBe(found.length > 0);
        if (reason.type === 'explicitDeny') expect(found).toContainEqual({ policy: reason.policy, kind: reason.kind, statement: reason.statement });
        if (reason.type === 'allowedByStatement') {
          const finding = findings[reason.policy]?.statements.find(({ statement: index }) => index === reason.statement);
          expect(finding).toMatchObject({ matched: true, effect: 'Allow', mismatches: [] });
        }
        const allows = (kind: PolicyKind) =>
          findings.some((policy) => policy.kind === kind && policy.applies && policy.statements.some(({ matched, effect }) => matched && effect === 'Allow'));
        const present = (kind: PolicyKind) => findings.some((policy) => policy.kind === kind && policy.applies);
        if (allowed) for (const kind of ['vpcEndpoint', 'scp', 'rcp', 'trust'] as const) expect(present(kind)).toBe(present(kind) && allows(kind));
        if (reason.type === 'implicitDeny' && !['scp', 'rcp', 'resource', 'trust'].includes(reason.kind)) expect(allows(reason.kind)).toBe(false);
      }),
      runs,
    );
  });

  test('a statement that does not apply says on what it failed', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const set = policySet(one.policies);
        for (const { statements } of explain(requestIn(one), set.references, set.compiled)) {
          for (const { matched, mismatches, conditions } of statements) {
            expect(mismatches.length === 0).toBe(matched);
            if (matched) expect(conditions.every(({ met }) => met)).toBe(true);
          }
        }
      }),
      runs,
    );
  });
});

/** Makes a suggested change to a case's policies, as a learner would. */
function apply(policies: readonly CasePolicy[], change: Change): readonly CasePolicy[] {
  if (change.type === 'addStatement') return add(policies, change);
  if (change.type === 'changeSetting') return policies;
  return policies.map((policy, index) => {
    if (index !== change.policy) return policy;
    const document = policy.document as { readonly Statement: readonly unknown[] };
    // An empty place keeps the others where the following changes look for them.
    const lifted = document.Statement.map((item, place) => (place === change.statement ? { Effect: 'Deny', Action: [], Resource: [] } : item));
    return { ...policy, document: { ...document, Statement: lifted } };
  });
}

function add(policies: readonly CasePolicy[], { kind, policy, level, statement: added }: AddStatement): readonly CasePolicy[] {
  if (policy === undefined) return [...policies, { ...ofKind(kind, added), ...(level === undefined ? {} : { level }) }];
  return policies.map((one, index) => {
    if (index !== policy) return one;
    const document = one.document as { readonly Statement: readonly unknown[] };
    return { ...one, document: { ...document, Statement: [...document.Statement, added] } };
  });
}

describe('suggest', () => {
  test('making the suggested changes allows the request', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const set = policySet(one.policies);
        const request = requestIn(one);
        const { allowed, reason } = decide(request, set.references, set.compiled);
        const record = { ...request, policies: set.references, allowed, reason };
        const { changes } = suggest(record, request.principal, set.compiled);
        expect(changes.length === 0).toBe(allowed);
        expect(decideIn(one, changes.reduce(apply, one.policies)).allowed).toBe(true);
      }),
      runs,
    );
  });
});
