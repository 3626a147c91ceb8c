import { messages } from '../../messages/learn/reports/en.ts';
import type { NotTaken, ReportEntry } from '../grade/report.ts';
import type { Finding } from '../grade/similar.ts';
import type { CheckResult } from '../score.ts';

/** Points as they are written: `17`, `12.5`. */
export const pointsText = (points: number): string => String(points);

/** Whom an entry is about: the student's id, or the file where nobody can tell. */
export const nameOf = ({ student, file }: ReportEntry): string => student?.id ?? file ?? '';

/** What a check came to, in a word or two. */
export function resultText({ passed, points, max }: CheckResult): string {
  if (passed === null) return messages.checks.notReached;
  if (passed) return messages.checks.passed;
  return points > 0 ? messages.checks.partial(points, max) : messages.checks.failed;
}

/** Why a check did not pass: a line each for what was expected, found, and why. */
export function causeLines({ cause }: CheckResult): readonly string[] {
  if (!cause) return [];
  const labels = messages.cause;
  return [`${labels.expected}: ${cause.expected}`, `${labels.found}: ${cause.found}`, ...cause.why.map((line) => `${labels.why}: ${line}`)];
}

/** All that is to be said of an entry beside its points: whole sentences. */
export const remarksOf = ({ problem, notes, standing }: ReportEntry): readonly string[] => [
  ...(problem ? [problem.text] : []),
  ...(standing === 'missing' ? [messages.missing] : []),
  ...notes,
];

/** Which of a student's files was taken and which was not, in a sentence. */
export function notTakenText({ student, file, taken, why, problem }: NotTaken): string {
  const words = messages.notTaken;
  return why === 'problem' ? words.problem(student, file, taken, problem?.text ?? '') : words[why](student, file, taken);
}

/** A finding in a sentence. */
export function findingText(finding: Finding): string {
  const words = messages.findings;
  switch (finding.kind) {
    case 'foreignName':
      return words.foreignName(finding.student, finding.names, finding.other);
    case 'othersJournal':
      return words.othersJournal(finding.student, finding.file, finding.other);
    case 'copy':
      return words.copy(finding.student, finding.file, finding.taken);
    case 'alike':
      return words.alike(finding.student, finding.other, finding.shared, finding.rare);
    case 'sameSeed':
      return words.sameSeed(finding.student, finding.other);
  }
}
