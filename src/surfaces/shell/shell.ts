import { defaultRegion } from '../../kernel/default-region.ts';
import { shellMessages as messages } from '../../messages/tutor/shell.ts';
import type { Io } from '../aws/io.ts';
import { parseGlobals } from '../aws/parsing/globals.ts';
import { commands } from '../aws/resolve-command.ts';
import { runAws } from '../aws/run.ts';
import { Session } from '../aws/session/session.ts';
import type { ShellDeps } from './deps.ts';
import { commandNames } from './language/command-names.ts';
import { inPosixSpelling, openAtEnd } from './language/lines.ts';
import type { OpenText } from './language/open-text.ts';
import { readCommands } from './language/simple-command.ts';
import { callerName } from './principal.ts';
import type { ShellInUse } from './shell-in-use.ts';
import { lineEnvironment, nowhere, startEnvironment } from './system/environment.ts';
import type { PrivateFolder } from './system/private-folder.ts';
import { SystemShell } from './system/system-shell.ts';
import { isOwnWord, runWord } from './words/words.ts';

/** The exit code of a shell for a command that is not there. */
const notFound = 127;

/** bash's exit code for a line that it can't make sense of. */
const misused = 2;

/** The exit code of a failure that has none of its own, as the AWS CLI has it. */
const failed = 255;

/** The Region that is in force where neither a variable nor the profile names one, as in CloudShell some Region always is. */
const firstRegion = { AWS_REGION: defaultRegion, AWS_DEFAULT_REGION: defaultRegion } as const;

/** Words that a command of several lines may begin with. Source: Bash Reference Manual, "Reserved Words". */
const compoundWords: ReadonlySet<string> = new Set(['if', 'for', 'while', 'until', 'select', 'case', 'function', 'coproc', 'time', '!', '{', '[[']);

/** The ways to a person, where there is one. */
export type Console = Pick<Io, 'stdin' | 'ask'>;

/** A shell in use: what one line does, and what it leaves to the next. */
export class Shell implements ShellInUse {
  readonly deps: ShellDeps;
  lastCall: ShellInUse['lastCall'];
  /** True once it is to end. */
  ended = false;
  #status = 0;
  #bashThere: boolean | undefined;
  /** What was found to go on, and what it waits for. */
  #open: { readonly typed: string; readonly wants: OpenText } | undefined;
  readonly #system: SystemShell;
  readonly #folder: PrivateFolder;
  readonly #console: Console;

  constructor(deps: ShellDeps, folder: PrivateFolder, console: Console) {
    this.deps = deps;
    this.#folder = folder;
    this.#console = console;
    const env = { ...startEnvironment(deps.io.env), ...(deps.profile !== 'default' && { AWS_PROFILE: deps.profile }) };
    this.#system = new SystemShell(folder.state, { cwd: deps.io.cwd, env, variables: env });
  }

  /** The exit code of the last command. */
  get status(): number {
    return this.#status;
  }

  get cwd(): string {
    return this.#system.state.cwd;
  }

  /** The exported variables, as commands in this process see them. */
  get env(): Readonly<Record<string, string>> {
    const { AWS_ENDPOINT_URL: endpoint, ...env } = this.#system.state.env;
    return { ...this.#regionWhereNoneIs(), ...env, ...(endpoint !== undefined && endpoint !== nowhere && { AWS_ENDPOINT_URL: endpoint }) };
  }

  /** The names of all variables. */
  get variables(): readonly string[] {
    return Object.keys(this.#system.state.variables);
  }

  #regionWhereNoneIs(): Partial<typeof firstRegion> {
    try {
      return this.#sessionWith(this.#system.state.env).region() === undefined ? firstRegion : {};
    } catch {
      // Files that can't be read are for the command to complain about.
      return firstRegion;
    }
  }

  /** Sets exported variables, or takes them away. */
  export(changes: Readonly<Record<string, string | undefined>>): void {
    this.#system.export(changes);
  }

  /** What flags, variables and the home's files say of the next call. */
  session(): Session {
    return this.#sessionWith(this.env);
  }

  #sessionWith(env: Readonly<Record<string, string>>): Session {
    return new Session(
      { ...this.deps.io, env },
      this.deps.awsEnvironment(() => undefined),
      parseGlobals([]).globals,
    );
  }

  /** Who calls and where: `admin us-east-1`. */
  async caller(): Promise<string> {
    const session = this.session();
    return `${callerName(session, await this.deps.openCloud())} ${session.region()?.value ?? defaultRegion}`;
  }

  /** Whether a text is not a whole command yet. It is asked with one line more each time, and a here-document may have thousands. */
  goesOn(typed: string): boolean {
    const before = this.#open;
    const added = before && typed.startsWith(before.typed) ? typed.slice(before.typed.length) : undefined;
    const wants = before && added?.startsWith('\n') && !before.wants.mayEndWith(added) ? before.wants : this.#wants(inPosixSpelling(typed));
    this.#open = wants && { typed, wants };
    return wants !== undefined;
  }

