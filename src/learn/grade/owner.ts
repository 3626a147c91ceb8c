import { problemOf, type SubmissionProblem } from '../submission/submission-error.ts';
import { folded, type Roster, type Student } from './roster.ts';

/** Whose a submission is, or why nobody can tell. */
export type Owner =
  /** `problem`: it was handed in by this student, and is not theirs but that of the one with the id `madeAs`. */
  | { readonly student: Pick<Student, 'id'> & Partial<Student>; readonly problem?: SubmissionProblem; readonly madeAs?: string }
  | { readonly student?: undefined; readonly problem: SubmissionProblem };

/**
 * Finds whose a submission is: by the student that its journal names, and by what learning platforms put into the names of files and
 * folders. Where these differ, it is nobody's.
 * @param file its path, parted by `/`
 * @param claimed the student that the journal names
 */
export function ownerOf(file: string, claimed: string | undefined, roster: Roster | undefined): Owner {
  if (roster === undefined) return { student: { id: claimed ?? nameFrom(file) } };
  const named = claimed === undefined ? undefined : roster.students.find((student) => student.aliases.some((alias) => folded(alias) === folded(claimed)));
  if (claimed !== undefined && named === undefined) return { problem: problemOf('notOnRoster', claimed) };
  const fitting = studentsIn(file, roster);
  if (named) {
    const [other] = fitting;
    const differs = other !== undefined && !fitting.includes(named);
    return differs ? { student: other, problem: problemOf('otherStudent', named.id, other.id), madeAs: named.id } : { student: named };
  }
  const [only, ...others] = fitting;
  if (only === undefined) return { problem: problemOf('whose') };
  if (others.length > 0)
    return {
      problem: problemOf(
        'severalStudents',
        fitting.map(({ id }) => id),
      ),
    };
  return { student: only };
}

/** Whether a file's path has a student's id in it, as a word. */
export const namesStudent = (file: string, id: string): boolean => holdsWord(folded(file), folded(id));

/** Names of files that say nothing of who made them. */
const ofNobody = /^(submission|lab|attempt|journal)?$/i;

/** Whoever is not on a roster is named by the file, or by its folder where all files have one name. */
function nameFrom(file: string): string {
  const parts = file.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.nimbi$/i, '');
  return (ofNobody.test(stem) ? parts.at(-2) : undefined) ?? (stem || file);
}

/** Shorter ids could be anything: a version, a group. */
const shortestId = 3;

/** Those whose id is in the path; where nobody's is, those whose name is. */
function studentsIn(file: string, { students }: Roster): readonly Student[] {
  const path = folded(file);
  const exact = students.filter(({ aliases }) => aliases.some((alias) => folded(alias) === folded(nameFrom(file))));
  if (exact.length > 0) return exact;
  const byId = students.filter(({ aliases }) => aliases.some((alias) => alias.length >= shortestId && holdsWord(path, folded(alias))));
  if (byId.length > 0) return byId;
  const letters = path.split(/[/_]/).map(lettersOf);
  return students.filter(({ name }) => name !== undefined && namesOf(name).some((form) => letters.includes(form)));
}

const isWordSign = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordSign(text.charAt(at - 1)) && !isWordSign(text.charAt(at + word.length))) return true;
  }
  return false;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** A name as platforms write it: as it is (Moodle), or all small in one word, the last name first (Canvas). */
function namesOf(name: string): readonly string[] {
  const parts = folded(name)
    .split(/[\s,]+/)
    .filter(Boolean);
  const turned = [...parts.slice(-1), ...parts.slice(0, -1)];
  return [...new Set([lettersOf(parts.join('')), lettersOf(turned.join(''))])].filter((form) => form.length >= shortestId - 1);
}
