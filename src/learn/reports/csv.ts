import { messages } from '../../messages/learn/reports/en.ts';
import { csvText } from '../grade/csv-text.ts';
import type { Report, ReportEntry } from '../grade/report.ts';
import type { FormatOptions, ReportFormat } from './report-format.ts';
import { causeLines, remarksOf, resultText } from './words.ts';

type Row = readonly (string | number)[];
type Layout = (report: Report, column: string) => readonly Row[];

/** Whose columns there are. Who has no mark has an empty cell: a platform then leaves what it has. */
const layouts: Readonly<Record<NonNullable<FormatOptions['csv']>, Layout>> = { canvas, moodle };

/** Comma-separated values: our own columns, or those that a learning platform takes grades back by. */
export const csv: ReportFormat = {
  ending: 'csv',
  render: (report, { csv: layout, column = report.scenario.title }) => csvText((layout ? layouts[layout] : plain)(report, column)),
};

function plain({ entries, rubric }: Report): readonly Row[] {
  const checks = [...new Set(entries.flatMap(({ attempt }) => (attempt?.checks ?? []).map(({ id }) => id)))];
  const head = ['student', 'name', 'standing', 'points', 'max', 'reached', 'late_percent', 'hints', 'hint_cost', ...checks, 'remarks', 'file'];
  return [
    head,
    ...entries.map((entry) => {
      const { student, standing, mark, attempt, file = '' } = entry;
      const points = new Map((attempt?.checks ?? []).map(({ id, passed, points: reached }) => [id, passed === null ? '' : reached]));
      return [
        student?.id ?? '',
        student?.name ?? '',
        standing,
        mark?.points ?? '',
        rubric.max,
        mark?.reached ?? '',
        mark?.late?.percent ?? '',
        attempt?.hints.taken ?? '',
        attempt?.hints.cost ?? '',
        ...checks.map((id) => points.get(id) ?? ''),
        remarksOf(entry).join(' '),
        file,
      ];
    }),
  ];
}

/**
 * Canvas takes a grade by `ID` or one of the SIS columns, and reads what can be reached from a second line.
 * (Canvas Instructor Guide, "How do I import grades in the Gradebook?"; no import was tried.)
 */
function canvas({ entries, rubric }: Report, column: string): readonly Row[] {
  const names = ['ID', 'SIS User ID', 'SIS Login ID', 'Section'];
  const known = entries.filter(({ student }) => student !== undefined);
  return [
    [messages.canvas.student, ...names, column],
    [messages.canvas.pointsPossible, '', '', '', '', rubric.max],
    ...known.map(({ student, mark }) => {
      const columns = student?.columns ?? {};
      const ids = names.map((name) => columns[name] ?? '');
      const [id, sisId = ''] = ids;
      return [student?.name ?? student?.id ?? '', id ?? '', sisId || (student?.id ?? ''), ...ids.slice(2), mark?.points ?? ''];
    }),
  ];
}

/**
 * Moodle takes grades back as an offline grading worksheet where the roster was one (it has `Identifier`), else by id number or address
 * in its grade import. (Moodle docs, "Grade import" and "Using Assignment"; no import was tried.)
 */
function moodle({ entries, rubric }: Report, column: string): readonly Row[] {
  const known = entries.filter(({ student }) => student !== undefined);
  const isWorksheet = known.some(({ student }) => student?.columns?.Identifier !== undefined);
  const head = isWorksheet
    ? ['Identifier', 'Full name', 'Email address', 'Grade', 'Maximum grade', 'Feedback comments']
    : ['ID number', 'Full name', 'Email address', column, 'Maximum grade', 'Feedback comments'];
  return [
    head,
    ...known.map((entry) => {
      const { student, mark } = entry;
      const id = student?.columns?.[isWorksheet ? 'Identifier' : 'ID number'] ?? student?.id ?? '';
      return [id, student?.name ?? '', student?.email ?? '', mark?.points ?? '', rubric.max, feedback(entry)];
    }),
  ];
}

/** What a student may read: checks that they see and did not pass. */
function feedback(entry: ReportEntry): string {
  const failed = (entry.attempt?.checks ?? []).filter(({ passed, visibility }) => passed !== true && visibility === 'visible');
  const lines = failed.map((check) => `${check.name} ${resultText(check)}. ${causeLines(check).join('. ')}`.trim());
  return [...remarksOf(entry), ...lines].join('\n');
}
