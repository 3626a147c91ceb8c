import { messages } from '../../messages/learn/reports/en.ts';
import type { Report, ReportEntry } from '../grade/report.ts';
import type { CheckResult } from '../score.ts';
import type { ReportFormat } from './report-format.ts';
import { causeLines, remarksOf } from './words.ts';

const words = messages.gradescope;

/**
 * The `results.json` of a Gradescope autograder, for one student.
 * (gradescope-autograders.readthedocs.io, "Autograder Specifications"; no upload was tried.)
 */
export const gradescope: ReportFormat = {
  ending: 'json',
  single: true,
  render: (report) => `${JSON.stringify(resultsOf(report), undefined, 2)}\n`,
};

const visibilities = { visible: 'visible', hidden: 'hidden', afterDueDate: 'after_due_date' } as const;

function resultsOf({ entries: [entry], rubric, scenario, engine }: Report) {
  if (!entry?.attempt || !entry.mark) return withoutMark(entry, rubric.max);
  const { hints, checks, head, seed } = entry.attempt;
  const output = [...entry.notes, ...(hints.taken > 0 ? [words.hints(hints.taken, hints.cost)] : [])].join('\n');
  return {
    score: entry.mark.points,
    ...(output !== '' && { output, output_format: 'text' }),
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: checks.map(testOf),
    extra_data: { scenario: scenario.digest, rubric: rubric.digest, engine: engine.version, seed, head },
  };
}

/** Why there is no mark is shown to the student, who can hand in again. */
function withoutMark(entry: ReportEntry | undefined, max: number) {
  const output = (entry ? remarksOf(entry).join('\n') : '') || words.nothing;
  return {
    score: 0,
    output,
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: [{ score: 0, max_score: max, status: 'failed', name: words.nothing, name_format: 'text', output, output_format: 'text', visibility: 'visible' }],
  };
}

function testOf(check: CheckResult, index: number) {
  const { id, name, step, passed, points, max, visibility } = check;
  const output = passed === null ? words.notReached : causeLines(check).join('\n');
  return {
    score: points,
    max_score: max,
    status: passed === true ? 'passed' : 'failed',
    name,
    name_format: 'text',
    number: String(index + 1),
    ...(output !== '' && { output, output_format: 'text' }),
    tags: [step, id],
    visibility: visibilities[visibility],
  };
}
