import type { ServerResponse } from 'node:http';
import type { Models } from '../../models/models.ts';
import { type Listener, type ListenerOptions, listen, type RequestHandler } from './listener.ts';
import { type Health, healthPath } from './running.ts';
import type { ServedClouds } from './served-clouds.ts';
import { serviceHandler } from './service-handler.ts';

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
  /** The machine's time, which callers sign with, in milliseconds since 1970. */
  readonly now: () => number;
  /** A random UUID, for answers to what no cloud took down. */
  readonly newRequestId: () => string;
  readonly onAccess?: (entry: AccessEntry) => void;
  /** Told of what is our own fault: a request that came to no answer of the pipeline's. */
  readonly onFault?: (error: unknown) => void;
  /** Answers requests whose path begins so (`/_nimbi/...`), before any service is looked for; keys begin with a slash. */
  readonly mounted?: Readonly<Record<string, RequestHandler>>;
}

/** The services' endpoint: one port, all services, all clouds. */
export type Endpoint = Listener;

/**
 * Starts the services' endpoint.
 * @throws what Node says of a port that can't be had, with its `code`
 */
export function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  return listen(options, endpointHandler(options));
}

function endpointHandler(options: EndpointOptions): RequestHandler {
  const { mounted = {} } = options;
  const answer = serviceHandler(options);
  return (request, response) => {
    const { url = '/' } = request;
    if (url === healthPath) return health(response);
    const mount = Object.keys(mounted).find((prefix) => url === prefix || url.startsWith(`${prefix}/`));
    const handler = mount === undefined ? undefined : mounted[mount];
    return (handler ?? answer)(request, response);
  };
}

function health(response: ServerResponse): Promise<void> {
  const body: Health = { status: 'ok', nimbi: true, pid: process.pid };
  response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
  return Promise.resolve();
}
