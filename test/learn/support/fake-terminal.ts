import type { interrupted, ReadOptions, Terminal } from '../../../src/surfaces/shell/terminal/terminal.ts';

/** A terminal at which lines are typed that were decided before; after the last one its input ends. */
export class FakeTerminal implements Terminal {
  lent = 0;
  closed = false;

  constructor(
    private readonly typed: (string | symbol)[],
    private readonly show: (text: string) => void,
  ) {}

  async readLine(prompt: string, options: ReadOptions = {}): Promise<string | typeof interrupted | undefined> {
    const line = this.typed.shift();
    const shown = typeof line === 'string' ? line : line === undefined ? '^D' : '^C';
    this.show(`${prompt}${options.prefill === undefined ? '' : `(${options.prefill}) `}${shown}\n`);
    return line as string | typeof interrupted | undefined;
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.lent += 1;
    return use();
  }

  close(): void {
    this.closed = true;
  }
}
