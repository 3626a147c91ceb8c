import { messages } from '../../messages/learn/reports/en.ts';
import { oneLine } from '../submission/submission-error.ts';
import { csvRows } from './csv-text.ts';
import { readMoment } from './moment.ts';

const words = messages.roster;

/** A student on the roster. */
export interface Student {
  /** What reports name them by. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** All else that stands for them in names of files, such as the numbers that a learning platform gave them. */
  readonly aliases: readonly string[];
  /** When they handed in by the platform's list, in milliseconds since 1970. */
  readonly submitted?: number;
  /** The columns of their line, by the names that the roster gives them: what a platform wants back. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The students of a class, in the roster's order. */
export interface Roster {
  readonly students: readonly Student[];
  /** What was left out, and why: whole sentences. */
  readonly warnings: readonly string[];
}

/** A roster that can't be used. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

/** Columns that name a student, the best first, as they are called by teachers, Canvas, Moodle and Gradescope. */
const idColumns = [
  'studentid',
  'student_id',
  'sid',
  'sisuserid',
  'idnumber',
  'username',
  'sisloginid',
  'login',
  'id',
  'identifier',
  'email',
  'emailaddress',
] as const;
const nameColumns = ['name', 'student', 'fullname', 'studentname'] as const;
const emailColumns = ['email', 'emailaddress', 'e-mail'] as const;
const submittedColumns = ['submitted', 'handedin', 'submissiontime', 'submittedat', 'lastmodified(submission)'] as const;

/** Texts that mean the same: whatever the case, and however their signs are put together. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/**
 * Reads a roster: CSV with a line of column names, parted by commas, semicolons or tabs.
 * @throws RosterError
 */
export function readRoster(text: string): Roster {
  const rows = csvRows(text);
  if (rows === undefined) throw new RosterError(words.tooLong);
  const [head, ...lines] = rows;
  if (head === undefined) throw new RosterError(words.empty);
  const columns = head.map((name) => folded(name).replace(/[\s_]+/g, ''));
  if (!columns.some((column) => isOneOf(idColumns, column))) throw new RosterError(words.noIds);
  const students = new Map<string, Student>();
  const warnings: string[] = [];
  for (const [index, cells] of lines.entries()) {
    const line = index + 2;
    const student = readStudent(head, columns, cells, line);
    if (student === undefined) {
      // Canvas puts the points that can be reached below the names of the columns.
      if (!cells.some((cell) => folded(cell) === 'points possible')) warnings.push(words.noId(line));
    } else if (students.has(folded(student.id))) warnings.push(words.twice(oneLine(student.id), line));
    else students.set(folded(student.id), student);
  }
  return { students: [...students.values()], warnings };
}

function readStudent(head: readonly string[], columns: readonly string[], cells: readonly string[], line: number): Student | undefined {
  const cell = (names: readonly string[]): string | undefined =>
    names.map((name) => cells[columns.indexOf(name)]).find((value) => value !== undefined && value !== '');
  const id = cell(idColumns);
  if (id === undefined) return undefined;
  const split = [cell(['firstname']), cell(['lastname', 'surname'])].filter((part) => part !== undefined).join(' ');
  const name = cell(nameColumns) ?? (split === '' ? undefined : split);
  const email = cell(emailColumns);
  const submitted = cell(submittedColumns);
  const at = submitted === undefined ? undefined : readMoment(submitted);
  if (submitted !== undefined && at === undefined && submitted !== '-') throw new RosterError(words.badTime(oneLine(submitted), line));
  const aliases = columns.flatMap((column, index) => (isOneOf(idColumns, column) && cells[index] ? [cells[index].replace(/^Participant /, '')] : []));
  return {
    id,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    aliases: [...new Set([id, ...aliases])],
    ...(at !== undefined && { submitted: at }),
    columns: Object.fromEntries(head.map((column, index) => [column, cells[index] ?? ''])),
  };
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);
