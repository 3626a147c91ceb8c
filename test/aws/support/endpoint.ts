import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came to the endpoint. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the endpoint says: an answer, or what happens instead: the connection is closed, before or after so many bytes of the body, or nothing ever comes. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array; readonly cutAfter?: number }
  | 'close'
  | 'silence';

/** An endpoint on this computer that answers from a list, the last reply as often as it is asked. */
export class Endpoint {
  readonly received: Received[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(replies: readonly Reply[]): Promise<Endpoint> {
    let asked = 0;
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url = '', headers } = request;
      endpoint.received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('latin1') });
      const reply = replies[Math.min(asked, replies.length - 1)] ?? {};
      asked += 1;
      if (reply === 'silence') return;
      if (reply === 'close') {
        request.socket.destroy();
        return;
      }
      const body = Buffer.from(reply.body ?? '');
      response.writeHead(reply.status ?? 200, { 'content-length': body.length, ...reply.headers });
      if (reply.cutAfter === undefined) response.end(body);
      else response.write(body.subarray(0, reply.cutAfter), () => request.socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = new Endpoint(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return endpoint;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
