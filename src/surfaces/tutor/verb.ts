import type { Command } from 'commander';
import type { TutorDeps } from './deps.ts';
import { outputStyle, type Style } from './style.ts';

/** The exit codes of nimbi's own verbs, as the AWS CLI has them. */
export const exitCodes = { success: 0, failed: 1, interrupted: 130, usage: 252, general: 255 } as const;

/** A command line that can't be meant, or a thing that is not there. Printed on stderr as one line or two. */
export class VerbError extends Error {
  override readonly name = 'VerbError';

  constructor(
    message: string,
    readonly exitCode: number = exitCodes.usage,
  ) {
    super(message);
  }
}

/** One of nimbi's own verbs: it lays out its command line, and acts by what it is given. */
export interface Verb {
  /** Adds arguments, options, subcommands and, by `run.action`, what to do. */
  build(command: Command, run: Run): void;
}

/** One run of a verb. */
export class Run {
  readonly deps: TutorDeps;
  readonly style: Style;
  /** The code that the process ends with. */
  exitCode: number = exitCodes.success;

  constructor(deps: TutorDeps) {
    this.deps = deps;
    this.style = outputStyle(deps.io.stdout, deps.io.env, deps.plain);
  }

  /** Whether a person is there to be asked. */
  get interactive(): boolean {
    const { stdin, stdout } = this.deps.io;
    return stdin.isTTY && stdout.isTTY;
  }

  /** Writes lines to stdout. */
  async say(text: string): Promise<void> {
    await this.deps.io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /**
   * Asks before something is lost.
   * @param yes the answer given beforehand by `--yes`
   * @throws VerbError when nobody is there to be asked
   */
  async confirm(question: string, yes: boolean): Promise<boolean> {
    if (yes) return true;
    if (!this.interactive) throw new VerbError(`${question} There is no terminal to ask at: add --yes to say so.`);
    const terminal = this.deps.openTerminal();
    try {
      const answer = await terminal.readLine(`${question} [y/N]: `);
      return typeof answer === 'string' && /^y(es)?$/i.test(answer.trim());
    } finally {
      terminal.close();
    }
  }
}

/** Reads a whole number of at least 1. @throws VerbError naming the option */
export function positive(text: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new VerbError(`${option} takes a whole number from 1 on, not "${text}".`);
  return Number(text);
}
