import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import type { Proof } from './proof.ts';

/** Proofs in the Test Anything Protocol, version 13: a line for each finding, its reasons as comments. */
export function proofTap(proofs: readonly Proof[]): string {
  const lines = proofs.flatMap(({ scenario, problems, findings }) => [
    ...problems.map(({ file, line, column, message }) => ({ ok: false, text: `${scenario}: ${file}:${line}:${column}: ${message}`, details: [] })),
    ...findings.map(({ level, text, details }) => ({
      ok: level !== 'fail',
      text: `${scenario}: ${text}`,
      details: level === 'note' ? [words.note, ...details] : details,
    })),
  ]);
  return [
    'TAP version 13',
    `1..${lines.length}`,
    ...lines.flatMap(({ ok, text, details }, index) => [
      `${ok ? 'ok' : 'not ok'} ${index + 1} - ${escaped(text)}`,
      ...details.map((line) => `# ${line.replaceAll('\n', ' ')}`),
    ]),
  ].join('\n');
}

/** A `#` would begin a directive. */
const escaped = (text: string): string => text.replaceAll('\n', ' ').replace(/[\\#]/g, '\\$&');
