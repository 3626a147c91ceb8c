import { folded } from './roster.ts';

/** When a class has to hand in, and what being late costs. Times are milliseconds. */
export interface LatePolicy {
  readonly due: number;
  /** Whoever is late by no more is not late. */
  readonly grace: number;
  /** What is taken off, in percent of the points that were reached, for each day or hour begun; absent: lateness is only said. */
  readonly rate?: { readonly percent: number; readonly per: 'day' | 'hour' };
  /** Other due times, by the student's id, folded. */
  readonly extensions: ReadonlyMap<string, number>;
}

/** How late a submission is, and what that costs. */
export interface Lateness {
  /** Milliseconds after the time at which this student had to hand in. */
  readonly by: number;
  readonly percent: number;
}

const units = { hour: 3_600_000, day: 86_400_000 } as const;

/** How late it is; `undefined` when in time. */
export function latenessOf({ due, grace, rate, extensions }: LatePolicy, student: string, handedIn: number): Lateness | undefined {
  const by = handedIn - (extensions.get(folded(student)) ?? due);
  if (by <= grace) return undefined;
  const begun = rate === undefined ? 0 : Math.ceil(by / units[rate.per]);
  return { by, percent: Math.min(100, begun * (rate?.percent ?? 0)) };
}

/** The points that are left, to the hundredth. */
export const afterLateness = (points: number, { percent }: Lateness): number => Math.round(points * (100 - percent)) / 100;

/** Reads `10%/day` or `5%/hour`; `undefined` for what is no such rate. */
export function readRate(text: string): LatePolicy['rate'] {
  const { percent, per } = /^(?<percent>\d{1,3}(?:\.\d{1,2})?) ?%\/(?<per>day|hour)$/.exec(text)?.groups ?? {};
  if (percent === undefined || Number(percent) > 100 || (per !== 'day' && per !== 'hour')) return undefined;
  return { percent: Number(percent), per };
}
