/** What of botocore's model files (`service-2.json`, `paginators-1.json`, `waiters-2.json`) the conversion reads. */

/** A reference to a shape, with the traits of that place. */
export interface SourceReference {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly queryName?: string;
  readonly streaming?: boolean;
  readonly flattened?: boolean;
  readonly xmlAttribute?: boolean;
  readonly xmlNamespace?: SourceNamespace;
  readonly idempotencyToken?: boolean;
  readonly hostLabel?: boolean;
  readonly deprecated?: boolean;
  readonly eventpayload?: boolean;
  readonly timestampFormat?: string;
  readonly resultWrapper?: string;
}

/** An XML namespace, as botocore writes it: an object or the bare URI. */
export type SourceNamespace = string | { readonly uri: string; readonly prefix?: string };

/** A shape of any type. */
export interface SourceShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, SourceReference>>;
  readonly member?: SourceReference;
  readonly key?: SourceReference;
  readonly value?: SourceReference;
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly document?: boolean;
  readonly eventstream?: boolean;
  readonly event?: boolean;
  readonly payload?: string;
  readonly locationName?: string;
  readonly xmlNamespace?: SourceNamespace;
  readonly exception?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean };
  readonly sensitive?: boolean;
  readonly flattened?: boolean;
  readonly streaming?: boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly timestampFormat?: string;
}

/** An operation. */
export interface SourceOperation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: SourceReference;
  readonly output?: SourceReference;
  readonly errors?: readonly SourceReference[];
  readonly authtype?: string;
  readonly endpoint?: { readonly hostPrefix?: string };
  readonly deprecated?: boolean;
  readonly httpChecksum?: Readonly<Record<string, unknown>>;
  readonly httpChecksumRequired?: boolean;
  readonly unsignedPayload?: boolean;
}

/** `service-2.json`. */
export interface SourceModel {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, SourceOperation>>;
  readonly shapes: Readonly<Record<string, SourceShape>>;
}

/** One entry of `paginators-1.json`. */
export interface SourcePaginator {
  readonly input_token: string | readonly string[];
  readonly output_token: string | readonly string[];
  readonly limit_key?: string;
  readonly more_results?: string;
  readonly result_key?: string | readonly string[];
  readonly non_aggregate_keys?: readonly string[];
}

/** One entry of `waiters-2.json`. */
export interface SourceWaiter {
  readonly operation: string;
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly {
    readonly state: string;
    readonly matcher: string;
    readonly argument?: string;
    readonly expected: string | number | boolean;
  }[];
}

/** All that botocore knows of one service. */
export interface SourceService {
  /** Such as `botocore 1.43.11`. */
  readonly source: string;
  /** The command line's name. */
  readonly service: string;
  readonly model: SourceModel;
  readonly pagination: Readonly<Record<string, SourcePaginator>>;
  readonly waiters: Readonly<Record<string, SourceWaiter>>;
}
