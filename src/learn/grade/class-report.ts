import { messages } from '../../messages/learn/reports/en.ts';
import { maxPoints } from '../score.ts';
import { oneLine, problemOf, type SubmissionProblem } from '../submission/submission-error.ts';
import { rubricDigest, scenarioDigest } from './digests.ts';
import { durationWords } from './duration-words.ts';
import type { GradedAttempt, Grading, Rubric } from './grade-submission.ts';
import { afterLateness, type LatePolicy, latenessOf } from './lateness.ts';
import { namesStudent, ownerOf } from './owner.ts';
import { type Mark, type NotTaken, type Report, type ReportEntry, type ReportedStudent, reportFormat } from './report.ts';
import { folded, type Roster, type Student } from './roster.ts';
import { type Compared, type Finding, findSimilar } from './similar.ts';

/** A file that was handed in, graded. */
export interface GradedFile {
  /** Its path from where the submissions are, parted by `/`. */
  readonly file: string;
  /** When it was handed in, in milliseconds since 1970, where that is known. */
  readonly at?: number;
  readonly grading: Grading;
}

/** What a class is graded by. */
export interface ClassFacts {
  readonly rubric: Rubric;
  readonly engine: Report['engine'];
  readonly roster?: Roster;
  readonly late?: LatePolicy;
  /** Whether to look for what is alike. */
  readonly similar?: boolean;
}

/** A file of a student's. */
interface CaseFile extends GradedFile {
  /** Whose the journal is where it is another one's. */
  readonly madeAs?: string;
}

/** A student's files, in the order of their paths. */
interface Case {
  readonly student: Pick<Student, 'id'> & Partial<Student>;
  readonly files: readonly CaseFile[];
}

/**
 * Puts a class together: whose each file is, what counts, who is missing. Where there is a doubt there is no mark.
 * The same files, rubric and roster give the same report, in whatever order the files come.
 */
export function classReport(graded: readonly GradedFile[], facts: ClassFacts): Report {
  const files = [...graded].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const { cases, nobodys } = sortOut(files, facts.roster);
  const copies = sharedJournals(cases);
  const entries = cases.map((one) => entryOf(one, facts, copies));
  const { scenario, checks } = facts.rubric;
  const { id, title } = scenario.scenario;
  return {
    nimbi: 'report',
    format: reportFormat,
    scenario: { id, version: checks.scenario.version, title, digest: scenarioDigest(scenario) },
    engine: facts.engine,
    rubric: { digest: rubricDigest(checks, facts.late), max: maxPoints(checks.scenario) },
    ...(facts.late && { late: lateFacts(facts.late) }),
    entries: [...entries, ...nobodys],
    notTaken: cases.flatMap(notTakenOf),
    warnings: facts.roster?.warnings ?? [],
    ...(facts.similar && { findings: [...cases.flatMap(copiesIn), ...findSimilar(comparedOf(cases))] }),
  };
}

const lateFacts = ({ due, grace, rate }: LatePolicy): NonNullable<Report['late']> => ({ due: new Date(due).toISOString(), grace, ...(rate && { rate }) });

/** Gives each file to its student; the roster's students come all, in its order. */
function sortOut(files: readonly GradedFile[], roster: Roster | undefined): { readonly cases: readonly Case[]; readonly nobodys: readonly ReportEntry[] } {
  const cases = new Map<string, { student: Case['student']; files: CaseFile[] }>();
  for (const student of roster?.students ?? []) cases.set(folded(student.id), { student, files: [] });
  const nobodys: ReportEntry[] = [];
  for (const file of files) {
    const { grading } = file;
    const owner = ownerOf(file.file, grading.ok ? grading.attempt.student : grading.student, roster);
    if (owner.student === undefined) {
      // What is wrong with the file itself is nearer to the matter than that it is nobody's.
      nobodys.push(refused(undefined, file, grading.ok ? owner.problem : grading.problem, []));
      continue;
    }
    const { problem, madeAs } = owner;
    const theirs: CaseFile = problem && grading.ok ? { ...file, grading: { ok: false, problem }, ...(madeAs !== undefined && { madeAs }) } : file;
    const known = cases.get(folded(owner.student.id));
    if (known) known.files.push(theirs);
    else cases.set(folded(owner.student.id), { student: owner.student, files: [theirs] });
  }
  const all = [...cases.values()];
  return { cases: roster ? all : all.sort((a, b) => (a.student.id < b.student.id ? -1 : 1)), nobodys };
}

const attemptOf = ({ grading }: GradedFile): GradedAttempt | undefined => (grading.ok ? grading.attempt : undefined);

