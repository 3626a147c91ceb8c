import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/learn/audience.ts';
import { loadScenario, scenarioFolders } from '../../src/learn/format/load.ts';
import { judgeStep } from '../../src/learn/judge-step.ts';
import { loadMutants, loadSolutions } from '../../src/learn/lab-script.ts';
import { scoreOf } from '../../src/learn/score.ts';
import { renderTerm } from '../../src/surfaces/tutor/commands/what.ts';
import { lessonPlace, openPassingAttempt } from '../../src/surfaces/tutor/lesson/attempts.ts';
import { sourceData } from '../support/source-data.ts';
import { TestDeps } from './support/lesson-deps.ts';
import { runLab } from './support/run-lab.ts';

const seeds = ['lesson', 'another', 'third'];

describe.each([...scenarioFolders(sourceData)])('%s', (_id, folder) => {
  const { scenario } = loadScenario(sourceData, folder, '0.1.0');
  const checks = scenario.steps.flatMap((step) => step.checks.map(({ id }) => id));
  const solutions = loadSolutions(sourceData, folder);
  const mutants = loadMutants(sourceData, folder);

  it('passes nothing at the start', async () => {
    const deps = new TestDeps();
    const { attempt } = await openPassingAttempt(deps, lessonPlace(deps, folder), join(deps.home.root, 'lab'));
    const { after } = attempt.progress;
    const scene = { cloud: attempt.cloud, questions: await attempt.filled(scenario.questions ?? {}), answers: {}, after, stepAfter: after };
    const steps = await attempt.filled(scenario.steps);
    const judged: Record<string, readonly Judged[]> = {};
    for (const step of steps) judged[step.id] = await judgeStep(step, scene);
    const score = scoreOf({ steps }, judged, {});
    expect(score.checks.filter(({ passed }) => passed).map(({ id }) => id)).toEqual([]);
    expect(score.points).toBe(0);
    deps.remove();
  });

  it.each(solutions.flatMap((solution) => seeds.map((seed) => ({ name: solution.name, seed, solution }))))(
    'is solved by $name, twice, with seed $seed',
    async ({ solution, seed }) => {
      const [first, second] = [await runLab(folder, solution, seed), await runLab(folder, solution, seed)];
      expect(first.score.checks.filter(({ passed }) => !passed)).toEqual([]);
      expect(first.score.checks.map(({ id }) => id)).toEqual(checks);
      expect(first.score.points).toBe(first.score.max);
      expect(first.finished).toBe(true);
      const heads = [first, second].map(({ attempt }) => attempt.cloud.events({ order: 'newest' })[0]?.hash);
      expect(heads[1]).toBe(heads[0]);
    },
  );

  it.each(mutants)('notices $name', async (mutant) => {
    const { score, finished } = await runLab(folder, mutant, 'lesson');
    const failed = score.checks.filter(({ passed }) => passed === false);
    expect(failed.map(({ id }) => id)).toEqual(mutant.fails);
    expect(score.points).toBeLessThan(score.max);
    // What a learner does not see does not stop them.
    expect(finished).toBe(failed.every(({ visibility }) => visibility !== 'visible'));
  });

  it('has mutants for checks that exist, and two solutions', () => {
    expect(mutants.flatMap(({ fails }) => fails).filter((id) => !checks.includes(id))).toEqual([]);
    expect(solutions.length).toBeGreaterThanOrEqual(2);
    expect(mutants.length).toBeGreaterThanOrEqual(3);
  });

  it('teaches words that `what` explains', () => {
    const unknown = scenario.teaches.filter((word) => !renderTerm(word, { columns: 80, color: false }).startsWith(word));
    expect(unknown).toEqual([]);
  });

  it('has a hint for every step at which the learner does something', () => {
    expect(scenario.steps.filter(({ goal, type, hints }) => (goal !== undefined || type !== undefined) && !hints?.length).map(({ id }) => id)).toEqual([]);
  });
});
