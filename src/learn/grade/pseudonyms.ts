import { sha256 } from '../../kernel/sha256.ts';
import { messages } from '../../messages/learn/reports/en.ts';
import type { Report, ReportEntry } from './report.ts';

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
  const entries = report.entries
    .map((entry, index): ReportEntry => {
      const { student, file, problem, notes: _notes, ...rest } = entry;
      const name = pseudonym(ids[index] ?? '');
      const code = problem && { code: problem.code, text: hidden.has(problem.code) ? messages.unnamed : problem.text };
      return {
        ...rest,
        notes: [],
        ...(student && { student: { id: name } }),
        ...(file !== undefined && { file: `${name}.nimbi` }),
        ...(code && { problem: code }),
      };
    })
    .sort((a, b) => ((a.file ?? a.student?.id ?? '') < (b.file ?? b.student?.id ?? '') ? -1 : 1));
  const findings = report.findings?.map((finding) => ({ ...finding, student: pseudonym(finding.student), other: pseudonym(finding.other) }));
  return { ...report, entries, warnings: [], ...(findings && { findings }) };
}

/** Problems whose sentences name somebody, or a file. */
const hidden: ReadonlySet<string> = new Set(['otherStudent', 'notOnRoster', 'severalStudents', 'sameJournal', 'handedInTwice']);
