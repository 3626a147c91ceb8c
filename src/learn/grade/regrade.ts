import type { CheckResult } from '../score.ts';
import type { Report, ReportEntry } from './report.ts';

/** What another rubric makes of one student's submission. */
export interface Change {
  readonly student: string;
  /** Points; `undefined` for no mark. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly checks: readonly { readonly id: string; readonly before?: CheckResult; readonly after?: CheckResult }[];
}

/** The differences between two reports on the same submissions, in the order of the second. */
export function changesBetween(before: Report, after: Report): readonly Change[] {
  const old = new Map(before.entries.map((entry) => [keyOf(entry), entry]));
  return after.entries.flatMap((entry) => {
    const was = old.get(keyOf(entry));
    const change = { student: entry.student?.id ?? entry.file ?? '', before: was?.mark?.points, after: entry.mark?.points, checks: changedChecks(was, entry) };
    return change.before === change.after && change.checks.length === 0 ? [] : [change];
  });
}

const keyOf = ({ student, file }: ReportEntry): string => student?.id ?? `/${file}`;

function changedChecks(before: ReportEntry | undefined, after: ReportEntry): Change['checks'] {
  const [old, now] = [before, after].map((entry) => new Map((entry?.attempt?.checks ?? []).map((check) => [check.id, check])));
  const ids = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [was, is] = [old?.get(id), now?.get(id)];
    if (was?.points === is?.points && was?.passed === is?.passed && was?.max === is?.max) return [];
    return [{ id, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}
