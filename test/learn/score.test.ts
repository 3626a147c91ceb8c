import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/learn/audience.ts';
import type { Verdict } from '../../src/learn/checks/check.ts';
import type { Step } from '../../src/learn/scenario.ts';
import { scoreOf } from '../../src/learn/score.ts';

const check = (id: string, points: number) => ({ id, name: `${id}.`, points });
const failed = (credit?: number): Verdict => ({ passed: false, expected: 'E', found: 'F', why: ['W'], evidence: [7], ...(credit !== undefined && { credit }) });

describe('a score', () => {
  it('says of each check what it came to and why', () => {
    const steps: Step[] = [
      { id: 'one', title: 'One', checks: [check('a', 4), { ...check('b', 2), visibility: 'hidden' }, check('c', 1)] },
      { id: 'two', title: 'Two', checks: [check('d', 3)] },
    ];
    const [a, b, c] = steps[0]?.checks ?? [];
    if (!a || !b || !c) throw new Error('There are three checks.');
    const judged: Judged[] = [
      { check: a, verdict: failed(0.6) },
      { check: b, verdict: { passed: true, evidence: [3, 5] } },
      { check: c, verdict: undefined },
    ];
    const cause = { expected: 'E', found: 'F', why: ['W'] };
    expect(scoreOf({ steps }, { one: judged }, {})).toEqual({
      points: 4,
      max: 10,
      checks: [
        { id: 'a', step: 'one', name: 'a.', visibility: 'visible', max: 4, passed: false, points: 2, cause, evidence: [7] },
        { id: 'b', step: 'one', name: 'b.', visibility: 'hidden', max: 2, passed: true, points: 2, evidence: [3, 5] },
        { id: 'c', step: 'one', name: 'c.', visibility: 'visible', max: 1, passed: null, points: 0, evidence: [] },
        { id: 'd', step: 'two', name: 'd.', visibility: 'visible', max: 3, passed: null, points: 0, evidence: [] },
      ],
      hints: { taken: 0, cost: 0 },
    });
  });

  it('rounds parts down, but not for want of binary digits', () => {
    const steps: Step[] = [{ id: 'one', title: 'One', checks: [check('a', 10)] }];
    const pointsAt = (credit: number): number => {
      const judged = [{ check: check('a', 10), verdict: failed(credit) }];
      return scoreOf({ steps }, { one: judged }, {}).points;
    };
    // 1 - 7/10 is a little less than 0.3, and times 10 a little less than 3.
    expect([1 - 7 / 10, 1 / 3, 0.99, 0].map(pointsAt)).toEqual([3, 3, 9, 0]);
  });

  it('is no surprise for steps with the names of what every object has', () => {
    const steps: Step[] = [{ id: 'constructor', title: 'One', checks: [check('a', 1)], hints: [{ text: 'H', cost: 1 }] }];
    expect(scoreOf({ steps }, {}, {})).toMatchObject({ points: 0, hints: { taken: 0, cost: 0 } });
  });

  it('lies between nothing and everything, whatever was judged and whichever hints were taken', () => {
    const verdict = fc.oneof(
      fc.constant(undefined),
      fc.constant<Verdict>({ passed: true }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((credit) => failed(credit)),
    );
    const oneCheck = fc.record({ points: fc.nat(20), verdict });
    const oneStep = fc.record({ checks: fc.array(oneCheck, { maxLength: 5 }), costs: fc.array(fc.nat(10), { maxLength: 3 }), taken: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(oneStep, { maxLength: 4 }), (made) => {
        const judged: Record<string, Judged[]> = {};
        const taken: Record<string, number> = {};
        const steps = made.map(({ checks, costs, taken: count }, place): Step => {
          const id = `s${place}`;
          judged[id] = checks.map(({ points, verdict: given }, index) => ({ check: check(`${id}-${index}`, points), verdict: given }));
          taken[id] = count;
          return { id, title: id, checks: (judged[id] ?? []).map((one) => one.check), hints: costs.map((cost) => ({ text: 'H', cost })) };
        });
        const score = scoreOf({ steps }, judged, taken);
        expect(Number.isInteger(score.points)).toBe(true);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(score.max);
        expect(score.points + score.hints.cost).toBe(score.checks.reduce((sum, { points }) => sum + points, 0));
      }),
    );
  });
});
