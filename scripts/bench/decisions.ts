import type { PolicyReference } from '../../src/kernel/need.ts';
import type { Principal } from '../../src/kernel/principal.ts';
import { decide } from '../../src/policy/decide.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';
import type { Benchmark } from './measure.ts';

const intern: Principal = { type: 'User', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/intern', id: 'AIDAEXAMPLE', userName: 'intern' };

/** Ten policies as learners write them: a few statements each, with conditions; the last one allows the call. */
const documents = Array.from({ length: 10 }, (_unused, index) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'List', Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: `arn:aws:s3:::cat-photos-${index}` },
      {
        Sid: 'Read',
        Effect: 'Allow',
        Action: ['s3:GetObject*'],
        Resource: `arn:aws:s3:::cat-photos-${index}/\${aws:username}/*`,
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
      { Sid: 'NotDeleted', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*', Condition: { StringNotLike: { 'aws:PrincipalTag/team': 'photos-*' } } },
    ],
  }),
);

const policies: PolicyReference[] = documents.map((_document, index) => ({
  kind: 'identity',
  name: `policy-${index}`,
  attachedTo: 'user intern',
  hash: String(index),
}));

const request = {
  principal: intern,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::cat-photos-9/intern/tom.jpg',
  resourceAccountId: '123456789012',
  context: { 'aws:username': 'intern', 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.7', 'aws:PrincipalTag/team': 'photos-1' },
} as const;

function decider(): () => boolean {
  const cache = createPolicyCache();
  return () => decide(request, policies, (hash) => cache.get(hash, () => documents[Number(hash)] ?? '')).allowed;
}

/** How many of them a second of processor time takes, so that a busy machine does not count. */
function perSecond(decideOnce: () => boolean): number {
  const times = 500_000;
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn++) if (!decideOnce()) throw new Error('the benchmark asks for what is allowed');
  const { user, system } = process.cpuUsage(before);
  return (times * 1_000_000) / (user + system);
}

/** Decisions over ten attached policies, warm. */
export const benchmark: Benchmark = {
  async run() {
    const warm = decider();
    perSecond(warm);
    return [{ what: 'decisions over 10 policies, warm', value: perSecond(warm), unit: '/s', must: { atLeast: 500_000 } }];
  },
};
