import type { GradedAttempt } from '../../../learn/grade/grade-submission.ts';
import type { Scenario } from '../../../learn/scenario.ts';

/** Prints what a run is worth. */
type RunReport = (scenario: Scenario, attempt: GradedAttempt) => string;

const json: RunReport = ({ id, version, title }, { score, steps }) =>
  `${JSON.stringify({ scenario: id, version, title, points: score.points, max: score.max, steps, checks: score.checks }, undefined, 2)}\n`;

/** The formats of a run's report, by name. */
export const runReports: Readonly<Record<string, RunReport>> = { json };
