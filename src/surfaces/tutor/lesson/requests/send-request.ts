import { createServer, type IncomingMessage, request as openRequest, type Server } from 'node:http';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Cloud } from '../../../../engine/cloud.ts';
import { seededIds } from '../../../../engine/seeded-ids.ts';
import { lastEventNumber } from '../../../../learn/journal-end.ts';
import type { Models } from '../../../../models/models.ts';
import { onlyCloud } from '../../../http/served-clouds.ts';
import { serviceHandler } from '../../../http/service-handler.ts';
import { headerOf, type RequestFile } from './request-file.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Such as `Forbidden`. */
  readonly reason: string;
  readonly body: string;
}

/**
 * Sends a request to a cloud over HTTP, by a connection inside this process: nothing is listened on, and the cloud's clock is the service's.
 * @param ip the address that it comes from
 * @throws what is a fault of the service's own
 */
export async function sendRequest(request: RequestFile, cloud: Cloud, models: Models, ip: string): Promise<Answer> {
  const [ours, theirs] = duplexPair();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      serve(cloud, models, reject).emit('connection', Object.assign(theirs, { remoteAddress: ip }));
      exchange(request, ours).then(resolve, reject);
    });
  } finally {
    ours.destroy();
    theirs.destroy();
  }
}

function serve(cloud: Cloud, models: Models, onFault: (error: unknown) => void): Server {
  const newRequestId = (): string => seededIds(cloud.facts.seed, lastEventNumber(cloud), 'request').uuid();
  const handle = serviceHandler({ clouds: onlyCloud(cloud), models, now: () => cloud.now(), clock: 'cloud', newRequestId, onFault });
  return createServer({ keepAlive: false }, (received, response) => {
    handle(received, response).catch(onFault);
  });
}

async function exchange(request: RequestFile, connection: ReturnType<typeof duplexPair>[0]): Promise<Answer> {
  const answer = await responseTo(request, connection);
  return { status: answer.statusCode ?? 0, reason: answer.statusMessage ?? '', body: await text(answer) };
}

function responseTo(request: RequestFile, connection: ReturnType<typeof duplexPair>[0]): Promise<IncomingMessage> {
  const length: readonly (readonly [string, string])[] =
    headerOf(request, 'content-length') === undefined ? [['Content-Length', String(Buffer.byteLength(request.body))]] : [];
  return new Promise((resolve, reject) => {
    const sent = openRequest({
      createConnection: () => connection,
      method: request.method,
      path: request.target,
      headers: [...request.headers, ...length].flat(),
      setHost: false,
    });
    sent.once('response', resolve);
    sent.once('error', reject);
    sent.end(request.body);
  });
}
