import type { AwsError } from './aws-error.ts';

/** A part of a signed request. `form`: the signature itself, as it is written; `key`: the secret it was made with. */
export type SignedPart = 'form' | 'method' | 'path' | 'query' | 'header' | 'body' | 'scope' | 'date' | 'key';

/** Why a signature was not accepted, as far as whoever holds the secret can tell. */
export interface SignatureFinding {
  /** What differs between what was signed and what came. */
  readonly part: SignedPart;
  /** The header or the parameter of the query that is meant. */
  readonly name?: string;
  /** What was signed, or would have been right; `received` is what came. */
  readonly expected?: string;
  readonly received?: string;
  /** What would have been signed of the request as it came, session tokens left out. */
  readonly canonicalRequest?: string;
  readonly stringToSign?: string;
}

/** How a request that came over the wire was signed. */
export interface SignatureRecord {
  readonly place: 'header' | 'query';
  /** How its body is held to the signature. */
  readonly payload: 'signed' | 'unsigned' | 'signedChunks' | 'unsignedChunks';
  /** Present where it was not accepted. */
  readonly finding?: SignatureFinding;
}

/** What is wrong with a signature. */
export interface SignatureFault {
  /** Where the service has words of its own for it, beside those for a signature that does not match. */
  readonly error?: AwsError;
  /** Added to the details of the service's own error. */
  readonly details?: Readonly<Record<string, string>>;
  readonly finding: SignatureFinding;
}

/** What comes over the wire in place of a secret: something that only its holder can have made. */
export interface RequestSignature {
  /** Empty where it can't be read. */
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly record: SignatureRecord;
  /** What is wrong whatever the secret is: its form, its age, where it is good for. */
  readonly fault?: SignatureFault;
  /** Whether the request was signed with this secret. */
  check(secretAccessKey: string): SignatureFault | undefined;
  /**
   * Whether a body that was taken in as it came is the one that was signed.
   * @param sha256 in hexadecimal
   */
  checkBody(sha256: string): SignatureFault | undefined;
}
