import type { PolicyReference } from '../../src/kernel/need.ts';
import type { UserPrincipal } from '../../src/kernel/principal.ts';
import type { CompiledLookup } from '../../src/policy/compiled-policy.ts';
import type { DecisionRequest } from '../../src/policy/decision-request.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';

/** The account of everything here. */
export const account = '111122223333';
/** Whom the policies are attached to. */
export const principal: UserPrincipal = {
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

/** The policies as they are attached. */
export const references = documents.map(
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
export const requests: readonly DecisionRequest[] = Array.from({ length: 64 }, (_, index) => ({
  principal,
  action: index % 4 === 0 ? 's3:ListBucket' : 's3:GetObject',
  resource: index % 3 === 0 ? `arn:aws:s3:::homes/ana/photo-${index}.jpg` : `arn:aws:s3:::team-${index % 10}/object-${index}`,
  resourceAccountId: account,
  context: context(`10.0.0.${index}`),
}));

/** A cache of the policies that knows none of them yet. */
export function newLookup(): CompiledLookup {
  const cache = createPolicyCache();
  return (hash) => cache.get(hash, () => documents[Number(hash)] ?? '');
}
