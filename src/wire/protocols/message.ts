import type { AwsError } from '../../kernel/aws-error.ts';
import type { BlobRef } from '../../kernel/journal.ts';
import type { OperationModel, ServiceModel } from '../../models/model.ts';

/** A body that is not held as a whole: chunks as they come, or one that a cloud keeps. */
export type StreamingBody = AsyncIterable<Uint8Array> | BlobRef;

/** Header names are in lower case. Values are as HTTP/1.1 has them: characters up to U+00FF. */
export type Headers = Readonly<Record<string, string>>;

/** A query's parameters, decoded, in order; the value is empty where there is none. */
export type Query = readonly (readonly [string, string])[];

/** A request as it travels, without its host and its signature. */
export interface WireRequest {
  readonly method: string;
  /** Percent-encoded, beginning with a slash, without the query. */
  readonly path: string;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Uint8Array | StreamingBody;
  /** What stands before the endpoint's host, such as `123456789012.`. */
  readonly hostPrefix?: string;
}

/** An answer as it travels. The body of one that an operation does not stream is whole. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array | StreamingBody;
}

/** An operation with the service that it belongs to: what a codec works by. */
export interface WireOperation {
  readonly service: ServiceModel;
  readonly model: OperationModel;
}

/** What an answer carries besides its members. */
export interface AnswerFacts {
  readonly requestId: string;
  /** The second id that S3's answers carry. */
  readonly hostId?: string;
}

/** One protocol, in both directions: the client's half and the server's. */
export interface Codec {
  /** Writes a call. `input` is in native form, as `decodeInput` gives it. @throws Error for a value that is not of its shape's form */
  encodeRequest(operation: WireOperation, input: Readonly<Record<string, unknown>>): WireRequest;
  /**
   * Reads a call whose operation is known (see `Router`), in native form. The body of a streaming operation stays as it is.
   * @throws AwsError for what cannot be read
   */
  decodeRequest(operation: WireOperation, request: WireRequest): Record<string, unknown>;
  /** Writes an answer, in native form. */
  encodeResponse(operation: WireOperation, output: Readonly<Record<string, unknown>>, facts: AnswerFacts): WireResponse;
  /** Reads an answer. @throws AwsError `SerializationException` or a plain Error for what cannot be read */
  decodeResponse(operation: WireOperation, response: WireResponse): Record<string, unknown>;
  /** Writes a refusal. `operation.model` is absent where it was refused before its operation was known. */
  encodeError(operation: Partial<WireOperation> & Pick<WireOperation, 'service'>, error: AwsError, facts: AnswerFacts): WireResponse;
  /** Reads a refusal: an answer whose status is 300 or more. One without a body is named by its status. */
  decodeError(response: WireResponse): AwsError;
}

/** The status from which on an answer is a refusal. */
export const isRefusal = (status: number): boolean => status >= 300;
