import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MetadataService } from './service.ts';

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** Answers HTTP requests for one instance's metadata. Who is on this computer is on the instance; who comes from elsewhere, as from a container, is one hop further. */
export function metadataHandler(service: MetadataService): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { method = 'GET', url = '/', headers, socket } = request;
    const answer = await service({ method, path: url, headers, hops: loopback.test(socket.remoteAddress ?? '') ? 1 : 2 });
    if (answer === undefined) {
      socket.destroy();
      return;
    }
    response.writeHead(answer.status, {
      ...answer.headers,
      'accept-ranges': 'none',
      'content-length': Buffer.byteLength(answer.body),
      'content-type': answer.type,
      server: 'EC2ws',
    });
    response.end(method === 'HEAD' ? undefined : answer.body);
  };
}
