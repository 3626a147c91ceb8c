import { describe, expect, test } from 'vitest';
import { decide } from '../../src/policy/decide.ts';
import { explain } from '../../src/policy/explain.ts';
import { policyFaults } from '../../src/policy/policy-faults.ts';
import { caseFiles, type DecisionCase, outcomeOf, policySet, requestOf } from './cases.ts';

/** Service control policies and the like are no documents of IAM's or S3's to check. */
const documentKinds = new Map([
  ['identity', 'identity'],
  ['boundary', 'boundary'],
  ['session', 'session'],
  ['trust', 'trust'],
] as const);

describe.each(caseFiles)('$name', ({ source, groups }) => {
  test('names its source', () => expect(source).toMatch(/\S/));

  describe.each(groups.map((group, index) => ({ group, title: group.about ?? `group ${index}` })))('$title', ({ group }) => {
    const set = policySet(group.policies);

    test('holds policies that AWS would take', () => {
      const faults = group.policies.flatMap(({ kind, document }) => {
        const documentKind = documentKinds.get(kind as 'identity');
        return documentKind === undefined ? [] : policyFaults(JSON.stringify(document), documentKind);
      });
      expect(faults).toEqual([]);
    });

    test.each(group.cases)('$name', (one: DecisionCase) => {
      const request = requestOf(group, one);
      const decision = decide(request, set.references, set.compiled);
      expect(outcomeOf(decision)).toBe(one.expected);
      if (decision.reason.type !== 'allowedByStatement' && decision.reason.type !== 'explicitDeny') return;
      const { policy, statement } = decision.reason;
      const finding = explain(request, set.references, set.compiled)[policy]?.statements[statement];
      expect(finding).toMatchObject({ matched: true, mismatches: [] });
      if (one.by !== undefined) expect(finding?.sid).toBe(one.by);
    });
  });
});
