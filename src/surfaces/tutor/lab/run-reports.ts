import type { LoadedScenario } from '../../../learn/format/load.ts';
import { classReport } from '../../../learn/grade/class-report.ts';
import type { GradedAttempt } from '../../../learn/grade/grade-submission.ts';
import type { Report } from '../../../learn/grade/report.ts';
import { json } from '../../../learn/reports/json.ts';
import { junit } from '../../../learn/reports/junit.ts';
import { tap } from '../../../learn/reports/tap.ts';

/** The forms besides text that a run's report has, by name: those of a class, of one. */
export const runReports = { junit, tap, json } as const;

/** What a run is worth, as a class of one. */
export const runReport = (scenario: LoadedScenario, file: string, attempt: GradedAttempt, engine: Report['engine']): Report =>
  classReport([{ file, grading: { ok: true, attempt } }], { rubric: { scenario, checks: scenario }, engine });
