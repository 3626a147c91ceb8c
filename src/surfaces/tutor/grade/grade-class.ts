import { type ClassFacts, classReport, type GradedFile } from '../../../learn/grade/class-report.ts';
import { pseudonymous } from '../../../learn/grade/pseudonyms.ts';
import { type Change, changesBetween } from '../../../learn/grade/regrade.ts';
import type { Report } from '../../../learn/grade/report.ts';
import { messages as reportWords } from '../../../messages/learn/reports/en.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import type { Run } from '../verb.ts';
import type { Collected, HandedIn } from './collect.ts';
import type { GradingDeps } from './deps.ts';
import { benchOf, type Grader, type GraderParts, inOtherProcess, inProcess, inTurns } from './grader.ts';
import type { RubricSource } from './grader-process.ts';
import { showProgress } from './progress.ts';

/** By what a class is graded, and how. */
export interface ClassJob extends Pick<ClassFacts, 'roster' | 'late' | 'similar'> {
  readonly rubric: RubricSource;
  readonly pseudonyms?: boolean;
}

/** So few are graded by one process: to start another takes as long. */
const worthAnother = 16;

/** Grades what was handed in, with as many processes as are worth it, and puts the class together. */
export async function gradeClass(run: Run, { handedIn, links }: Collected, job: ClassJob, deps: GradingDeps): Promise<Report> {
  const { roster, late, similar, pseudonyms, rubric } = job;
  const files = await gradeFiles(run, handedIn, rubric, deps);
  const parts = partsOf(run);
  const facts: ClassFacts = {
    rubric: benchOf(rubric, parts).rubric,
    engine: { version: parts.version, digest: deps.engineDigest() },
    ...(roster && { roster }),
    ...(late && { late }),
    ...(similar && { similar }),
  };
  const report = classReport(files, facts);
  const whole = links === 0 ? report : { ...report, warnings: [...report.warnings, words.leftOut(links)] };
  return pseudonyms ? pseudonymous(whole) : whole;
}

/** What grading takes of what lessons need. */
function partsOf(run: Run): GraderParts {
  const lessons = run.deps.lessons();
  return { data: lessons.data, version: lessons.version, newParts: () => lessons.newParts() };
}

async function gradeFiles(run: Run, handedIn: readonly HandedIn[], rubric: RubricSource, deps: GradingDeps): Promise<readonly GradedFile[]> {
  const progress = showProgress(run, handedIn.length);
  const graders = gradersFor(run, handedIn.length, rubric, deps);
  try {
    return await inTurns(handedIn, graders, async ({ file, at, read }, grader): Promise<GradedFile> => {
      const packed = read();
      const grading = packed instanceof Uint8Array ? await grader.grade(packed) : { ok: false as const, problem: packed };
      await progress.graded(grading.ok);
      return { file, ...(at !== undefined && { at }), grading };
    });
  } finally {
    for (const grader of graders) grader.close();
    await progress.end();
  }
}

function gradersFor(run: Run, count: number, rubric: RubricSource, { cores, startGrader }: GradingDeps): readonly Grader[] {
  if (startGrader === undefined) return [inProcess(rubric, partsOf(run))];
  const wanted = Math.max(1, Math.min(cores, Math.ceil(count / worthAnother)));
  return Array.from({ length: wanted }, () => inOtherProcess(rubric, startGrader));
}

/** What another rubric makes of the same submissions, student by student. */
export function changesText(before: Report, after: Report): string {
  const changes = changesBetween(before, after);
  const marks = changes.filter((change) => change.before !== change.after).length;
  const lines = changes.flatMap(changeLines);
  return `${[...lines, marks === 0 ? reportWords.regrade.none : reportWords.regrade.marks(marks, after.entries.length)].join('\n')}\n`;
}

function changeLines({ student, before, after, checks }: Change): readonly string[] {
  const points = (value: number | undefined): string => (value === undefined ? reportWords.regrade.noMark : String(value));
  return [
    reportWords.regrade.changed(student, points(before), points(after)),
    ...checks.map(({ id, before: was, after: is }) =>
      reportWords.regrade.check(id, was ? `${was.points}/${was.max}` : '-', is ? `${is.points}/${is.max}` : '-'),
    ),
  ];
}
