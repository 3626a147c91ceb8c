import { spawnSync } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from './measure.ts';

const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_DEFAULT_REGION: 'us-east-1', AWS_CONFIG_FILE: '/dev/null' };

/**
 * Runs `work` with the real `aws` on this machine, sent to a server in this process that answers at once: nothing is looked up, checked or
 * kept, so that what is timed is the client.
 * @returns `undefined` where no `aws` is installed
 */
export async function withAws<Result>(answer: RequestListener, work: (command: (line: string) => Command) => Promise<Result>): Promise<Result | undefined> {
  if (spawnSync('aws', ['--version']).status !== 0) return undefined;
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work((line) => ({ file: 'aws', args: [...line.split(' '), '--endpoint-url', `http://127.0.0.1:${port}`], env }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
