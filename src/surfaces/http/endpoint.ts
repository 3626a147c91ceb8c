import type { ServerResponse } from 'node:http';
import type { EndpointOptions } from './endpoint-options.ts';
import { type Listener, listen, type RequestHandler } from './listener.ts';
import { type Health, healthPath } from './running.ts';
import { serviceHandler } from './service-handler.ts';

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
