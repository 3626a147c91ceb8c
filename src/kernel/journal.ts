import type { CallSource } from './call-source.ts';
import type { DecisionRecord } from './decision.ts';
import type { JsonObject } from './json.ts';
import type { Principal } from './principal.ts';
import type { SignatureRecord } from './signature.ts';

/** The stages of the pipeline, in the order of the design; `authorize` and `validate` swap by service. */
export type Stage = 'resolve' | 'authenticate' | 'decode' | 'locate' | 'authorize' | 'validate' | 'execute';

/** What is wrong with a caller's credentials. */
export type AuthenticationFailure =
  | 'unknownAccessKey'
  /** A session's access key that came without its session token. */
  | 'sessionTokenMissing'
  /** A long-term access key that came with a session token. */
  | 'sessionTokenNeedless'
  /** The session of a user or role that is gone. */
  | 'sessionRevoked'
  | 'signatureMismatch'
  | 'expiredToken'
  | 'invalidToken'
  | 'missingToken'
  | 'inactiveAccessKey'
  | 'regionDisabled';

/** Why a sign-in with a password failed, as the journal keeps it. */
export type SignInFailure = 'unknownUser' | 'wrongPassword';

/** How a caller was proved to be who they are, or why that could not be proved. */
export interface Authentication {
  /** `signature`: an access key and its secret; `signIn`: a person signed in; `service`: AWS itself calls. */
  readonly method: 'signature' | 'signIn' | 'anonymous' | 'service';
  readonly accessKeyId?: string;
  /** Present where it was not proved; services word several of these alike. */
  readonly failure?: AuthenticationFailure | SignInFailure;
  /** Present for a request that came over the wire with a signature; in process the secret itself is shown. */
  readonly signature?: SignatureRecord;
}

/** What became of a call, as the journal keeps it. */
export type RecordedOutcome =
  | {
      readonly ok: true;
      /** The answer of a mutating call, secrets left out; reads keep only the digest. */
      readonly output?: JsonObject;
      /** SHA-256 of the whole answer's JSON, in hexadecimal. */
      readonly digest: string;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly status: number;
      readonly details: Readonly<Record<string, string>>;
      readonly stage: Stage;
    };

interface EventBase {
  /** The event's number in its cloud, from 1. */
  readonly number: number;
  /** A UUID, CloudTrail's eventID. */
  readonly id: string;
  /** The cloud's clock, in milliseconds since 1970. */
  readonly time: number;
  /** The hash of the event before; 64 zeros for the first. */
  readonly previousHash: string;
  /** SHA-256 over this event's JSON without this member, in hexadecimal. */
  readonly hash: string;
}

/** A call: the event that nearly all of a journal consists of. Together with the policies kept by content it is the call's trace. */
export interface CallEvent extends EventBase {
  readonly kind: 'call';
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly requestId: string;
  /** Whether the operation changes state (CloudTrail's readOnly, negated). */
  readonly mutating: boolean;
  /** The event whose call made this one. */
  readonly parent?: number;
  readonly principal: Principal;
  readonly authentication: Authentication;
  readonly source: CallSource;
  /** The input in its JSON form: timestamps as ISO 8601, blobs as base64, bodies as size and digests. */
  readonly input: JsonObject;
  /** Present where a refused call's input was too long to keep: texts in it are cut, members may be missing, and replay takes the recorded outcome. */
  readonly inputCut?: true;
  readonly instantStateChanges: boolean;
  readonly decisions: readonly DecisionRecord[];
  readonly outcome: RecordedOutcome;
}

/** An account came into being, with what AWS gives a new one in every enabled Region. */
export interface AccountEvent extends EventBase {
  readonly kind: 'account';
  readonly accountId: string;
}

/** The clock was moved forward. */
export interface ClockEvent extends EventBase {
  readonly kind: 'clock';
  readonly advancedBy: number;
}

/** A call, and the nested calls it made, were taken back. */
export interface UndoEvent extends EventBase {
  readonly kind: 'undo';
  /** The number of the call that was taken back. */
  readonly undone: number;
}

/**
 * Something in an attempt at a scenario that is no call: an answer given, a hint taken, a step done. It stands in the journal so that a
 * journal alone says how an attempt went. What there is, the scenarios' side defines.
 */
export interface AttemptEvent extends EventBase {
  readonly kind: 'attempt';
  readonly happening: JsonObject;
}

/** One entry of a cloud's journal. */
export type JournalEvent = CallEvent | AccountEvent | ClockEvent | UndoEvent | AttemptEvent;

/** The journal, to look at. Events come newest first unless `order` says otherwise. */
export interface JournalReader {
  get(number: number): JournalEvent | undefined;
  events(range?: { readonly order?: 'newest' | 'oldest'; readonly after?: number; readonly before?: number; readonly limit?: number }): Iterable<JournalEvent>;
}

/** A body taken in: what the state and the journal know of an object's bytes. Digests are of the whole body. */
export interface BlobRef {
  readonly size: number;
  /** Hexadecimal; the name under which the bytes are kept. */
  readonly sha256: string;
  /** Hexadecimal: an S3 ETag without its quotes. */
  readonly md5: string;
  /** Base64 of the big-endian CRC-64/NVME, S3's default checksum since December 2024. */
  readonly crc64nvme: string;
  /** Base64 digests by the names S3 gives the algorithms (`CRC32`, `CRC32C`, `SHA1`, `SHA256`): those that the request asked for. */
  readonly checksums?: Readonly<Record<string, string>>;
  /** In an answer: the part of the body that is meant, both ends inclusive; absent for all of it. */
  readonly range?: { readonly start: number; readonly end: number };
  /** The bodies that this one is made of, one after the other, each the part of it that its `range` names. Its digests are then those of the parts'. */
  readonly parts?: readonly BodyPart[];
}

/** What of a body finds its bytes. */
export type BodyPart = Pick<BlobRef, 'size' | 'sha256' | 'range' | 'parts'>;

/** Whether a value is a body taken in. */
export function isBlobRef(value: unknown): value is BlobRef {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'crc64nvme' in value && 'size' in value;
}
