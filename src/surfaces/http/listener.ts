import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a request may cost at most. Times are in milliseconds. */
export interface Limits {
  /** Bytes of all headers together. */
  readonly headerBytes: number;
  /** Bytes of a body that has to be whole before it is read. */
  readonly bodyBytes: number;
  readonly connections: number;
  /** Until the headers are there. */
  readonly headersTime: number;
  /** Until the whole request is there; a body of gigabytes takes its time. */
  readonly requestTime: number;
  /** Without a byte moving in either direction. */
  readonly idleTime: number;
  /** How long a connection stays open for another request. */
  readonly keepAliveTime: number;
  /** How long requests under way may take once the listener is closed. */
  readonly graceTime: number;
}

/** What AWS's own services take, about, and what one machine bears. */
export const defaultLimits: Limits = {
  headerBytes: 64 * 1024,
  bodyBytes: 16 * 1024 * 1024,
  connections: 1000,
  headersTime: 20_000,
  requestTime: 6 * 3_600_000,
  idleTime: 60_000,
  // Longer than the SDKs keep theirs (botocore and the JavaScript SDK reuse what is idle): who sends on a connection must not meet its end.
  keepAliveTime: 75_000,
  graceTime: 5_000,
};

/** A key and a certificate, as PEM. */
export interface TlsFiles {
  readonly key: string;
  readonly cert: string;
}

/** Where a listener listens, and how. */
export interface ListenerOptions {
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** 0, or absent, for any that is free. */
  readonly port?: number;
  readonly tls?: TlsFiles;
  readonly limits?: Partial<Limits>;
  /** Told of what is our own fault: why a request came to no answer, or to none of its service's. */
  readonly onFault: (error: unknown) => void;
}

/** Answers a request. What it throws is a fault of ours, and ends the connection. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A port that is listened on. */
export interface Listener {
  /** `http://127.0.0.1:4566`, without a slash at the end. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Takes no more requests, lets those under way come to their end within the time of grace, and closes. */
  close(): Promise<void>;
}

/**
 * Listens on a port.
 * @throws what Node says of a port that can't be had, with its `code`: EADDRINUSE, EACCES, EADDRNOTAVAIL, ENOTFOUND
 */
export async function listen({ host = '127.0.0.1', port = 0, tls, limits: given, onFault }: ListenerOptions, handle: RequestHandler): Promise<Listener> {
  const limits = { ...defaultLimits, ...given };
  const underWay = new Set<ServerResponse>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    // Errors of a connection are told to whoever reads or writes; nobody may be doing either.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    handle(request, response).catch((error: unknown) => {
      onFault(error);
      response.destroy();
    });
  };
  const settings = { maxHeaderSize: limits.headerBytes, keepAliveTimeout: limits.keepAliveTime, noDelay: true };
  const server = tls === undefined ? http.createServer(settings) : https.createServer({ ...settings, key: tls.key, cert: tls.cert });
  server.headersTimeout = limits.headersTime;
  server.requestTimeout = limits.requestTime;
  server.timeout = limits.idleTime;
  // Node would leave out what is too many, and say nothing; whoever reads them counts.
  server.maxHeadersCount = 0;
  server.maxConnections = limits.connections;
  server.on('request', answer);
  // The handler asks for the body, with writeContinue, once it wants it: a caller who is refused need not send it.
  server.on('checkContinue', answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${name}:${address.port}`,
    host: address.address,
    port: address.port,
    close: () => closeServer(server, underWay, limits.graceTime),
  };
}

async function closeServer(server: http.Server, underWay: ReadonlySet<ServerResponse>, graceTime: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of underWay) {
    if (!response.headersSent) response.setHeader('connection', 'close');
    response.once('finish', () => response.socket?.end());
  }
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceTime);
  await closed;
  clearTimeout(timer);
}
