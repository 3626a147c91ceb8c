import { messages } from '../../messages/tutor/en.ts';
import { hang, type Style } from './style.ts';

/** What `nimbi --help` shows: the verbs, and that everything else is the command line of AWS. */
export function overview({ columns, strong }: Style): string {
  const { title, intro, sections, closing } = messages.overview;
  const lines = [strong(title), ...intro.map((text) => hang('', text, columns))];
  for (const { heading, entries } of sections) {
    const width = Math.max(...entries.map(([name]) => name.length)) + 4;
    lines.push('', strong(heading), ...entries.map(([name, text]) => hang(`  ${name}`.padEnd(width), text, columns)));
  }
  return [...lines, '', ...closing.map((text) => hang('', text, columns))].join('\n');
}
