import type { Endpoint } from './endpoint.ts';
import type { AccessEntry } from './endpoint-options.ts';

/** How an endpoint is to be served. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly onAccess?: (entry: AccessEntry) => void;
  readonly onFault: (error: unknown) => void;
}

/** An endpoint that other programs find. */
export interface ServedEndpoint extends Endpoint {
  /** Where its certificate lies, with TLS: what programs are to trust. */
  readonly certificateFile?: string;
}

/** What serving needs of the program. */
export interface ServeDeps {
  /** @throws what Node says of a port that can't be had, with its `code` */
  start(options: ServeOptions): Promise<ServedEndpoint>;
  /** Resolves when the process is asked to end: Ctrl-C, SIGTERM, SIGHUP. */
  stopped(): Promise<void>;
}
