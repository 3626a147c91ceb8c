import { createInterface, type Interface } from 'node:readline';

/** Ctrl-C at the prompt. */
export const interrupted = Symbol('interrupted');

/** How a line is read. */
export interface ReadOptions {
  /** A text that is there already, to be changed. */
  readonly prefill?: string;
  /** It goes on a line that was read before. */
  readonly continues?: boolean;
  /** What may stand where the line ends, for the TAB key, and the part of the line that it replaces. */
  complete?(line: string): readonly [readonly string[], string];
}

/** A person's terminal. */
export interface Terminal {
  /** A line without its end; `undefined` at the end of input (Ctrl-D). */
  readLine(prompt: string, options?: ReadOptions): Promise<string | typeof interrupted | undefined>;
  /** Lets another program use the terminal meanwhile. */
  lend<Result>(use: () => Promise<Result>): Promise<Result>;
  close(): void;
}

type Line = string | typeof interrupted | undefined;

/** A terminal over two streams. Lines that are pasted faster than they are read wait their turn. */
export function lineTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal {
  const waiting: Line[] = [];
  let history: string[] = [];
  let reader: ((line: Line) => void) | undefined;
  let options: ReadOptions = {};
  let lines: Interface | undefined;

  const give = (line: Line): void => {
    const take = reader;
    reader = undefined;
    if (take) take(line);
    else if (line !== interrupted) waiting.push(line);
  };
  const open = (): Interface => {
    const made = createInterface({
      input,
      output,
      terminal: true,
      history,
      historySize: 500,
      removeHistoryDuplicates: true,
      completer: (line: string) => {
        const [choices, replaced] = options.complete?.(line) ?? [[], line];
        return [[...choices], replaced];
      },
    });
    made.on('line', give).on('SIGINT', () => give(interrupted));
    made.on('history', (kept: string[]) => {
      history = [...kept];
    });
    made.on('close', () => {
      if (lines === made) give(undefined);
    });
    return made;
  };

  return {
    readLine(prompt, given = {}) {
      options = given;
      if (waiting.length > 0) {
        const line = waiting.shift();
        // What was pasted is shown again where it would have been typed; a line that goes on stands there already.
        if (typeof line === 'string' && !given.continues) output.write(`${prompt}${line}\n`);
        return Promise.resolve(line);
      }
      lines ??= open();
      const shown = lines;
      return new Promise((resolve) => {
        reader = resolve;
        shown.setPrompt(prompt);
        shown.prompt();
        if (given.prefill !== undefined) shown.write(given.prefill);
      });
    },
    async lend(use) {
      const lent = lines;
      lines = undefined;
      lent?.close();
      return use();
    },
    close() {
      const closed = lines;
      lines = undefined;
      closed?.close();
    },
  };
}
