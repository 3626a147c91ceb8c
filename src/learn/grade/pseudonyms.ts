import { sha256 } from '../../kernel/sha256.ts';
import { messages } from '../../messages/learn/reports/en.ts';
import type { SubmissionProblem } from '../submission/submission-error.ts';
import type { NotTaken, Report, ReportEntry } from './report.ts';
import type { Finding } from './similar.ts';

/**
 * A report without names: students are numbered, in an order that says nothing of them, and so are files. The same class under the same
 * scenario is numbered the same. What students typed stays, and may name them.
 */
export function pseudonymous(report: Report): Report {
  const order = (text: string): string => sha256(`${report.scenario.digest} ${text}`);
  const ids = report.entries.map(({ student, file }) => student?.id ?? file ?? '');
  const sorted = [...new Set(ids)].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const width = Math.max(3, String(sorted.length).length);
  const numbers = new Map(sorted.map((id, index) => [id, `student-${String(index + 1).padStart(width, '0')}`]));
  const pseudonym = (id: string): string => numbers.get(id) ?? 'student';
  const files = new Map(report.entries.map(({ file }, index) => [file ?? '', `${pseudonym(ids[index] ?? '')}.nimbi`]));
  const notTaken = report.notTaken.map((one, index): NotTaken => {
    const { student, file, problem, ...rest } = one;
    const place = report.notTaken.slice(0, index).filter((before) => before.student === student).length + 2;
    const name = pseudonym(student);
    files.set(file, `${name}-${place}.nimbi`);
    const taken = files.get(rest.taken) ?? '';
    return { ...rest, student: name, file: `${name}-${place}.nimbi`, taken, ...(problem && { problem: namelessProblem(problem) }) };
  });
  const entries = report.entries
    .map((entry, index): ReportEntry => {
      const { student, file, problem, notes: _notes, ...rest } = entry;
      const name = pseudonym(ids[index] ?? '');
      return {
        ...rest,
        notes: [],
        ...(student && { student: { id: name } }),
        ...(file !== undefined && { file: `${name}.nimbi` }),
        ...(problem && { problem: namelessProblem(problem) }),
      };
    })
    .sort((a, b) => ((a.file ?? a.student?.id ?? '') < (b.file ?? b.student?.id ?? '') ? -1 : 1));
  const findings = report.findings?.map((finding): Finding => {
    const student = pseudonym(finding.student);
    const file = 'file' in finding ? (files.get(finding.file) ?? '') : '';
    if (finding.kind === 'copy') return { ...finding, student, file, taken: files.get(finding.taken) ?? '' };
    const other = pseudonym(finding.other);
    return finding.kind === 'othersJournal' ? { ...finding, student, other, file } : { ...finding, student, other };
  });
  return { ...report, entries, notTaken, warnings: [], ...(findings && { findings }) };
}

/** A problem whose sentence names nobody. */
const namelessProblem = ({ code, text }: SubmissionProblem): SubmissionProblem => ({ code, text: hidden.has(code) ? messages.unnamed : text });

/** Problems whose sentences name somebody, or a file. */
const hidden: ReadonlySet<string> = new Set(['otherStudent', 'notOnRoster', 'severalStudents', 'sameJournal', 'handedInTwice']);
