import { stripVTControlCharacters } from 'node:util';

const width = (text: string): number => stripVTControlCharacters(text).length;

/**
 * Wraps running text: the lines of a paragraph are joined and broken anew; lines that begin with two blanks or more stay as they are.
 * @param indent stands before every line, and counts
 */
export function wrap(text: string, columns: number, indent = ''): string {
  const wrapped: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) wrapped.push(...fillLines(paragraph.join(' '), columns - indent.length));
    paragraph = [];
  };
  for (const line of text.trimEnd().split('\n')) {
    if (line.trim() === '' || line.startsWith('  ')) {
      flush();
      wrapped.push(line.trimEnd());
    } else if (/^[-*] /.test(line)) {
      flush();
      paragraph.push(line);
    } else paragraph.push(line.trim());
  }
  flush();
  return wrapped.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
}

/** Breaks a paragraph at blanks; a word that is too long keeps a line of its own. A list's item hangs. */
function fillLines(text: string, columns: number): readonly string[] {
  const hanging = /^[-*] /.test(text) ? '  ' : '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line.trim() !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = `${hanging}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** Wraps every line by itself: for text whose lines mean something. */
export const wrapLines = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => wrap(line, columns))
    .join('\n');
