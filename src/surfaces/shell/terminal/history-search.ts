import type { Interface } from 'node:readline';
import type { KeyTaker } from './key-filter.ts';

const again = '\u0012';
const giveUp = '\u0007';
const back: ReadonlySet<string> = new Set(['\u007f', '\b']);

/**
 * Ctrl-R, as in bash: what is typed is looked for in the lines before, Ctrl-R again goes further back, Ctrl-G gives it up, and any other key
 * is the line editor's, on what was found.
 */
export function historySearch(lines: Interface, history: readonly string[]): KeyTaker {
  const before = { line: lines.line, prompt: lines.getPrompt() };
  let query = '';
  let place = 0;

  const show = (prompt: string, line: string): void => {
    lines.setPrompt(prompt);
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    if (line !== '') lines.write(line);
    lines.prompt(true);
  };
  const find = (from: number): void => {
    const found = history.findIndex((line, index) => index >= from && line.includes(query));
    if (found >= 0) place = found;
    const failed = found < 0 && query !== '';
    show(`(${failed ? 'failed ' : ''}search)'${query}': `, query === '' ? before.line : failed ? lines.line : (history[place] ?? ''));
  };

  find(0);
  return (key) => {
    if (key === again) find(query === '' ? 0 : place + 1);
    else if (back.has(key)) {
      query = query.slice(0, -1);
      find(0);
    } else if (key < ' ') {
      show(before.prompt, key === giveUp ? before.line : lines.line);
      return key === giveUp ? '' : key;
    } else {
      query += key;
      find(place);
    }
    return undefined;
  };
}
