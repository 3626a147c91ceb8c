import { messages } from '../../messages/learn/reports/en.ts';
import type { ReportEntry } from '../grade/report.ts';
import type { CheckResult } from '../score.ts';
import type { ReportFormat } from './report-format.ts';
import { nameOf, remarksOf } from './words.ts';

interface Line {
  readonly ok: boolean;
  readonly text: string;
  readonly details: readonly (readonly [name: string, value: unknown])[];
}

/** The Test Anything Protocol, version 14: a point a check, with why it failed in YAML. What was not reached is not ok. */
export const tap: ReportFormat = {
  ending: 'tap',
  render: ({ entries }) => {
    const lines = entries.flatMap(linesOf);
    return `${['TAP version 14', `1..${lines.length}`, ...lines.flatMap(written)].join('\n')}\n`;
  },
};

function linesOf(entry: ReportEntry): readonly Line[] {
  const { attempt, standing, problem } = entry;
  if (attempt) return attempt.checks.map((check) => lineOf(nameOf(entry), check));
  const message = remarksOf(entry).join(' ');
  return [
    {
      ok: false,
      text: `${nameOf(entry)}: ${messages.standings[standing]}`,
      details: [...(problem ? [['problem', problem.code] as const] : []), ['message', message]],
    },
  ];
}

function lineOf(student: string, { id, name, passed, points, max, cause }: CheckResult): Line {
  const text = `${student}: ${id}: ${name}${passed === null ? ` (${messages.checks.notReached})` : ''}`;
  return { ok: passed === true, text, details: passed ? [] : [['points', points], ['max', max], ...(cause ? Object.entries(cause) : [])] };
}

function written({ ok, text, details }: Line, index: number): readonly string[] {
  const point = `${ok ? 'ok' : 'not ok'} ${index + 1} - ${described(text)}`;
  // JSON is YAML, and needs no rules of its own for what people type.
  return details.length === 0 ? [point] : [point, '  ---', ...details.map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`), '  ...'];
}

/** A `#` would begin a directive. */
const described = (text: string): string => text.replace(/[\\#]/g, (sign) => `\\${sign}`).replace(/[\r\n]+/g, ' ');
