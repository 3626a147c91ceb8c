import type { Cloud } from '../../engine/cloud.ts';
import type { AwsEnvironment, Io } from '../aws/io.ts';
import type { CompletionWorld } from '../completion/world.ts';
import type { Launch } from './system/private-folder.ts';
import type { Terminal, TerminalOptions } from './terminal/terminal.ts';

/** What the shell needs of the program around it. */
export interface ShellDeps {
  readonly io: Io;
  /** No color. */
  readonly plain: boolean;
  /** The cloud that the shell is about, by name. */
  readonly cloudName: string;
  /** The profile that commands are made with until another one is chosen. */
  readonly profile: string;
  /** The file of the home that keeps what was typed. */
  readonly historyFile: string;
  /** The home's `config` and `credentials`. */
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly launch: Launch;
  openCloud(): Promise<Cloud>;
  /** The `aws` command's surroundings. */
  awsEnvironment(onCall: NonNullable<AwsEnvironment['onCall']>): AwsEnvironment;
  /** Whether a word is one of nimbi's own verbs. */
  isOwnVerb(word: string): boolean;
  /** Runs one of nimbi's own verbs. */
  runOwnVerb(args: readonly string[], io: Io): Promise<number>;
  /** What completion sees, where these variables and this folder hold. */
  completionWorld(env: Io['env'], cwd: string): CompletionWorld;
  /** Opens the terminal; asked for only where standard input and output are one. */
  openTerminal(options: TerminalOptions): Terminal;
  /** Runs something that Ctrl-C aborts, and ends nothing else by it. */
  interruptible<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}
