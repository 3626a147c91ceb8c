import type { AwsError } from '../kernel/aws-error.ts';
import type { Call, CallResult, Credentials } from '../kernel/call.ts';
import type { DecisionRecord } from '../kernel/decision.ts';
import type { BlobRef, CallEvent, JournalEvent } from '../kernel/journal.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { ConditionContext } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';
import type { ReadState } from '../kernel/state.ts';

/** What is fixed when a cloud is made, and where its clock stands. Times are milliseconds since 1970. */
export interface CloudFacts {
  readonly format: number;
  readonly id: string;
  readonly seed: string;
  /** The first account's id. */
  readonly accountId: string;
  /** `everything` in attempts and labs; `bounded` in the sandbox, where answered reads are forgotten in time. */
  readonly journal: 'everything' | 'bounded';
  readonly clock: CloudClock;
}

/** A cloud's clock: it stands still at `start + advanced`, or runs with the machine's from the moment the cloud was made. */
export interface CloudClock {
  readonly start: number;
  readonly madeAt: number;
  readonly still: boolean;
  readonly advanced: number;
  /** When it was moved forward lately: what was signed before is older than the machine's clock says. */
  readonly moves?: readonly ClockMove[];
}

/** A move of a cloud's clock. */
export interface ClockMove {
  /** The machine's time, to the second: as finely as signatures are dated. */
  readonly at: number;
  readonly by: number;
}

/** A question to the policy engine: would this be allowed? */
export interface Probe {
  /** An ARN of a principal of this cloud, or `user/NAME`, `role/NAME`, `root`, `anonymous`. */
  readonly as: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: ConditionContext;
  /** Where the request would go; us-east-1 when absent. */
  readonly region?: string;
}

/** What a call that was only rehearsed came to. */
export type Rehearsal =
  | { readonly ok: true; readonly output: Record<string, unknown>; readonly decisions: readonly DecisionRecord[] }
  | { readonly ok: false; readonly error: AwsError; readonly decisions: readonly DecisionRecord[] };

/** An instance's credentials, or why its metadata service has none. */
export type InstanceCredentials =
  | { readonly ok: true; readonly roleName: string; readonly credentials: Credentials; readonly expiresAt: number }
  /** `AssumeRoleUnauthorizedAccess`, with the refused call: the role does not trust ec2.amazonaws.com. */
  | {
      readonly ok: false;
      readonly reason: 'noSuchInstance' | 'notRunning' | 'noInstanceProfile' | 'noRole' | 'AssumeRoleUnauthorizedAccess';
      readonly event?: CallEvent;
    };

/** What a person shows to sign in with a password. */
export interface PasswordSignIn {
  /** Absent for the root user. */
  readonly userName?: string;
  readonly password: string;
  /** Asked for the code of a user who has an MFA device. Absent: such users are not signed in. */
  mfaCode?(): Promise<string>;
  /** Asked for a new password where the old one must be changed. Absent: such users are not signed in. */
  newPassword?(): Promise<string>;
}

/** What a person shows to sign in: a password, or the refresh token of an earlier sign-in. */
export type SignIn = PasswordSignIn | { readonly refreshToken: string };

/** What an authenticator app that knows a virtual MFA device shows. */
export interface MfaCode {
  readonly name: string;
  readonly serial: string;
  /** The user it is enabled for, or `root`; absent where it is for nobody. */
  readonly owner?: string;
  /** The code that it showed before, and the one that it shows now. */
  readonly codes: readonly [before: string, now: string];
  /** Whether the code that it shows now was used already: each counts once. */
  readonly used: boolean;
  /** Milliseconds until it shows the next one. */
  readonly nextIn: number;
}

/** Large bodies of objects that nothing refers to any more. */
export interface UnusedBodies {
  readonly count: number;
  readonly bytes: number;
}

/** A cloud in use: the one door to it for every surface. */
export interface Cloud {
  readonly facts: CloudFacts;
  /** Sends a call down the pipeline. Refusals are results, not exceptions. */
  call(call: Call): Promise<CallResult>;
  /**
   * Makes a call as a principal that needs no access key here: AWS itself (`ec2.amazonaws.com` fetching a role's credentials) or a person who
   * signed in. It is authorized and recorded like any other.
   */
  callAs(principal: Principal, method: 'service' | 'signIn', call: Omit<Call, 'credentials'>): Promise<CallResult>;
  /**
   * Signs a person of the first account in, as `aws login` does: gives the answer of AWS Sign-In's CreateOAuth2Token. The sign-in itself
   * is recorded, too, whether it succeeds or fails; a refresh token that has expired is refused without an event.
   */
  signIn(attempt: SignIn, around: Pick<Call, 'region' | 'source'>): Promise<CallResult>;
  /** The password of the first account's root user. */
  rootPassword(): string;
  /** What an authenticator app shows for the first account's virtual MFA devices, now. */
  mfaCodes(): Promise<readonly MfaCode[]>;
  /**
   * Runs a call as a principal (the first account's root user unless told) over the state as it is, and drops what it wrote:
   * nothing is applied, nothing is recorded. For checks and "what would happen". A streaming body can't be given.
   */
  rehearse(call: Omit<Call, 'credentials'>, as?: Principal): Promise<Rehearsal>;
  /** What the metadata service of an instance would hand to a program on it: the temporary credentials of its role. */
  instanceCredentials(region: string, instanceId: string): Promise<InstanceCredentials>;
  /** The bytes of a body that an answer refers to; `range` inclusive. */
  body(ref: BlobRef, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  /** Decides without calling, and records nothing. Rejects with an AwsError for a principal that does not exist. */
  probe(probe: Probe): Promise<DecisionRecord>;
  /** The text of a policy that a decision looked at. */
  policyDocument(hash: string): string | undefined;
  event(number: number): JournalEvent | undefined;
  /** The event of that id (CloudTrail's eventID) or number. */
  findEvent(idOrNumber: string): JournalEvent | undefined;
  events(range?: { readonly order?: 'newest' | 'oldest'; readonly after?: number; readonly before?: number; readonly limit?: number }): readonly JournalEvent[];
  /** The cloud's time now. */
  now(): number;
  /** The access key of the user `admin`, whom the cloud was made with; `undefined` once that user has none. */
  adminKey(): Credentials | undefined;
  /** The simulated operations of a service, in alphabetical order; empty where the service is not simulated. */
  simulated(service: string): readonly string[];
  /** Moves the clock forward by so many milliseconds. */
  advanceClock(milliseconds: number): Promise<void>;
  /** Writes into the journal what happened in an attempt beside its calls; see `AttemptEvent`. */
  recordHappening(happening: JsonObject): Promise<void>;
  /** Takes back the latest mutating call that has not been taken back; `undefined` when there is none. */
  undo(): Promise<JournalEvent | undefined>;
  /** Counts the large bodies that nothing refers to, nor undo can bring back, and with `remove` removes them. The latest hour's are left out. */
  unusedBodies(options?: { readonly remove?: boolean }): Promise<UnusedBodies>;
  /** The state, to look at. For checks, completion and the tests; operations get theirs from the pipeline. */
  state<Result>(look: (state: ReadState) => Result): Result;
  close(): Promise<void>;
}
