import type { Cloud } from '../../engine/cloud.ts';
import type { Credentials } from '../../kernel/call.ts';
import type { Home, HomeError } from '../../ports/home.ts';
import type { Io } from '../aws/io.ts';
import type { ServeDeps } from '../http/serving.ts';
import type { ProgramDeps } from '../programs/deps.ts';
import type { Terminal } from '../shell/terminal/terminal.ts';
import type { GradingDeps } from './grade/deps.ts';
import type { LessonDeps } from './lesson/deps.ts';

/** What nimbi's own verbs work on; `main` puts it together. Nothing is opened before a verb asks for it. */
export interface TutorDeps {
  readonly io: Io;
  readonly home: Home;
  /** What is wrong with the home, for `doctor`; other verbs are not begun then. */
  readonly homeProblem?: HomeError;
  /** The program's version, such as `0.1.0`. */
  readonly version: string;
  /** With `--plain`: no color, no box. */
  readonly plain: boolean;
  /** The name of the cloud that this command line is about. */
  readonly cloudName: string;
  /** With `--ephemeral`: that cloud is in memory, whatever its name, and gone afterwards. */
  readonly ephemeral: boolean;
  /** Opens a cloud of the home, by default the one this command line is about. It stays open; `main` closes it. */
  openCloud(name?: string): Promise<Cloud>;
  /** Makes a cloud of the home by `NIMBI_SEED`, `NIMBI_CLOCK` and `NIMBI_ACCOUNT_ID`, its admin's access key kept as the profile of that cloud. */
  createCloud(name: string): Promise<void>;
  /** Ends the use of a cloud, so that it can be removed or replaced. */
  closeCloud(name: string): Promise<void>;
  /** Writes the access key of a cloud's admin down as the profile of that cloud; nothing where it has no admin. */
  keepAdmin(name: string): Promise<void>;
  /** Takes the profile of a cloud away where it still is what was made of that access key; says whether it did. */
  forgetProfile(cloud: string, admin: Credentials): Promise<boolean>;
  /** The profile that a cloud's commands are made with when nobody chose one: `default` for the sandbox. */
  profileOf(cloud: string): string;
  /** Whether this machine's shells are those of Windows. */
  readonly windows: boolean;
  /** What serving them on a port needs. */
  serving(): Promise<ServeDeps>;
  /** What running other people's programs needs. */
  programs(): Promise<ProgramDeps>;
  /** Whether LMDB's native code loads on this machine; for `doctor`. */
  lmdbLoads(): boolean;
  /** Opens the terminal; asked for only where standard input and output are one. */
  openTerminal(): Terminal;
  /** What lessons and labs need. */
  lessons(): LessonDeps;
  /** What grading a class needs. */
  grading(): Promise<GradingDeps>;
  /** Shows a topic of `aws help`. */
  topicHelp(topic: string): Promise<number>;
  /** Runs CloudShell in the terminal. */
  shell(): Promise<number>;
}
