import type { Cloud, CloudFacts } from '../../engine/cloud.ts';
import type { Call, CallResult } from '../../kernel/call.ts';
import type { DataSource } from '../../kernel/data-source.ts';
import type { Models } from '../../models/models.ts';

/** Where text or bytes go. `write` may return a promise: the writer waits for it before it goes on. */
export interface Output {
  /** @throws an error with code `EPIPE` when whoever reads has gone. */
  write(data: string | Uint8Array): void | Promise<void>;
  readonly isTTY: boolean;
  /** Of the terminal; absent without one. */
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** Where bytes come from. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean;
}

/** What is asked for at a terminal: a line, one that is not to be seen, or the code that an authenticator app shows. */
export type AskedKind = 'plain' | 'secret' | 'mfaCode';

/** What the command line has of the world around it: the process's own streams, or the tutor's. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Waits so many milliseconds; `wait` commands use it between two tries. */
  sleep(milliseconds: number): Promise<void>;
  /** The machine's time, in milliseconds since 1970: for links that expire, and the speed of transfers. Absent: the cloud's time counts, and no progress is shown. */
  now?(): number;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Whether Ctrl-C was pressed, where that is known without `signal`, which the process makes only when something waits for it. */
  interrupted?(): boolean;
  /** Shows a long text with a pager, and says whether it could. Absent: there is none, text is written straight away. */
  page?(text: string, pager: string): Promise<boolean>;
  /** Asks for a line where the surface reads the terminal itself; a `secret` is not shown. Absent: lines come from `stdin`. */
  ask?(question: string, kind: AskedKind): Promise<string>;
}

/** Who answers calls: a cloud, or an endpoint that `--endpoint-url` names. */
export interface AnsweringCloud extends Pick<Cloud, 'call' | 'body' | 'now'> {
  readonly facts: Pick<CloudFacts, 'id' | 'clock'>;
  /** Absent behind an endpoint, which has no sign-in. */
  readonly signIn?: Cloud['signIn'];
}

/** What the `aws` command line works on. */
export interface AwsEnvironment {
  readonly models: Models;
  /** Help texts (`docs/<service>/<Operation>.json`). */
  readonly data: DataSource;
  /** Opens the cloud; asked for when a call is made, and not before. */
  openCloud(): Promise<AnsweringCloud>;
  /** Opens the cloud that people sign in to where that is another: the home's, beside an endpoint. */
  openSignIn?(): Promise<AnsweringCloud>;
  /** The home's folder of `config` and `credentials`. */
  readonly configFolder: string;
  /** `service` by the models' name, `operation` by AWS's. */
  simulated(service: string, operation: string): boolean;
  /** The operations of a service that are simulated, by AWS's names; empty for a service that is not. */
  simulatedOperations(service: string): readonly string[];
  /** What the journal names as the way in: `aws`, `tutor`. */
  readonly surface: string;
  /** The program's version, such as `0.1.0`. */
  readonly version: string;
  /** Told of every call that was made, in order; `--explain` lives on it. */
  onCall?(call: Call, result: CallResult): void;
}
