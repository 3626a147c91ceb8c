import { type ChildProcess, spawn } from 'node:child_process';
import type { Command } from './measure.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `script` of util-linux, or of BSD and macOS; neither gives the terminal a size where its own input is none. */
function scriptArguments({ file, args }: Command): readonly string[] {
  const sized = `stty cols 80 rows 24; exec ${[file, ...args].map(quoted).join(' ')}`;
  return process.platform === 'linux' ? ['-q', '-c', sized, '/dev/null'] : ['-q', '/dev/null', 'sh', '-c', sized];
}

/** How long anything may take before it is given up, in milliseconds. */
const patience = 10_000;

/** A program at a terminal of its own, whose keys are pressed and whose screen is read as a person's would be. */
export class PseudoTerminal {
  readonly #script: ChildProcess;
  #shown = '';
  #look = (): void => undefined;

  constructor(command: Command) {
    this.#script = spawn('script', scriptArguments(command), { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TERM: 'xterm', ...command.env } });
    this.#script.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#shown += text;
      this.#look();
    });
    this.#script.on('error', () => this.#look());
  }

  /**
   * Presses keys and waits until a text is shown after that.
   * @returns milliseconds between the two
   * @throws when it is not shown within ten seconds
   */
  async press(keys: string, shows: string): Promise<number> {
    this.#shown = '';
    const start = performance.now();
    this.#script.stdin?.write(keys);
    await this.shows(shows);
    return performance.now() - start;
  }

  /** Waits until a text is shown. */
  shows(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`The terminal did not show ${JSON.stringify(text)}, but ${JSON.stringify(this.#shown.slice(-200))}`));
      const timer = setTimeout(fail, patience);
      this.#look = () => {
        if (!this.#shown.includes(text)) return;
        clearTimeout(timer);
        resolve();
      };
      this.#look();
    });
  }

  /** Leaves a shell at its prompt, and waits until it has ended. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#script.kill(), patience);
      this.#script.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#script.stdin?.end('\u0015\u0004');
    });
  }
}
