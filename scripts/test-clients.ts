/**
 * Compares nimbi with the real clients: for every operation of every model that a client knows, the input skeleton it prints; and for
 * hundreds of command lines what they send to a recording server, and what they print of its answers (test/parity). Then every real client
 * that is to be had works with the endpoint (test/clients): SDKs, command lines, tools for S3, Terraform.
 *
 *   npm run test:clients [-- --report FILE]
 *
 * The report has the members of vitest's JSON summary that count tests.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModels, type Models } from '../src/models/models.ts';
import { kebabName } from '../src/models/names.ts';
import { inputSkeleton } from '../src/models/skeleton.ts';
import { runClients } from '../test/clients/clients.ts';
import { parityWith } from '../test/parity/parity.ts';
import { askClients, type ClientSkeletons } from './clients/aws-clis.ts';
import { differences } from './clients/compare.ts';
import { repository } from './support/repository.ts';

const knownDifferences: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(repository, 'scripts/clients/known-differences.json'), 'utf8'));

const folder = join(repository, 'src/models/data');
const services = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const models = loadModels({
  text: (path) => readFileSync(join(folder, path.replace(/^models\//, '')), 'utf8'),
  names: () => services,
});

/** What a comparison with one client came to. */
interface Comparison {
  readonly equal: number;
  readonly failures: readonly string[];
  /** Commands that this client does not have, or prints no skeleton for. */
  readonly unknown: number;
}

function compareWith(client: ClientSkeletons, ours: Models): Comparison {
  const failures: string[] = [];
  let equal = 0;
  let unknown = 0;
  for (const [service, commands] of Object.entries(client.skeletons)) {
    const model = ours.service(service);
    const older = model?.source !== `botocore ${client.botocore}`;
    const known = new Map((model?.operations ?? []).map((operation) => [kebabName(operation), ours.operation(service, operation)]));
    for (const command of Object.keys(commands)) if (!known.has(command)) failures.push(`${service} ${command}: we have no such command`);
    for (const [command, operation] of known) {
      const theirs = commands[command];
      const name = `${service} ${command}`;
      if (theirs === undefined && !older && knownDifferences[name] === undefined) failures.push(`${name}: the client has no such command`);
      if (theirs === undefined || theirs === null || operation === undefined) unknown += 1;
      else {
        const found = differences(theirs, inputSkeleton(operation), older);
        if (found.length === 0) equal += 1;
        else failures.push(`${name}: ${found.slice(0, 3).join('; ')}`);
      }
    }
  }
  return { equal, failures, unknown };
}

async function main(args: readonly string[]): Promise<number> {
  const { clients, missing } = askClients(services);
  let passed = 0;
  let failed = 0;
  for (const client of clients) {
    const { equal, failures, unknown } = compareWith(client, models);
    console.log(`${client.name} ${client.version}: ${equal} skeletons equal, ${failures.length} differ; it has no skeleton for ${unknown} of our operations`);
    for (const failure of failures.slice(0, 20)) console.log(`  ${failure}`);
    passed += equal;
    failed += failures.length;
    const parity = await parityWith(client);
    const { differing: listed } = parity;
    const all = parity.same + listed + parity.failures.length + parity.tooNew;
    console.log(
      `${client.name} ${client.version}: of ${all} command lines ${parity.same} send and print the same, ${listed} differ as listed, ${parity.failures.length} differ otherwise; ${parity.tooNew} are too new for it`,
    );
    for (const [reason, count] of parity.reasons) console.log(`  as listed, ${count}: ${reason}`);
    for (const failure of parity.failures.slice(0, 20)) console.log(`  ${failure.slice(0, 600)}`);
    for (const reason of parity.stale) console.log(`  listed, and no longer different: ${reason}`);
    passed += parity.same + listed;
    failed += parity.failures.length + parity.stale.length;
  }
  for (const line of missing) console.log(`Not to be had: ${line}`);
  if (clients.length === 0) failed += 1;
  const served = await runClients(console.log);
  passed += served.passed;
  failed += served.failed;
  console.log(`${passed} passed, ${failed} failed`);
  const report = args[args.indexOf('--report') + 1];
  if (args.includes('--report') && report !== undefined) writeFileSync(report, JSON.stringify({ numPassedTests: passed, numFailedTests: failed }));
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
