import type { DataSource } from '../../../kernel/data-source.ts';
import { type Grading, type GradingBench, gradeSubmission } from '../../../learn/grade/grade-submission.ts';
import type { NewParts } from '../../../learn/grade/restart.ts';
import { problemOf } from '../../../learn/submission/submission-error.ts';
import type { GraderProcess, RubricSource } from './grader-process.ts';
import { loadSource } from './scenario-source.ts';

/** What grading needs of the program around it. */
export interface GraderParts {
  readonly data: DataSource;
  /** The program's version. */
  readonly version: string;
  readonly newParts: NewParts;
}

/** Grades one submission after the other. Whatever one of them does, the next is graded. */
export interface Grader {
  grade(packed: Uint8Array): Promise<Grading>;
  close(): void;
}

/** What grading works with. @throws ScenarioError */
export function benchOf({ scenario, checks, nonce }: RubricSource, { data, version, newParts }: GraderParts): GradingBench {
  const loaded = loadSource(scenario, data, version);
  const rubric = { scenario: loaded, checks: checks === scenario ? loaded : loadSource(checks, data, version), ...(nonce !== undefined && { nonce }) };
  // Every cloud reads the same policies and facts.
  const remembered = remembering(data);
  return { rubric, engine: version, newParts: () => ({ ...newParts(), data: remembered }) };
}

/** Data that is read from the disk once. */
function remembering(data: DataSource): DataSource {
  const texts = new Map<string, string | undefined>();
  return {
    text: (path) => {
      if (!texts.has(path)) texts.set(path, data.text(path));
      return texts.get(path);
    },
    names: (path) => data.names(path),
  };
}

/** A grader in this process. */
export function inProcess(rubric: RubricSource, parts: GraderParts): Grader {
  const bench = benchOf(rubric, parts);
  return { grade: (packed) => gradeSubmission(bench, packed), close: () => undefined };
}

/** Whoever takes longer is either stuck or means to be: two hundred calls take a tenth of a second. */
const patience = 120_000;

/**
 * A grader in a process of its own, which is begun again when a submission ends it: by taking all memory, or by taking too long.
 * @param start starts such a process
 */
export function inOtherProcess(rubric: RubricSource, start: () => GraderProcess): Grader {
  let running: GraderProcess | undefined;
  let settle: ((grading: Grading) => void) | undefined;
  const begin = (): GraderProcess => {
    const started = start();
    // What one says that was given up means nothing for the submission after.
    started.onMessage((grading) => {
      if (running === started) settle?.(grading);
    });
    started.onExit(() => {
      if (running !== started) return;
      running = undefined;
      settle?.({ ok: false, problem: problemOf('stoppedGrading') });
    });
    started.send({ rubric });
    return started;
  };
  return {
    grade: (packed) =>
      new Promise((resolve) => {
        running ??= begin();
        const used = running;
        const timer = setTimeout(() => {
          settle?.({ ok: false, problem: problemOf('tookTooLong', patience / 1000) });
          if (running === used) running = undefined;
          used.kill();
        }, patience);
        settle = (grading) => {
          settle = undefined;
          clearTimeout(timer);
          resolve(grading);
        };
        used.send({ packed });
      }),
    close: () => running?.kill(),
  };
}

/** Grades a list of things with several graders at once; results come in the list's order. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  graders: readonly Grader[],
  one: (item: Item, grader: Grader) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (grader: Grader): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await one(item, grader);
    }
  };
  await Promise.all(graders.map(work));
  return results;
}
