import type { CallSource } from './call-source.ts';
import type { DataSource } from './data-source.ts';
import type { JournalReader } from './journal.ts';
import type { Need } from './need.ts';
import type { Principal } from './principal.ts';
import type { ReadState, State } from './state.ts';

/** Ids of a call: a function of the cloud's seed and the call's number, so that the same calls give the same ids. */
export interface Ids {
  /** `length` bytes. */
  bytes(length: number): Uint8Array;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string;
  /** A version 4 UUID. */
  uuid(): string;
}

/** What an operation may know before it runs: enough to say what it needs and to refuse bad input. It cannot write. */
export interface LocateContext {
  readonly state: ReadState;
  /** The cloud's clock at this call, in milliseconds since 1970. */
  readonly now: number;
  /** The account that the call acts in: the caller's, or for anonymous callers the resource owner's. */
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly principal: Principal;
  readonly source: CallSource;
  /** The facts that come with the program: instance types, managed policies. */
  readonly data: DataSource;
  /** Whether the caller may also do this. It is recorded with the call, and decides nothing by itself. */
  may(need: Need): boolean;
  /** Makes a call of another service through the pipeline: authorized, recorded with this one as parent. Throws its AwsError. */
  call(nested: NestedCall): unknown;
}

/** What an operation has while it runs. It is all there is: no ambient time, randomness or files. */
export interface OperationContext extends LocateContext {
  readonly state: State;
  readonly ids: Ids;
  readonly requestId: string;
  /** The access key that signed the call; absent for anonymous callers and services. */
  readonly accessKeyId?: string;
  /** True when state changes (pending to running) shall happen at once. */
  readonly instantStateChanges: boolean;
  /** The calls of this cloud so far. */
  readonly journal: JournalReader;
  /** Refuses the call, in the service's words, unless the caller may also do this. */
  require(need: Need): void;
  /** Turns a secret into text that only this cloud can read back, to be kept in the state. Equal secrets give different text for different labels. */
  seal(secret: string, label: string): string;
  /** Reads back what `seal` made under the same label. Throws when it was not made by this cloud. */
  unseal(sealed: string, label: string): string;
}

/** A call that a service makes of another one. */
export interface NestedCall {
  readonly service: string;
  readonly operation: string;
  readonly region?: string;
  readonly input: object;
  /** A service principal or a role session: who AWS would use. */
  readonly principal: Principal;
}
