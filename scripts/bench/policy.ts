import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PolicyReference } from '../../src/kernel/need.ts';
import type { UserPrincipal } from '../../src/kernel/principal.ts';
import { decide } from '../../src/policy/decide.ts';
import type { DecisionRequest } from '../../src/policy/decision-request.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';
import { type Benchmark, median } from './measure.ts';

/**
 * Measures the policy engine, in processor time so that a busy machine does not count: warm decisions a second over ten attached policies
 * with conditions, the first decision of a process, and hostile patterns.
 */

/** Told to a process that shall do nothing but decide once. */
const FIRST_DECISION = '--first-decision';

const account = '111122223333';
const principal: UserPrincipal = {
  type: 'User',
  accountId: account,
  arn: `arn:aws:iam::${account}:user/ana`,
  id: 'AIDAEXAMPLE',
  userName: 'ana',
};

const statement = (index: number, more: object = {}) => ({
  Sid: `S${index}`,
  Effect: 'Allow',
  Action: [`s3:Get*`, `s3:List*`, `ec2:Describe*`],
  Resource: [`arn:aws:s3:::team-${index}/*`, `arn:aws:s3:::team-${index}`],
  Condition: { StringEquals: { 'aws:PrincipalTag/team': `team-${index}` }, IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
  ...more,
});

/** The document of each of ten policies: conditions, a home directory by policy variable, an MFA guard and a boundary. */
const documents = [
  ...Array.from({ length: 7 }, (_, index) => [statement(index), statement(index + 10, { Action: 'sqs:*', Resource: '*' })]),
  [statement(7, { Resource: 'arn:aws:s3:::homes/${aws:username}/*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
  [
    {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
    },
    { Effect: 'Deny', Action: 's3:Delete*', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } },
  ],
  [{ Effect: 'Allow', Action: ['s3:*', 'ec2:*', 'iam:Get*'], Resource: '*' }],
].map((statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements }));

const references = documents.map(
  (_, index): PolicyReference => ({
    kind: index === documents.length - 1 ? 'boundary' : 'identity',
    name: `policy ${index}`,
    attachedTo: 'user ana',
    hash: String(index),
  }),
);

const context = (ip: string) => ({
  'aws:username': 'ana',
  'aws:userid': 'AIDAEXAMPLE',
  'aws:PrincipalArn': principal.arn,
  'aws:PrincipalAccount': account,
  'aws:PrincipalType': 'User',
  'aws:PrincipalTag/team': 'team-6',
  'aws:SourceIp': ip,
  'aws:SecureTransport': 'true',
  'aws:RequestedRegion': 'us-east-1',
  'aws:CurrentTime': '2026-11-24T00:00:00Z',
  'aws:UserAgent': 'aws-cli/2.32.0',
  'aws:ViaAWSService': 'false',
});

/** Requests as a service makes them: each with a context of its own; some allowed, some not. */
const requests: readonly DecisionRequest[] = Array.from({ length: 64 }, (_, index) => ({
  principal,
  action: index % 4 === 0 ? 's3:ListBucket' : 's3:GetObject',
  resource: index % 3 === 0 ? `arn:aws:s3:::homes/ana/photo-${index}.jpg` : `arn:aws:s3:::team-${index % 10}/object-${index}`,
  resourceAccountId: account,
  context: context(`10.0.0.${index}`),
}));

/** The processor time of this process so far, in milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function newLookup() {
  const cache = createPolicyCache();
  return (hash: string) => cache.get(hash, () => documents[Number(hash)] ?? '');
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

/** Milliseconds of the first decision, the policies unparsed. */
function first(): number {
  const [request] = requests;
  const start = cpuTime();
  if (request !== undefined) decide(request, references, newLookup());
  return cpuTime() - start;
}

/** The same in processes of their own. */
const firstOfProcess = (runs: number): number =>
  median(
    Array.from({ length: runs }, () =>
      Number(execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), FIRST_DECISION], { encoding: 'utf8' })),
    ),
  );

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
  const request = { principal, action: 's3:GetObject', resource: `arn:aws:s3:::b/${'a'.repeat(1_024)}`, resourceAccountId: account, context: {} };
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
      { what: 'first decision of a process over them', value: firstOfProcess(Math.min(runs, 9)), unit: 'ms', must: { atMost: 2 } },
      ...Object.entries(hostile).map(([name, pattern]) => ({ what: `decision over ${name}`, value: against(pattern), unit: 'µs', must: { atMost: 100 } })),
    ];
  },
};

if (process.argv.includes(FIRST_DECISION)) console.log(String(first()));
