import { createInterface, type Interface } from 'node:readline';
import { historySearch } from './history-search.ts';
import { KeyFilter } from './key-filter.ts';

/** Ctrl-C at the prompt. */
export const interrupted = Symbol('interrupted');

/** A line was given up before it was typed to its end. */
export const abandoned = Symbol('abandoned');

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

/** A terminal that can be written to while a line is typed at it. */
export interface WatchingTerminal extends Terminal {
  /** Reads a line, until the signal: then the line leaves the screen, and what was typed of it stands in the next one that is read. */
  readLineUntil(signal: AbortSignal, prompt: string): Promise<string | typeof interrupted | typeof abandoned | undefined>;
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

/** A line editor at work, and the keys that it is given. */
interface Editor {
  readonly lines: Interface;
  readonly keys: KeyFilter;
}

/** A terminal over two streams. Lines that arrive faster than they are read wait their turn. */
export function lineTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream, options: TerminalOptions = {}): WatchingTerminal {
  return new LineTerminal(input, output, options);
}

class LineTerminal implements WatchingTerminal {
  readonly #waiting: Line[] = [];
  readonly #history: string[];
  #reader: ((line: Line) => void) | undefined;
  #options: ReadOptions = {};
  #editor: Editor | undefined;
  /** Whether the first line of the command that is being read waited, and was shown again. */
  #shownAgain = false;
  /** What was typed of a line that was given up. */
  #abandonedText = '';

  constructor(
    private readonly input: NodeJS.ReadStream,
    private readonly output: NodeJS.WriteStream,
    private readonly given: TerminalOptions,
  ) {
    this.#history = given.history ?? [];
  }

  readLine(prompt: string, options: ReadOptions = {}): Promise<Line> {
    this.#options = options;
    if (this.#waiting.length > 0) {
      if (!options.continues) this.#shownAgain = true;
      const line = this.#waiting.shift();
      // What came while something else ran is shown again where it would have been typed, in the order in which it runs.
      if (typeof line === 'string' && this.#shownAgain) this.output.write(`${prompt}${line}\n`);
      return Promise.resolve(line);
    }
    if (!options.continues) this.#shownAgain = false;
    if (this.input.readableEnded || this.input.destroyed) return Promise.resolve(undefined);
    this.#editor ??= this.#open();
    const { lines } = this.#editor;
    return new Promise((resolve) => {
      this.#reader = resolve;
      lines.setPrompt(prompt);
      lines.prompt();
      if (options.prefill !== undefined) lines.write(options.prefill);
    });
  }

  async readLineUntil(signal: AbortSignal, prompt: string): Promise<Line | typeof abandoned> {
    const prefill = this.#abandonedText;
    this.#abandonedText = '';
    const line = this.readLine(prompt, prefill === '' ? {} : { prefill });
    const given = this.#reader;
    if (!given) return line;
    return new Promise((resolve) => {
      const abandon = (): void => {
        if (this.#reader !== given) return;
        this.#reader = undefined;
        this.#abandonedText = this.#takeOffScreen();
        resolve(abandoned);
      };
      signal.addEventListener('abort', abandon, { once: true });
      void line.then((typed) => {
        signal.removeEventListener('abort', abandon);
        resolve(typed);
      });
    });
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.close();
    return use();
  }

  close(): void {
    process.off('SIGCONT', this.#wake);
    const closed = this.#editor;
    this.#editor = undefined;
    closed?.lines.close();
    closed?.keys.close();
  }

  #give(line: Line): void {
    const take = this.#reader;
    this.#reader = undefined;
    if (take) take(line);
    else if (line !== interrupted) this.#waiting.push(line);
  }

  #open(): Editor {
    const { pasted } = this.given;
    const keys: KeyFilter = new KeyFilter(this.input, this.output, {
      ...(pasted && { paste: (text) => lines.write(inOneLine(pasted(text).replace(/\n+$/, ''))) }),
      search: () => historySearch(lines, this.#history),
    });
    const lines: Interface = createInterface({
      input: keys.stream,
      output: this.output,
      terminal: true,
      history: [...this.#history],
      historySize,
      removeHistoryDuplicates: true,
      completer: (line: string, answer: (error: Error | null, completion: [string[], string]) => void) =>
        void this.#complete(line).then(
          (completion) => answer(null, completion),
          () => answer(null, [[], line]),
        ),
    });
    lines.on('line', (line) => this.#give(line.replaceAll(lineEnd, '\n')));
    lines.on('SIGINT', () => this.#interrupt(lines));
    lines.on('history', (kept: string[]) => this.#history.splice(0, this.#history.length, ...kept));
    lines.on('close', () => {
      if (this.#editor?.lines !== lines) return;
      // An editor that has ended gives no more lines: whoever reads after Ctrl-D is given a new one.
      this.close();
      this.#give(undefined);
    });
    // Like bash, the prompt does not heed Ctrl-Z.
    lines.on('SIGTSTP', () => undefined);
    process.on('SIGCONT', this.#wake);
    return { lines, keys };
  }

  /** Takes the line that is being typed off the screen, with its prompt; gives what was typed. */
  #takeOffScreen(): string {
    const lines = this.#editor?.lines;
    if (!lines) return '';
    const { line } = lines;
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    this.output.write('\r\u001b[K');
    return line;
  }

  async #complete(line: string): Promise<[string[], string]> {
    const [choices, replaced] = (await this.#options.complete?.(line)) ?? [[], line];
    return [[...choices], replaced];
  }

  /** Ctrl-C. The line editor takes off the screen what it forgets; as in bash, it is to stand there, and `^C` at its end. */
  #interrupt(lines: Interface): void {
    const { line } = lines;
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    this.output.write(`${line}^C\n`);
    this.#give(interrupted);
  }

  /** Whoever stopped us left the terminal in a mode of their own; Node sets only one that it does not believe to be set. */
  #wake = (): void => {
    if (!this.#editor || !this.#reader) return;
    const { lines, keys } = this.#editor;
    keys.stream.setRawMode(false);
    keys.stream.setRawMode(true);
    lines.prompt(true);
  };
}

/** A text as it stands in one line. */
export const inOneLine = (text: string): string => text.replaceAll('\n', lineEnd);
