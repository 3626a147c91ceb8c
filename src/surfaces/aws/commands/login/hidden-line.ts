import type { ReadStream } from 'node:tty';
import { Interrupted } from '../../errors.ts';

const controls = { interrupt: '\u0003', end: '\u0004', backspace: '\u007f', erase: '\b' } as const;

/**
 * Reads a line from a terminal without showing it.
 * @throws Interrupted on Ctrl-C, or when the terminal goes away
 */
export async function hiddenLine(terminal: Pick<ReadStream, 'setRawMode' | 'pause' | 'iterator'>): Promise<string> {
  let line = '';
  terminal.setRawMode(true);
  try {
    // More may be asked for after it: the terminal stays open.
    for await (const chunk of terminal.iterator({ destroyOnReturn: false })) {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n') return line;
        if (character === controls.interrupt || (character === controls.end && line === '')) throw new Interrupted();
        if (character === controls.backspace || character === controls.erase) line = [...line].slice(0, -1).join('');
        else if (character >= ' ') line += character;
      }
    }
    throw new Interrupted();
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
  }
}
