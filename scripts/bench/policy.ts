import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PolicyReference } from '../../src/kernel/need.ts';
import type { UserPrincipal } from '../../src/kernel/principal.ts';
import { decide } from '../../src/policy/decide.ts';
import type { DecisionRequest } from '../../src/policy/decision-request.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';

/**
 * Measures the policy engine, in processor time so that a busy machine does not count: warm decisions a second over ten attached policies
 * with conditions, the first decision of a process, and hostile patterns.
 */

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

/** What the numbers are to be read against: a loop of integer arithmetic that takes about 130 ms on an idle 3 GHz core. */
function reference(): void {
  const start = cpuTime();
  let value = 0;
  for (let index = 0; index < 100_000_000; index++) value = (value * 31 + index) | 0;
  console.log(`reference: ${(cpuTime() - start).toFixed(0)} ms for 100,000,000 steps (${value})`);
}

function newLookup() {
  const cache = createPolicyCache();
  return (hash: string) => cache.get(hash, () => documents[Number(hash)] ?? '');
}

function warm(): void {
  const lookup = newLookup();
  const rounds = 10_000;
  const round = () => {
    let allowed = 0;
    for (const request of requests) if (decide(request, references, lookup).allowed) allowed++;
    return allowed;
  };
  for (let index = 0; index < 2_000; index++) round();
  const start = cpuTime();
  let allowed = 0;
  for (let index = 0; index < rounds; index++) allowed += round();
  const seconds = (cpuTime() - start) / 1_000;
  const count = rounds * requests.length;
  console.log(
    `warm: ${Math.round(count / seconds).toLocaleString('en')} decisions/s over ${references.length} policies (${Math.round((allowed / count) * 100)} % allowed)`,
  );
}

function cold(): void {
  const [request] = requests;
  if (request === undefined) return;
  const start = cpuTime();
  decide(request, references, newLookup());
  console.log(`${(cpuTime() - start).toFixed(2)}`);
}

function hostile(): void {
  const text = `arn:aws:s3:::b/${'a'.repeat(1_024)}`;
  const patterns = {
    'stars and question marks': '*?'.repeat(3_072),
    'a*a*a*…b': `arn:aws:s3:::b/${'a*'.repeat(3_000)}b`,
    '*a?a?…*b': `*${'a?'.repeat(250)}*b`,
  };
  for (const [name, pattern] of Object.entries(patterns)) {
    const cache = createPolicyCache();
    const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: pattern } });
    const request = { principal, action: 's3:GetObject', resource: text, resourceAccountId: account, context: {} };
    const attached: PolicyReference = { kind: 'identity', name: 'hostile', attachedTo: 'user ana', hash: name };
    const lookup = (hash: string) => cache.get(hash, () => document);
    decide(request, [attached], lookup);
    const start = cpuTime();
    const times = 1_000;
    for (let index = 0; index < times; index++) decide(request, [attached], lookup);
    console.log(`hostile: ${(((cpuTime() - start) / times) * 1_000).toFixed(1)} µs for ${pattern.length} characters of ${name}`);
  }
}

if (process.argv.includes('--cold')) cold();
else {
  reference();
  warm();
  const self = fileURLToPath(import.meta.url);
  const runs = Array.from({ length: 9 }, () => Number(execFileSync(process.execPath, [...process.execArgv, self, '--cold'], { encoding: 'utf8' })));
  console.log(`cold: ${runs.toSorted((a, b) => a - b)[4]?.toFixed(2)} ms for the first decision of a process, policies unparsed (median of ${runs.length})`);
  hostile();
}
