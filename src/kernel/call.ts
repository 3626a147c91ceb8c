import type { AwsError } from './aws-error.ts';
import type { CallSource } from './call-source.ts';
import type { CallEvent } from './journal.ts';
import type { RequestSignature } from './signature.ts';

/** What a caller signs with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** One API request on its way in, as a surface hands it over. */
export interface Call {
  /** `iam`, `s3`, `ec2` … as in the models. */
  readonly service: string;
  /** AWS's name, such as `ListBuckets`. */
  readonly operation: string;
  readonly region: string;
  /** By the model: timestamps as Date or ISO 8601 text, blobs as bytes, a streaming `Body` as bytes or chunks. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Absent, and `signature` too: the request is not signed. */
  readonly credentials?: Credentials;
  /** Of a request that came over the wire, in place of `credentials`. */
  readonly signature?: RequestSignature;
  /** Why the input could not be read: the call is refused with it once its caller is known. */
  readonly unreadable?: AwsError;
  /** Members of the input that come after the body, known once that has been read to its end. */
  readonly afterBody?: () => Readonly<Record<string, unknown>>;
  readonly source: CallSource;
}

/** What came of a call. */
export type CallResult =
  /** `event` is absent where somebody else's program answered, over the network. */
  | { readonly ok: true; readonly output: Record<string, unknown>; readonly event?: CallEvent }
  /** `event` is absent only where no cloud was reached, for an operation that is not simulated. */
  | { readonly ok: false; readonly error: AwsError; readonly event?: CallEvent };
