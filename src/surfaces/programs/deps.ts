import type { Credentials } from '../../kernel/call.ts';
import type { RunningEndpoint } from '../http/running.ts';

/** What a program signs with, and where its calls go. */
export interface ProfileFacts {
  readonly credentials: Credentials;
  readonly region: string;
}

/** Something that listens until it is closed. */
export interface Listening {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** What running other people's programs needs of this one. */
export interface ProgramDeps {
  /** The home's own files, never the person's. */
  readonly configFile: string;
  readonly credentialsFile: string;
  /**
   * The access key and Region of a profile of the home: the one that is named, or that AWS_PROFILE names, or the cloud's own.
   * @throws CommandLineError for a profile that isn't there or has no key
   */
  profile(name: string | undefined): Promise<ProfileFacts>;
  /** The endpoint that runs for this home, in another process. */
  findEndpoint(): Promise<RunningEndpoint | undefined>;
  /** Starts an endpoint in this process; `onFault` is told of what is its own fault. */
  startEndpoint(onFault: (error: unknown) => void): Promise<Listening>;
  /** Starts the metadata service of an instance in this process, likewise. */
  startMetadata(instance: { readonly region: string; readonly instanceId: string }, onFault: (error: unknown) => void): Promise<Listening>;
  /** Makes a folder that is gone once it is closed. */
  emptyFolder(): Promise<{ readonly path: string; close(): Promise<void> }>;
  /**
   * Runs a program with this process's streams and hands signals on to it.
   * @returns its exit code, as a shell counts them: 128 and the signal's number where one ended it
   * @throws the error of a program that can't be started, with its `code`: ENOENT, EACCES
   */
  execute(command: readonly [program: string, ...args: string[]], env: Readonly<Record<string, string>>): Promise<number>;
}
