import { messages } from '../../messages/learn/reports/en.ts';
import type { Report, ReportEntry } from '../grade/report.ts';
import type { ReportFormat } from './report-format.ts';
import { type Summary, summaryOf } from './summary.ts';
import { findingText, nameOf, notTakenText, pointsText, remarksOf } from './words.ts';

const words = messages.table;

/** So many checks are named in a line, and so many lines have the lists below the table. */
const most = { checks: 4, lines: 5 } as const;

/** For a terminal: a line a student, then the class at a glance. */
export const table: ReportFormat = {
  ending: 'txt',
  render: (report) => {
    const rows = [words.head, ...report.entries.map((entry) => rowOf(entry, report))];
    const widths = words.head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    const lines = rows.map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  '));
    return `${[...lines, '', ...below(report, summaryOf(report))].map((line) => line.trimEnd()).join('\n')}\n`;
  },
};

function rowOf(entry: ReportEntry, { rubric }: Report): readonly string[] {
  const failed = (entry.attempt?.checks ?? []).filter(({ passed }) => passed !== true).map(({ id }) => id);
  return [
    entry.student?.id ?? '?',
    entry.student?.name ?? '',
    entry.mark ? words.of(pointsText(entry.mark.points), rubric.max) : messages.standings[entry.standing],
    words.more(failed.slice(0, most.checks), Math.max(0, failed.length - most.checks)),
    remarkOf(entry),
  ];
}

/** Why there is no mark is told below the table, where there is room for it. */
const remarkOf = (entry: ReportEntry): string => (entry.standing === 'refused' ? (entry.file ?? '') : entry.notes.join(' '));

function below(report: Report, summary: Summary): readonly string[] {
  const refused = report.entries.filter(({ standing }) => standing === 'refused');
  const [turn] = summary.wrongTurns;
  return [
    words.sum(summary.graded, summary.refused, summary.missing, report.notTaken.length),
    ...(summary.average === undefined ? [] : [words.average(pointsText(summary.average), report.rubric.max)]),
    ...(turn ? [words.wrongTurn(turn.what, turn.code, turn.students)] : []),
    ...list(
      words.mostFailed,
      summary.mostFailed.slice(0, most.lines).map(({ id, failed, judged }) => words.failedBy(id, failed, judged)),
    ),
    ...list(
      words.problems,
      refused.map((entry) => `${nameOf(entry)}${entry.student && entry.file ? ` (${entry.file})` : ''}: ${remarksOf(entry).join(' ')}`),
    ),
    ...list(words.notTaken, report.notTaken.map(notTakenText)),
    ...(report.findings === undefined ? [] : report.findings.length === 0 ? [words.noFindings] : list(words.findings, report.findings.map(findingText))),
    ...report.warnings,
  ];
}

const list = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]);

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** How many columns of a terminal a text takes: signs of East Asia take two, marks that stand on others none. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /\p{M}|\u200d|\ufe0f/u.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}
