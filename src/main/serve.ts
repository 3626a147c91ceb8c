import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEndpoint } from '../surfaces/http/endpoint.ts';
import { announceEndpoint, withdrawEndpoint } from '../surfaces/http/running.ts';
import type { ServeDeps, ServedEndpoint, ServeOptions } from '../surfaces/http/serving.ts';
import type { Program } from './program.ts';
import { servedClouds } from './served-clouds.ts';

/** What `nimbi serve` has of the program. */
export const serveDeps = (program: Program): ServeDeps => ({
  start: (options) => start(program, options),
  stopped: () => stopped(program),
});

async function start(program: Program, { host, port, tls, onAccess, onFault }: ServeOptions): Promise<ServedEndpoint> {
  const { home, machinery, models } = program;
  await program.ready();
  const now = (): number => machinery.clock.now();
  const files = tls ? (await import('../surfaces/http/tls/certificate.ts')).selfSigned(now(), host) : undefined;
  const endpoint = await startEndpoint({
    host,
    port,
    clouds: await servedClouds(program),
    models,
    now,
    newRequestId: randomUUID,
    onFault,
    ...(files && { tls: files }),
    ...(onAccess && { onAccess }),
  });
  if (program.ephemeral) return endpoint;
  const certificateFile = files && join(home.folder, `endpoint-${endpoint.port}.pem`);
  const url = endpoint.url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
  try {
    if (certificateFile !== undefined) writeFileSync(certificateFile, files?.cert ?? '');
    announceEndpoint(home.folder, { pid: process.pid, url, ...(certificateFile !== undefined && { certificateFile }) });
  } catch (error) {
    await endpoint.close();
    throw error;
  }
  return {
    ...endpoint,
    ...(certificateFile !== undefined && { certificateFile }),
    close: async () => {
      withdrawEndpoint(home.folder, process.pid);
      if (certificateFile !== undefined) rmSync(certificateFile, { force: true });
      await endpoint.close();
    },
  };
}

/** Ctrl-C ends what waits; the other signals end a process that does not listen to them. */
function stopped({ io }: Program): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGTERM', 'SIGHUP'] as const;
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
    if (io.signal?.aborted) stop();
    else io.signal?.addEventListener('abort', stop);
  });
}
