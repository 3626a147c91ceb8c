import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { csvRows, spreadsheetText } from '../../../learn/grade/csv-text.ts';
import { type LatePolicy, readRate } from '../../../learn/grade/lateness.ts';
import { readMoment } from '../../../learn/grade/moment.ts';
import { folded, type Roster, RosterError, readRoster } from '../../../learn/grade/roster.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { parseDuration } from '../duration.ts';
import { exitCodes, VerbError } from '../verb.ts';
import { unreadable } from './scenario-source.ts';

/** The options on when to hand in, as they were typed. */
export interface DueOptions {
  readonly due?: string;
  readonly grace?: string;
  readonly late?: string;
  readonly overrides?: string;
}

/** Reads a roster's file. @throws VerbError */
export function rosterFrom(file: string, cwd: string): Roster {
  try {
    return readRoster(textOf(file, cwd));
  } catch (error) {
    if (error instanceof RosterError) throw new VerbError(`${file}: ${error.message}`, exitCodes.general);
    throw error;
  }
}

/** When to hand in and what being late costs; `undefined` where nothing was said of it. @throws VerbError */
export function latePolicy({ due, grace, late, overrides }: DueOptions, cwd: string, roster: Roster | undefined): LatePolicy | undefined {
  if (due === undefined) {
    const [option] = Object.entries({ grace, late, overrides }).find(([, value]) => value !== undefined) ?? [];
    if (option !== undefined) throw new VerbError(words.needsDue(`--${option}`));
    return undefined;
  }
  const moment = readMoment(due);
  if (moment === undefined) throw new VerbError(words.badDue('--due', due));
  const forgiven = grace === undefined ? 0 : parseDuration(grace);
  if (forgiven === undefined) throw new VerbError(words.badGrace(grace ?? ''));
  const rate = late === undefined ? undefined : readRate(late);
  if (late !== undefined && rate === undefined) throw new VerbError(words.badRate(late));
  return { due: moment, grace: forgiven, ...(rate && { rate }), extensions: overrides === undefined ? new Map() : extensionsFrom(overrides, cwd, roster) };
}

/** Other due times, by the id by which reports name a student. */
function extensionsFrom(file: string, cwd: string, roster: Roster | undefined): ReadonlyMap<string, number> {
  const [head, ...lines] = csvRows(textOf(file, cwd)) ?? [];
  const columns = (head ?? []).map(folded);
  const [idColumn, dueColumn] = [columns.indexOf('id'), columns.indexOf('due')];
  if (idColumn < 0 || dueColumn < 0) throw new VerbError(`${file}: ${words.overridesColumns}`, exitCodes.general);
  const extensions = new Map<string, number>();
  for (const [index, cells] of lines.entries()) {
    const id = cells[idColumn] ?? '';
    const due = readMoment(cells[dueColumn] ?? '');
    if (id === '' || due === undefined) throw new VerbError(`${file}: ${words.badOverrides(index + 2)}`, exitCodes.general);
    const student = roster?.students.find(({ aliases }) => aliases.some((alias) => folded(alias) === folded(id)));
    // An extension that nobody gets is one that somebody misses.
    if (roster && student === undefined) throw new VerbError(`${file}: ${words.overrides.unknown(id)}`, exitCodes.general);
    extensions.set(folded(student?.id ?? id), due);
  }
  return extensions;
}

function textOf(file: string, cwd: string): string {
  try {
    return spreadsheetText(readFileSync(resolve(cwd, file)));
  } catch (error) {
    throw unreadable(file, error);
  }
}
