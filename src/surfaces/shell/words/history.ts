import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import { HistoryFile } from '../terminal/history-file.ts';
import type { Word } from './word.ts';

/** The lines of this shell and earlier ones, numbered as bash numbers its own; with a number, as many of the newest. */
export const history: Word = {
  async run({ deps }, [count], io) {
    if (count !== undefined && !/^\d+$/.test(count)) {
      await io.stderr.write(`${messages.badCount(count)}\n`);
      return 1;
    }
    const lines = new HistoryFile(deps.historyFile).read().reverse();
    const numbered = lines.map((line, index) => `${String(index + 1).padStart(5)}  ${line}\n`);
    await io.stdout.write(numbered.slice(Math.max(0, numbered.length - Number(count ?? numbered.length))).join(''));
    return 0;
  },
};
