import type { Cloud } from '../../../engine/cloud.ts';
import type { CloudParts } from '../../../engine/open-cloud.ts';
import type { Credentials } from '../../../kernel/call.ts';
import type { DataSource } from '../../../kernel/data-source.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import type { Models } from '../../../models/models.ts';
import type { Settings } from '../../../ports/settings.ts';
import type { AwsEnvironment, Io } from '../../aws/io.ts';
import type { Listening } from '../../programs/deps.ts';
import type { WatchingTerminal } from '../../shell/terminal/terminal.ts';
import type { AttemptFolder } from './folder.ts';

/** What a new cloud of an attempt is made with. */
export interface AttemptCloudOptions {
  readonly seed: string;
  /** Chosen by the cloud's maker when absent. */
  readonly accountId?: string;
  /** When its clock begins, as `NIMBI_CLOCK` says it; by that variable, or now, when absent. */
  readonly clock?: string;
}

/** A new cloud and the access key of its admin. */
export interface NewAttemptCloud {
  readonly cloud: Cloud;
  readonly admin: Credentials;
}

/** What lessons need of the program around them. */
export interface LessonDeps {
  readonly io: Io;
  readonly data: DataSource;
  readonly models: Models;
  /** The program's version, such as `0.1.0`. */
  readonly version: string;
  /** No color and no box. */
  readonly plain: boolean;
  /** Whether this machine's shells are those of Windows. */
  readonly windows: boolean;
  /** Where the labs are kept that were opened; it need not exist. */
  readonly labsFolder: string;
  /** Where progress is kept. */
  settings(): Promise<Settings>;
  /** The seed of a new attempt: `NIMBI_SEED`, or a random one. */
  newSeed(): string;
  /** The names of the home's clouds. */
  clouds(): readonly string[];
  cloudExists(name: string): boolean;
  /** Makes a cloud of the home that keeps its whole journal, with an `admin`, and opens it. It is not made a profile of the home's. */
  createAttemptCloud(name: string, options: AttemptCloudOptions): Promise<NewAttemptCloud>;
  /** The same in memory, gone afterwards. */
  createMemoryCloud(options: AttemptCloudOptions): Promise<NewAttemptCloud>;
  openCloud(name: string): Promise<Cloud>;
  /** Closes the cloud where it is open, and removes it. */
  removeCloud(name: string): Promise<void>;
  /** The folder of an attempt's files, in the home; it need not exist. */
  attemptFolder(name: string): string;
  /** The `aws` command's surroundings over a cloud, with the surface `tutor`. */
  awsEnvironment(cloud: Cloud, configFolder: string, onCall: NonNullable<AwsEnvironment['onCall']>): AwsEnvironment;
  /** What a cloud in memory is made of, for one that is made again from a journal. */
  newParts(): Omit<CloudParts, 'clock'>;
  /** The account of a call that `nimbi explain` gives, or `nimbi explain --all`, as text at most `columns` wide. */
  explain(cloud: Cloud, event: CallEvent, columns: number, all?: boolean): Promise<string>;
  /** What `nimbi what` says about a word, as text at most `columns` wide. */
  what(term: string, columns: number): Promise<string>;
  /** Opens the terminal; asked for only where standard input and output are one. */
  openTerminal(): WatchingTerminal;
  /** Opens the person's own editor; says whether there was one. */
  openEditor(file: string): Promise<boolean>;
  /** Serves one cloud to programs of this computer, on a port that is free; `onFault` is told of what is its own fault. */
  serve(cloud: Cloud, onFault: (error: unknown) => void): Promise<Listening>;
  /**
   * Runs a program in a folder, with this process's streams.
   * @returns its exit code
   * @throws the error of a program that can't be started, with its `code`: ENOENT, EACCES
   */
  execute(command: readonly [program: string, ...args: string[]], env: Readonly<Record<string, string>>, folder: string): Promise<number>;
  /** Runs CloudShell over an attempt's cloud, with the profiles and files of its folder. `name` is the cloud's. */
  shell(name: string, cloud: Cloud, folder: AttemptFolder): Promise<number>;
}
