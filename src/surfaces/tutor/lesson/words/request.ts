import { splitCommandLine } from '../../../../learn/command-line.ts';
import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** A word that works on a request in a file: `sign`, `change`, `send`. */
export const request =
  (name: string): Word =>
  async (session, rest) => {
    const { cloud, deps, files: folder, display: screen, link } = session;
    const split = splitCommandLine(rest);
    if (!('words' in split)) {
      screen.line(messages.openQuote);
      return 'stay';
    }
    const { runRequestWord } = await import('../requests/request-words.ts');
    await session.act(() => runRequestWord([name, ...split.words], { cloud, models: deps.models, folder, screen, ...(link !== undefined && { link }) }));
    return 'stay';
  };
