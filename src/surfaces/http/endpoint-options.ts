import type { Models } from '../../models/models.ts';
import type { ListenerOptions, RequestHandler } from './listener.ts';
import type { ServedClouds } from './served-clouds.ts';

/** A request that was answered, for an access log. */
export interface AccessEntry {
  /** The machine's time when it came, in milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  /** Path and query; signatures and session tokens in it are left out. */
  readonly target: string;
  readonly status: number;
  readonly bytesOut: number;
  /** Milliseconds. */
  readonly took: number;
  readonly service?: string;
  readonly operation?: string;
  readonly accessKeyId?: string;
  readonly requestId?: string;
}

/** What an endpoint needs. */
export interface EndpointOptions extends ListenerOptions {
  readonly clouds: ServedClouds;
  readonly models: Models;
  /** The time that callers sign with, in milliseconds since 1970. */
  readonly now: () => number;
  /** Whose time that is; the machine's when absent. */
  readonly clock?: 'machine' | 'cloud';
  /** A random UUID, for answers to what no cloud took down. */
  readonly newRequestId: () => string;
  readonly onAccess?: (entry: AccessEntry) => void;
  /** Answers requests whose path begins so (`/_nimbi/...`), before any service is looked for; keys begin with a slash. */
  readonly mounted?: Readonly<Record<string, RequestHandler>>;
}
