import { abandoned, type interrupted, type ReadOptions, type WatchingTerminal } from '../../../src/surfaces/shell/terminal/terminal.ts';

/** A terminal at which lines are typed that were decided before; after the last one its input ends. */
export class FakeTerminal implements WatchingTerminal {
  lent = 0;
  closed = false;

  constructor(
    private readonly typed: (string | symbol | (() => Promise<void>))[],
    private readonly show: (text: string) => void,
  ) {}

  async readLine(prompt: string, options: ReadOptions = {}): Promise<string | typeof interrupted | undefined> {
    const line = this.typed.shift();
    if (typeof line === 'function') throw new Error('Nobody watches here.');
    const shown = typeof line === 'string' ? line : line === undefined ? '^D' : '^C';
    this.show(`${prompt}${options.prefill === undefined ? '' : `(${options.prefill}) `}${shown}\n`);
    return line as string | typeof interrupted | undefined;
  }

  /** What stands among the lines as a function happens while a line is typed. */
  async readLineUntil(signal: AbortSignal, prompt: string): Promise<string | typeof interrupted | typeof abandoned | undefined> {
    const [next] = this.typed;
    if (typeof next !== 'function') return this.readLine(prompt);
    this.typed.shift();
    this.show(prompt);
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    await next();
    await aborted;
    this.show('\n');
    return abandoned;
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.lent += 1;
    return use();
  }

  close(): void {
    this.closed = true;
  }
}
