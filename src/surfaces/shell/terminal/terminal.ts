import { createInterface, type Interface } from 'node:readline';
import { historySearch } from './history-search.ts';
import { type KeyFilter, keyFilter } from './key-filter.ts';

/** Ctrl-C at the prompt. */
export const interrupted = Symbol('interrupted');

/** What may stand where a line ends, and the part of the line that it replaces. */
export type LineCompletion = readonly [readonly string[], string];

/** How a line is read. */
export interface ReadOptions {
  /** A text that is there already, to be changed. */
  readonly prefill?: string;
  /** It goes on a line that was read before. */
  readonly continues?: boolean;
  /** For the TAB key. */
  complete?(line: string): LineCompletion | Promise<LineCompletion>;
}

/** A person's terminal. */
export interface Terminal {
  /** A line without its end; `undefined` at the end of input (Ctrl-D). */
  readLine(prompt: string, options?: ReadOptions): Promise<string | typeof interrupted | undefined>;
  /** Lets another program use the terminal meanwhile. */
  lend<Result>(use: () => Promise<Result>): Promise<Result>;
  close(): void;
}

/** How a terminal is used. */
export interface TerminalOptions {
  /** What was typed before, the newest first. Lines are added as they are typed. */
  readonly history?: string[];
  /**
   * What becomes of a text that is pasted at once, before it stands in the line to be looked at. It may have several lines: they show as one,
   * with a sign in place of each line's end. Absent: what is pasted is as if typed, and each of its lines runs.
   */
  pasted?(text: string): string;
}

/** Stands in a line for the end of one within it. */
const lineEnd = '⏎';

/** How many lines are remembered. */
const historySize = 1000;

type Line = string | typeof interrupted | undefined;

/** A terminal over two streams. Lines that arrive faster than they are read wait their turn. */
export function lineTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream, { history = [], pasted }: TerminalOptions = {}): Terminal {
  const waiting: Line[] = [];
  let reader: ((line: Line) => void) | undefined;
  let options: ReadOptions = {};
  let open: { readonly lines: Interface; readonly keys: KeyFilter } | undefined;

  const give = (line: Line): void => {
    const take = reader;
    reader = undefined;
    if (take) take(line);
    else if (line !== interrupted) waiting.push(line);
  };
  const complete = async (line: string): Promise<[string[], string]> => {
    const [choices, replaced] = (await options.complete?.(line)) ?? [[], line];
    return [[...choices], replaced];
  };
  const made = (): Interface => {
    const keys = keyFilter(input, output, pasted !== undefined);
    const lines = createInterface({
      input: keys.stream,
      output,
      terminal: true,
      history: [...history],
      historySize,
      removeHistoryDuplicates: true,
      completer: (line: string, answer: (error: Error | null, completion: [string[], string]) => void) =>
        void complete(line).then(
          (completion) => answer(null, completion),
          () => answer(null, [[], line]),
        ),
    });
    lines.on('line', (line) => give(line.replaceAll(lineEnd, '\n')));
    lines.on('SIGINT', () => {
      output.write('^C\n');
      // The line editor draws its line anew when it is emptied: the next prompt comes by itself.
      lines.setPrompt('');
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
      give(interrupted);
    });
    lines.on('history', (kept: string[]) => history.splice(0, history.length, ...kept));
    lines.on('close', () => {
      if (open?.lines !== lines) return;
      // An editor that has ended gives no more lines: whoever reads after Ctrl-D is given a new one.
      close();
      give(undefined);
    });
    // Like bash, the prompt does not heed Ctrl-Z.
    lines.on('SIGTSTP', () => undefined);
    if (pasted) keys.onPaste((text) => lines.write(inOneLine(pasted(text).replace(/\n+$/, ''))));
    keys.onSearch(historySearch(lines, history));
    open = { lines, keys };
    process.on('SIGCONT', wake);
    return lines;
  };
  // Whoever stopped us left the terminal in a mode of their own; Node sets only one that it does not believe to be set.
  const wake = (): void => {
    if (!open || !reader) return;
    open.keys.stream.setRawMode(false);
    open.keys.stream.setRawMode(true);
    open.lines.prompt(true);
  };
  const close = (): void => {
    process.off('SIGCONT', wake);
    const closed = open;
    open = undefined;
    closed?.lines.close();
    closed?.keys.close();
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
      if (input.readableEnded || input.destroyed) return Promise.resolve(undefined);
      const lines = open?.lines ?? made();
      return new Promise((resolve) => {
        reader = resolve;
        lines.setPrompt(prompt);
        lines.prompt();
        if (given.prefill !== undefined) lines.write(given.prefill);
      });
    },
    async lend(use) {
      close();
      return use();
    },
    close,
  };
}

/** A text as it stands in one line. */
export const inOneLine = (text: string): string => text.replaceAll('\n', lineEnd);
