import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { awsClis } from './aws-cli.ts';
import type { Client } from './client.ts';
import { s3Tools } from './s3-tools.ts';
import { sdkDrivers } from './sdk-drivers.ts';
import { terraform } from './terraform.ts';
import { startWorld, type World } from './world.ts';

/** The real clients. The SDK for JavaScript has its own file, which is part of the ordinary tests. */
const clients: readonly Client[] = [...sdkDrivers, ...awsClis, ...s3Tools, terraform];

/** What all clients came to. */
export interface ClientsReport {
  readonly passed: number;
  readonly failed: number;
}

/** Installs packages where that needs no questions: as root, on Debian. */
function install(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], quiet);
}

/**
 * Runs every client that is here or can be installed against an endpoint, and says of each what it came to, and which are not to be had.
 * @param only the ids of those to run; all when empty
 */
export async function runClients(say: (line: string) => void, only: readonly string[] = []): Promise<ClientsReport> {
  const world = await startWorld();
  let passed = 0;
  let failed = 0;
  try {
    for (const client of clients.filter(({ id }) => only.length === 0 || only.includes(id))) {
      const results = await runClient(client, world, say);
      passed += results.passed;
      failed += results.failed;
    }
  } finally {
    await world.close();
  }
  return { passed, failed };
}

async function runClient(client: Client, world: World, say: (line: string) => void): Promise<ClientsReport> {
  const { name, id, packages = [] } = client;
  if (packages.length > 0 && (await client.version()) === undefined) install(packages);
  const version = await client.version();
  if (version === undefined) {
    say(`Not to be had: ${name}${packages.length === 0 ? '' : ` (Debian: ${packages.join(', ')})`}`);
    return { passed: 0, failed: 0 };
  }
  const results = await client.run(world, await world.factsFor(id));
  const failures = results.filter(({ ok }) => !ok);
  const passed = results.filter(({ ok }) => ok).map(({ check }) => check);
  say(`${name} ${version} against the endpoint: ${passed.length} passed (${passed.join(', ')}), ${failures.length} failed`);
  for (const { check, why = 'no reason given' } of failures) say(`  ${check}: ${why.slice(0, 800)}`);
  // A client that ran nothing is no success.
  return { passed: passed.length, failed: failures.length + (results.length === 0 ? 1 : 0) };
}
