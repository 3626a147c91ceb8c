import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyReference } from '../../src/kernel/need.ts';
import { decide } from '../../src/policy/decide.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';
import { bundled } from './bundled.ts';
import { type Benchmark, median } from './measure.ts';
import { newLookup, principal, references, requests } from './policies.ts';

/**
 * Measures the policy engine, in processor time so that a busy machine does not count: warm decisions a second over ten attached policies
 * with conditions, the first decision of a process, and hostile patterns.
 */

/** The processor time of this process so far, in milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Decisions a second, after the compiler has seen them often. */
function warm(): number {
  const lookup = newLookup();
  const decideAll = () => {
    for (const request of requests) decide(request, references, lookup);
  };
  for (let round = 0; round < 2_000; round++) decideAll();
  const rounds = 10_000;
  const start = cpuTime();
  for (let round = 0; round < rounds; round++) decideAll();
  return (rounds * requests.length * 1_000) / (cpuTime() - start);
}

/**
 * A process that decides once, its code compiled before as that of the program is (bin/nimbi.js), and says in how many milliseconds. It takes
 * the script and the file of its code cache, which it makes where there is none.
 */
const LOADER = `
  const { existsSync, readFileSync, writeFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const [, file, cache] = process.argv;
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const script = new Script('(function (exports) {' + readFileSync(file, 'utf8') + '})', { filename: file, cachedData });
  script.runInThisContext()({});
  if (cachedData === undefined) writeFileSync(cache, script.createCachedData());
`;

/** Milliseconds of the first decision of a process, the policies unparsed. */
async function firstOfProcess(runs: number): Promise<number> {
  const file = await bundled('first-decision', 'cjs');
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-bench-'));
  const once = () => Number(execFileSync(process.execPath, ['-e', LOADER, file, join(folder, 'first-decision.bin')], { encoding: 'utf8' }));
  try {
    once();
    return median(Array.from({ length: runs }, once));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Patterns of the greatest length, made to cost as much as they can against a long object key. */
const hostile: Readonly<Record<string, string>> = {
  '*?*?…': '*?'.repeat(3_072),
  'a*a*…b': `arn:aws:s3:::b/${'a*'.repeat(3_064)}b`,
  '*a?a?…*b': `*${'a?'.repeat(250)}*b`,
};

/** Microseconds of a decision over one policy with that pattern. */
function against(pattern: string): number {
  const cache = createPolicyCache();
  const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: pattern } });
  const lookup = (hash: string) => cache.get(hash, () => document);
  const attached: PolicyReference = { kind: 'identity', name: 'hostile', attachedTo: 'user ana', hash: 'hostile' };
  const request = { principal, action: 's3:GetObject', resource: `arn:aws:s3:::b/${'a'.repeat(1_024)}`, resourceAccountId: principal.accountId, context: {} };
  decide(request, [attached], lookup);
  const times = 10_000;
  const start = cpuTime();
  for (let index = 0; index < times; index++) decide(request, [attached], lookup);
  return ((cpuTime() - start) / times) * 1_000;
}

/** The policy engine, in processor time. */
export const benchmark: Benchmark = {
  async run(runs) {
    return [
      { what: 'decisions of many kinds over 10 policies with conditions, warm', value: warm(), unit: '/s', must: { atLeast: 500_000 } },
      { what: 'first decision of a process over them', value: await firstOfProcess(Math.min(runs, 21)), unit: 'ms', must: { atMost: 2 } },
      ...Object.entries(hostile).map(([name, pattern]) => ({ what: `decision over ${name}`, value: against(pattern), unit: 'µs', must: { atMost: 100 } })),
    ];
  },
};