  #wants(text: string): OpenText | undefined {
    const open = openAtEnd(text);
    if (open) return open;
    const reading = readCommands(text, this.#valueOf);
    const isWhole = reading !== 'systemShell' && !reading.commands.some(([first = '']) => compoundWords.has(first));
    return isWhole || !this.#hasBash() ? undefined : this.#system.wants(text, this.#lineEnvironment());
  }

  /** Runs what was typed. */
  async run(typed: string, signal: AbortSignal): Promise<void> {
    const text = inPosixSpelling(typed).trim();
    if (text === '') return;
    const io = this.#io(signal);
    try {
      const asWord = await runWord(this, this.#wordsOf(text), io);
      this.#status = asWord ?? (await this.#runText(text, io));
    } catch (error) {
      // What one line stumbles over is no reason to leave.
      await io.stderr.write(`nimbi: ${error instanceof Error ? error.message : String(error)}\n`);
      this.#status = failed;
    }
  }

  #valueOf = (name: string): string | undefined => this.#system.state.variables[name] ?? (name.startsWith('AWS_') ? this.env[name] : undefined);

  /** The words of a text that is one simple command, else none; what is no command for bash, such as `what IAM?`, falls apart at its blanks. */
  #wordsOf(text: string): readonly string[] {
    const reading = readCommands(text, this.#valueOf);
    if (reading !== 'systemShell') return reading.commands.length === 1 ? (reading.commands[0] ?? []) : [];
    return /[\n|&;<>()`$]/.test(text) ? [] : text.split(/\s+/);
  }

  async #runText(text: string, io: Io): Promise<number> {
    const reading = readCommands(text, this.#valueOf);
    if (reading === 'systemShell' || !reading.commands.every(([first]) => first === 'aws' || first === 'nimbi')) {
      const ownWord = commandNames(text).find(isOwnWord);
      if (ownWord === undefined) return this.#runInBash(text, io);
      // bash knows it not, or as something else, and would run what stands before and after it.
      await io.stderr.write(`${messages.lineOfItsOwn(ownWord, this.deps.isOwnVerb(ownWord))}\n`);
      return misused;
    }
    let status = 0;
    for (const words of reading.commands) {
      status = await this.#runHere(words, io);
      if (io.signal?.aborted) break;
    }
    return status;
  }

  async #runHere([program, ...args]: readonly string[], io: Io): Promise<number> {
    const words = args.filter((word) => word !== '--explain');
    const [verb] = words;
    if (program === 'nimbi' && (verb === undefined || this.deps.isOwnVerb(verb))) {
      if (verb === 'shell') await io.stdout.write(`${messages.inside}\n`);
      return verb === 'shell' ? 0 : this.deps.runOwnVerb(args, io);
    }
    const environment = this.deps.awsEnvironment((call, { event }) => {
      this.lastCall = { call, event };
    });
    const status = await runAws(words, io, environment);
    if (args.length > words.length) await this.deps.runOwnVerb(['explain'], io);
    return status;
  }

  async #runInBash(text: string, io: Io): Promise<number> {
    if (!this.#hasBash()) {
      await io.stderr.write(`${messages.noBash}\n`);
      return notFound;
    }
    const regionWhereNoneIs = this.#regionWhereNoneIs();
    const status = await this.#system.run(text, this.#lineEnvironment(), this.#status, io);
    this.#forget(regionWhereNoneIs);
    this.lastCall = undefined;
    const [first = ''] = text.split(/\s/);
    const { models } = this.deps.awsEnvironment(() => undefined);
    if (status === notFound && !text.includes('\n') && commands(models).includes(first)) await io.stderr.write(`${messages.beginWithAws(text)}\n`);
    return status;
  }

  /** Takes away what only the last line was to have, unless that line changed it: the next profile may have a Region of its own. */
  #forget(lent: Readonly<Record<string, string>>): void {
    const { env } = this.#system.state;
    this.export(Object.fromEntries(Object.entries(lent).flatMap(([name, value]) => (env[name] === value ? [[name, undefined]] : []))));
  }

  #hasBash(): boolean {
    this.#bashThere ??= SystemShell.isThere(this.#lineEnvironment());
    return this.#bashThere;
  }

  #lineEnvironment(): Record<string, string> {
    const { configFile, credentialsFile } = this.deps;
    return lineEnvironment({ ...this.#regionWhereNoneIs(), ...this.#system.state.env }, { programs: this.#folder.programs, configFile, credentialsFile });
  }

  #io(signal: AbortSignal): Io {
    const { io } = this.deps;
    return {
      ...io,
      ...this.#console,
      stdout: io.stdout,
      stderr: io.stderr,
      env: this.env,
      cwd: this.cwd,
      signal,
      sleep: (milliseconds) => sleep(milliseconds, signal),
    };
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
