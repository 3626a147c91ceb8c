/**
 * The project's compact form of AWS's service models, made by `scripts/models` from botocore's.
 * One piece a service (`models/<service>/service.json`) and one an operation (`models/<service>/<Operation>.json`),
 * each complete in itself, so that a call loads two small files. What few calls need of a service is in `operations.json` and `waiters.json`.
 */

/** `models/<service>/service.json`: what is true of a whole service. The two lists are loaded when they are looked at. */
export interface ServiceModel {
  /** The command line's name: `iam`, `s3`, `ec2-instance-connect`. */
  readonly service: string;
  /** The version of the models: `botocore 1.43.11`. */
  readonly source: string;
  readonly apiVersion: string;
  readonly protocol: 'query' | 'ec2' | 'rest-xml' | 'rest-json' | 'json';
  readonly jsonVersion?: string;
  readonly targetPrefix?: string;
  readonly endpointPrefix: string;
  readonly signingName: string;
  readonly globalEndpoint?: string;
  readonly serviceId: string;
  readonly fullName: string;
  readonly abbreviation?: string;
  readonly xmlNamespace?: string;
  /** Every operation's name, in AWS's order. */
  readonly operations: readonly string[];
  readonly waiters: Readonly<Record<string, Waiter>>;
}

/** How a waiter polls: `aws SERVICE wait NAME`. */
export interface Waiter {
  readonly operation: string;
  /** Seconds between two tries. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly {
    readonly state: 'success' | 'retry' | 'failure';
    readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error';
    readonly argument?: string;
    readonly expected: string | number | boolean;
  }[];
}

/** How an operation's answers are paged. Tokens and result keys are JMESPath expressions; the first result key is the one that limits count. */
export interface Paginator {
  readonly inputTokens: readonly string[];
  readonly outputTokens: readonly string[];
  readonly limitKey?: string;
  readonly moreResults?: string;
  readonly resultKeys: readonly string[];
  readonly nonAggregateKeys: readonly string[];
}

/** `models/<service>/<Operation>.json`: an operation with every shape that it reaches. */
export interface OperationModel {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  /** Names into `shapes`; absent where there is no input or output. */
  readonly input?: string;
  readonly output?: string;
  readonly resultWrapper?: string;
  readonly errors: readonly string[];
  readonly paginator?: Paginator;
  readonly authtype?: 'none';
  readonly hostPrefix?: string;
  readonly deprecated?: true;
  readonly httpChecksum?: {
    readonly requestAlgorithmMember?: string;
    readonly requestChecksumRequired?: boolean;
    readonly requestValidationModeMember?: string;
    readonly responseAlgorithms?: readonly string[];
  };
  readonly unsignedPayload?: true;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A type of the model. */
export type Shape = StructureShape | ListShape | MapShape | StringShape | NumberShape | BooleanShape | TimestampShape | BlobShape;

interface AnyShape {
  readonly sensitive?: true;
}

/** Named members; also the input, the output and each error of an operation. */
export interface StructureShape extends AnyShape {
  readonly type: 'structure';
  /** In AWS's order. */
  readonly members: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  readonly union?: true;
  readonly document?: true;
  readonly eventstream?: true;
  readonly event?: true;
  /** The member that is the HTTP body. */
  readonly payload?: string;
  readonly locationName?: string;
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  /** Present on errors. */
  readonly exception?: true;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean };
}

/** A reference to a shape, with what is particular to this place. */
export interface Member {
  readonly shape: string;
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';
  readonly locationName?: string;
  readonly queryName?: string;
  readonly streaming?: true;
  readonly flattened?: true;
  readonly xmlAttribute?: true;
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  readonly idempotencyToken?: true;
  readonly hostLabel?: true;
  readonly deprecated?: true;
  readonly eventpayload?: true;
  readonly timestampFormat?: 'iso8601' | 'rfc822' | 'unixTimestamp';
}

/** Items of one shape; `min` and `max` bound their number. */
export interface ListShape extends AnyShape {
  readonly type: 'list';
  readonly member: Member;
  readonly flattened?: true;
  readonly min?: number;
  readonly max?: number;
}

/** Entries whose keys and values have a shape each; `min` and `max` bound their number. */
export interface MapShape extends AnyShape {
  readonly type: 'map';
  readonly key: Member;
  readonly value: Member;
  readonly flattened?: true;
  readonly locationName?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Text; `min` and `max` bound its length in characters. */
export interface StringShape extends AnyShape {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

/** A number; `min` and `max` bound its value. */
export interface NumberShape extends AnyShape {
  readonly type: 'integer' | 'long' | 'double' | 'float';
  readonly min?: number;
  readonly max?: number;
}

/** True or false. */
export interface BooleanShape extends AnyShape {
  readonly type: 'boolean';
}

/** A moment, with the format in which the protocol writes it. */
export interface TimestampShape extends AnyShape {
  readonly type: 'timestamp';
  readonly timestampFormat?: 'iso8601' | 'rfc822' | 'unixTimestamp';
}

/** Bytes; `min` and `max` bound their number. */
export interface BlobShape extends AnyShape {
  readonly type: 'blob';
  readonly streaming?: true;
  readonly min?: number;
  readonly max?: number;
}