/** Journals without a name in them that several students handed in: by their last hash, the files. */
function sharedJournals(cases: readonly Case[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, Map<string, string>>();
  for (const { student, files } of cases) {
    for (const file of files) {
      const attempt = attemptOf(file);
      if (attempt === undefined || attempt.student !== undefined) continue;
      const known = holders.get(attempt.head) ?? new Map<string, string>();
      holders.set(attempt.head, known.set(student.id, file.file));
    }
  }
  return new Map([...holders].filter(([, byStudent]) => byStudent.size > 1).map(([head, byStudent]) => [head, [...byStudent.values()]]));
}

/** The file by which a student stands in the report: one that can be graded, if it can be the one with the student's name. */
function takenOf({ student, files }: Case): CaseFile | undefined {
  const gradable = files.filter(({ grading }) => grading.ok);
  return gradable.find(({ file }) => namesStudent(file, student.id)) ?? gradable[0] ?? files[0];
}

/** Whether a student handed in journals that differ. */
const isInDoubt = ({ files }: Case): boolean => new Set(files.flatMap((file) => attemptOf(file)?.head ?? [])).size > 1;

/** A student's other files, each with why it is not the one. */
function notTakenOf(one: Case): readonly NotTaken[] {
  const taken = isInDoubt(one) ? one.files[0] : takenOf(one);
  if (taken === undefined) return [];
  return one.files.flatMap((file): readonly NotTaken[] => {
    if (file === taken) return [];
    const facts = { student: oneLine(one.student.id), file: oneLine(file.file), taken: oneLine(taken.file) };
    if (!file.grading.ok) return [{ ...facts, why: 'problem', problem: file.grading.problem }];
    return [{ ...facts, why: isInDoubt(one) ? 'inDoubt' : 'same' }];
  });
}

/** Journals that were handed in as another one's, or again under a name that is not their student's. */
function copiesIn(one: Case): readonly Finding[] {
  const others = one.files.flatMap(({ file, madeAs }): readonly Finding[] =>
    madeAs === undefined ? [] : [{ kind: 'othersJournal', student: oneLine(one.student.id), other: oneLine(madeAs), file: oneLine(file) }],
  );
  const again = notTakenOf(one).flatMap(({ student, file, taken, why }): readonly Finding[] =>
    why !== 'same' || namesStudent(file, student) ? [] : [{ kind: 'copy', student, file, taken }],
  );
  return [...others, ...again];
}

function entryOf(one: Case, facts: ClassFacts, copies: ReadonlyMap<string, readonly string[]>): ReportEntry {
  const { student, files } = one;
  const reported = reportedStudent(student);
  const [first, ...others] = files;
  if (first === undefined) return { student: reported, standing: 'missing', notes: [] };
  if (isInDoubt(one))
    return refused(
      reported,
      first,
      problemOf(
        'handedInTwice',
        files.map(({ file }) => file),
      ),
      [],
    );
  const counts = takenOf(one) ?? first;
  const notes = others.length === 0 ? [] : [messages.notes.alsoHandedIn(files.filter((file) => file !== counts).map(({ file }) => oneLine(file)))];
  if (!counts.grading.ok) return refused(reported, counts, counts.grading.problem, notes);
  const { attempt } = counts.grading;
  const sharing = attempt.student === undefined ? copies.get(attempt.head) : undefined;
  if (sharing)
    return refused(
      reported,
      counts,
      problemOf(
        'sameJournal',
        sharing.filter((file) => file !== counts.file),
      ),
      notes,
    );
  return markedEntry({ student, reported, file: counts, attempt, notes }, facts.late);
}

/** Columns by which Canvas and Moodle take grades back. */
const platformColumns: ReadonlySet<string> = new Set(['ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Identifier', 'ID number', 'Username']);

function reportedStudent({ id, name, email, columns = {} }: Case['student']): ReportedStudent {
  const kept = Object.entries(columns).filter(([column, value]) => platformColumns.has(column) && value !== '');
  return {
    id: oneLine(id),
    ...(name !== undefined && { name: oneLine(name) }),
    ...(email !== undefined && { email: oneLine(email) }),
    ...(kept.length > 0 && { columns: Object.fromEntries(kept.map(([column, value]) => [column, oneLine(value)])) }),
  };
}

const refused = (student: ReportedStudent | undefined, { file }: GradedFile, problem: SubmissionProblem, notes: readonly string[]): ReportEntry => ({
  ...(student && { student }),
  file: oneLine(file),
  standing: 'refused',
  problem,
  notes,
});

interface Marked {
  readonly student: Case['student'];
  readonly reported: ReportedStudent;
  readonly file: GradedFile;
  readonly attempt: GradedAttempt;
  readonly notes: readonly string[];
}

function markedEntry({ student, reported, file, attempt, notes }: Marked, late: LatePolicy | undefined): ReportEntry {
  const { score, student: _named, traits: _traits, ...rest } = attempt;
  const { points, max, hints, checks } = score;
  // The platform's list knows better than the time of a file, which copying may change.
  const at = late && (student.submitted ?? file.at);
  const lateness = late && at !== undefined ? latenessOf(late, student.id, at) : undefined;
  const mark: Mark = { points: lateness ? afterLateness(points, lateness) : points, max, reached: points, ...(lateness && { late: lateness }) };
  const said = lateness ? [lateWords(lateness)] : late && at === undefined ? [messages.notes.noTime] : [];
  return {
    student: reported,
    file: oneLine(file.file),
    standing: 'graded',
    notes: [...notes, ...said],
    ...(at !== undefined && { handedIn: new Date(at).toISOString() }),
    mark,
    attempt: { ...rest, hints, checks },
  };
}

const lateWords = ({ by, percent }: NonNullable<Mark['late']>): string =>
  percent > 0 ? messages.notes.late(durationWords(by), percent) : messages.notes.lateOnly(durationWords(by));

/** The attempts that can be laid beside each other: one a student. */
const comparedOf = (cases: readonly Case[]): readonly Compared[] =>
  cases.flatMap(({ student, files }) => {
    const attempt = files.map(attemptOf).find((found) => found !== undefined);
    return attempt ? [{ student: oneLine(student.id), seed: attempt.seed, traits: attempt.traits }] : [];
  });
