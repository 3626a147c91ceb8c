import type { Report } from '../grade/report.ts';

/** A class at a glance. */
export interface Summary {
  readonly graded: number;
  readonly refused: number;
  readonly missing: number;
  /** Of those with a mark, to the hundredth; `undefined` where there are none. */
  readonly average: number | undefined;
  /** How many marks lie in each tenth of what can be reached, the lowest first; full marks are in the last. */
  readonly distribution: readonly number[];
  /** Checks that somebody did not pass, with how many reached and did not pass them, the most first. */
  readonly mostFailed: readonly { readonly id: string; readonly name: string; readonly failed: number; readonly judged: number }[];
  /** The first calls that were refused and should not have been, the most taken first. */
  readonly wrongTurns: readonly { readonly what: string; readonly code: string; readonly students: number }[];
}

const tenths = 10;

/** Sums a class up. */
export function summaryOf({ entries, rubric }: Report): Summary {
  const marks = entries.flatMap(({ mark }) => (mark ? [mark.points] : []));
  const distribution = Array.from({ length: tenths }, () => 0);
  for (const points of marks) {
    const tenth = Math.min(tenths - 1, Math.floor((points / Math.max(1, rubric.max)) * tenths));
    distribution[tenth] = (distribution[tenth] ?? 0) + 1;
  }
  const standing = (wanted: string): number => entries.filter((entry) => entry.standing === wanted).length;
  return {
    graded: standing('graded'),
    refused: standing('refused'),
    missing: standing('missing'),
    average: marks.length === 0 ? undefined : Math.round((marks.reduce((sum, points) => sum + points, 0) / marks.length) * 100) / 100,
    distribution,
    mostFailed: mostFailed(entries),
    wrongTurns: wrongTurns(entries),
  };
}

function mostFailed(entries: Report['entries']): Summary['mostFailed'] {
  const counts = new Map<string, { id: string; name: string; failed: number; judged: number }>();
  for (const { attempt } of entries) {
    for (const { id, name, passed } of attempt?.checks ?? []) {
      const count = counts.get(id) ?? { id, name, failed: 0, judged: 0 };
      counts.set(id, { ...count, failed: count.failed + Number(passed === false), judged: count.judged + Number(passed !== null) });
    }
  }
  return [...counts.values()].filter(({ failed }) => failed > 0).sort((a, b) => b.failed - a.failed || (a.id < b.id ? -1 : 1));
}

function wrongTurns(entries: Report['entries']): Summary['wrongTurns'] {
  const counts = new Map<string, { what: string; code: string; students: number }>();
  for (const { attempt } of entries) {
    const turn = attempt?.firstWrongTurn;
    if (turn?.refused === undefined) continue;
    const key = `${turn.what} ${turn.refused.code}`;
    const count = counts.get(key) ?? { what: turn.what, code: turn.refused.code, students: 0 };
    counts.set(key, { ...count, students: count.students + 1 });
  }
  return [...counts].sort(([a, one], [b, other]) => other.students - one.students || (a < b ? -1 : 1)).map(([, count]) => count);
}
