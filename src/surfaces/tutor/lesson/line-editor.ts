import { messages } from '../../../messages/learn/lesson/en.ts';
import type { Terminal } from '../../shell/terminal/terminal.ts';
import type { Screen } from './screen.ts';

/** What is done to a file's lines. */
interface Edit {
  readonly sign: string;
  readonly line: number;
}

/**
 * Edits a text line by line, where no editor is at hand.
 * @returns the new text; `undefined` when it is not to be kept
 */
export async function editLines(terminal: Terminal, screen: Screen, name: string, text: string): Promise<string | undefined> {
  const lines = text.replace(/\n$/, '').split('\n');
  screen.prose(messages.editor(name));
  list(screen, lines);
  for (;;) {
    const command = await terminal.readLine(messages.editorPrompt);
    if (typeof command !== 'string' || command.trim() === 'q') return undefined;
    if (command.trim() === '') return `${lines.join('\n')}\n`;
    const edit = readEdit(command, lines.length);
    if (!edit) {
      screen.line(messages.editorNoLine(lines.length));
      continue;
    }
    await apply(edit, lines, terminal);
    list(screen, lines);
  }
}

function list(screen: Screen, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) screen.line(`${screen.color.dim(String(index + 1).padStart(3))}  ${line}`);
}

function readEdit(command: string, last: number): Edit | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)\s*(\d+)$/.exec(command.trim()) ?? [];
  const line = Number(digits);
  const first = sign === '+' ? 0 : 1;
  return digits !== '' && line >= first && line <= last ? { sign, line } : undefined;
}

async function apply({ sign, line }: Edit, lines: string[], terminal: Terminal): Promise<void> {
  if (sign === '-') {
    lines.splice(line - 1, 1);
    return;
  }
  const number = sign === '+' ? line + 1 : line;
  const prefill = sign === '+' ? '' : (lines[line - 1] ?? '');
  const changed = await terminal.readLine(messages.editorLine(number), { prefill });
  if (typeof changed !== 'string') return;
  lines.splice(number - 1, sign === '+' ? 0 : 1, changed);
}
