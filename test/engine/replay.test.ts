import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import type { CloudFacts } from '../../src/engine/cloud.ts';
import { eventHash } from '../../src/engine/journal.ts';
import { openCloud } from '../../src/engine/open-cloud.ts';
import { replay } from '../../src/engine/replay.ts';
import type { JournalEvent } from '../../src/kernel/journal.ts';
import { memoryParts, testCloud } from '../support/cloud.ts';
import { dump } from '../support/dump.ts';

const name = fc.constantFrom('ann', 'bob', 'cat-app');
const policy = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });

type Step =
  | { readonly call: readonly [string, string, Record<string, unknown>] }
  | { readonly undo: true }
  | { readonly advance: number }
  | { readonly answered: string };

const call = (service: string, operation: string, input: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Step> =>
  input.map((value) => ({ call: [service, operation, value] as const }));

const step: fc.Arbitrary<Step> = fc.oneof(
  call('iam', 'CreateUser', fc.record({ UserName: name })),
  call('iam', 'DeleteUser', fc.record({ UserName: name })),
  call('iam', 'CreateAccessKey', fc.record({ UserName: name })),
  call('iam', 'PutUserPolicy', fc.record({ UserName: name, PolicyName: name, PolicyDocument: fc.constant(policy) })),
  call('iam', 'CreateRole', fc.record({ RoleName: name, AssumeRolePolicyDocument: fc.constantFrom(trust, '{') })),
  call('iam', 'ListUsers', fc.constant({})),
  call('s3', 'CreateBucket', fc.record({ Bucket: name })),
  call('s3', 'PutObject', fc.record({ Bucket: name, Key: name, Body: fc.uint8Array({ maxLength: 40 }) })),
  call('s3', 'DeleteObject', fc.record({ Bucket: name, Key: name })),
  call('s3', 'ListObjectsV2', fc.record({ Bucket: name })),
  call('ec2', 'CreateSecurityGroup', fc.record({ GroupName: name, Description: name })),
  call(
    'ec2',
    'RunInstances',
    fc.record({
      ImageId: fc.constant('resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'),
      InstanceType: fc.constantFrom('t3.micro', 'no.such'),
      MinCount: fc.constant(1),
      MaxCount: fc.constantFrom(1, 2),
    }),
  ),
  call('ec2', 'DescribeInstances', fc.constant({})),
  call('sts', 'GetSessionToken', fc.constant({})),
  call('account', 'EnableRegion', fc.constant({ RegionName: 'af-south-1' })),
  fc.constant({ undo: true as const }),
  fc.record({ advance: fc.integer({ min: 0, max: 3_600_000 }) }),
  fc.record({ answered: name }),
);

test('any sequence of calls, replayed from its journal on an empty cloud, gives the same state and answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const store = memoryStore();
      const { cloud, call: make } = await testCloud({ store, instant: false });
      for (const one of steps) {
        if ('undo' in one) await cloud.undo();
        else if ('advance' in one) await cloud.advanceClock(one.advance);
        else if ('answered' in one) await cloud.recordHappening({ what: 'answered', question: 'who', answer: one.answered });
        else await make(...one.call);
      }
      const events = cloud.events({ order: 'oldest' });
      const again = memoryParts();
      expect(await replay(again, cloud.facts, events)).toEqual([]);
      expect(dump(again.store)).toEqual(dump(store));
    }),
    { numRuns: 40 },
  );
});

test('a refused call with a huge input is kept short, and replayed from its record', async () => {
  const store = memoryStore();
  const { cloud, ok, refused, user } = await testCloud({ store });
  const intern = await user('intern');
  const text = 'x'.repeat(200_000);
  const tags = Array.from({ length: 5000 }, (_, index) => ({ Key: `key-${index}`, Value: 'value' }));
  await refused('iam', 'CreatePolicy', { PolicyName: 'big', PolicyDocument: text });
  await refused('iam', 'CreateUser', { UserName: 'ann', Tags: tags }, { as: intern });
  await refused('iam', 'CreateUser', { UserName: 'ann', Tags: tags }, { as: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' } });
  await refused('iam', 'CreatePolicy', { PolicyName: 'small', PolicyDocument: 'x'.repeat(60_000) });
  await ok('iam', 'CreateUser', { UserName: 'ann' });
  const inputs = [...cloud.events({ order: 'oldest' })].flatMap((event) => (event.kind === 'call' ? [event] : [])).slice(-5);
  expect(inputs.map(({ input, inputCut }) => ({ input, inputCut }))).toEqual([
    {
      input: {
        PolicyName: 'big',
        PolicyDocument: `${'x'.repeat(256)}… (200000 characters, SHA-256 ${createHash('sha256').update(text).digest('hex')})`,
      },
      inputCut: true,
    },
    { input: { UserName: 'ann' }, inputCut: true },
    { input: { UserName: 'ann' }, inputCut: true },
    { input: { PolicyName: 'small', PolicyDocument: 'x'.repeat(60_000) }, inputCut: undefined },
    { input: { UserName: 'ann' }, inputCut: undefined },
  ]);
  const again = memoryParts();
  expect(await replay(again, cloud.facts, cloud.events({ order: 'oldest' }))).toEqual([]);
  expect(dump(again.store)).toEqual(dump(store));
});

test('a journal of 24 November 2026 is replayed to the hashes it had: allowed and refused calls, nested and cut ones, undo and the clock', async () => {
  const [first = '', ...lines] = readFileSync(new URL('../cases/engine/journal-2026-11-24.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const events = lines.map((line) => JSON.parse(line) as JournalEvent);
  const parts = memoryParts();
  expect(await replay(parts, JSON.parse(first) as CloudFacts, events)).toEqual([]);
  expect(openCloud(parts).events({ order: 'oldest' })).toEqual(events);
});

test('each event carries the hash of the one before, so that an edit shows', async () => {
  const { cloud, ok } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'ann' });
  let previous = '0'.repeat(64);
  for (const { hash, ...event } of cloud.events({ order: 'oldest' })) {
    expect(event.previousHash).toBe(previous);
    expect(eventHash(event as Omit<JournalEvent, 'hash'>)).toBe(hash);
    previous = hash;
  }
});

test('no secret is in the journal', async () => {
  const { cloud, ok } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'ann' });
  const { AccessKey } = (await ok('iam', 'CreateAccessKey', { UserName: 'ann' })) as { AccessKey: { SecretAccessKey: string } };
  const { Credentials } = (await ok('sts', 'GetSessionToken')) as { Credentials: { SecretAccessKey: string; SessionToken: string } };
  const text = JSON.stringify(cloud.events());
  expect(text).toContain('CreateAccessKey');
  for (const secret of [AccessKey.SecretAccessKey, Credentials.SecretAccessKey, Credentials.SessionToken]) expect(text).not.toContain(secret);
});
