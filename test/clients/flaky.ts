import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** S3's own answer to callers that are too many. */
const slowDown = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';

/**
 * Stands before an endpoint and passes on what it gets; but each method on a path with `flaky-` in it is at first answered with 503, and the
 * second time with a connection that breaks off. Only who tries again comes through.
 */
export async function startFlaky(target: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const seen = new Map<string, number>();
  const { hostname, port } = new URL(target);
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url, headers } = request;
    const onward = http.request({ hostname, port, method, path: url, headers, setHost: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  };
  const server = http.createServer((request, response) => {
    const { method, url = '' } = request;
    const name = `${method} ${url.split('?')[0]}`;
    const tries = url.includes('flaky-') ? (seen.get(name) ?? 0) + 1 : Number.POSITIVE_INFINITY;
    if (tries <= 2) seen.set(name, tries);
    if (tries === 1) {
      request.resume();
      response.writeHead(503, { 'content-type': 'application/xml', connection: 'close' }).end(slowDown);
    } else if (tries === 2) {
      request.socket.destroy();
    } else {
      pass(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
