import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { CloudFacts } from '../../src/engine/cloud.ts';
import { type CloudParts, createCloud } from '../../src/engine/open-cloud.ts';
import { replay } from '../../src/engine/replay.ts';
import type { JournalEvent } from '../../src/kernel/journal.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { repository } from '../support/repository.ts';
import type { Benchmark } from './measure.ts';

const calls = 10_000;
const turns = 5;
const image = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

function parts(): CloudParts {
  const data = fileDataSource(join(repository, 'dist/data'));
  return { store: memoryStore(), blobs: memoryBlobs(), clock: systemClock, data, models: loadModels(data), registry };
}

/** What a learner's day is made of, over and over; the name of a user that exists makes one call of each round a refused one. */
const mix = [
  (index: number) => ['s3', 'PutObject', { Bucket: 'cat-photos-bench', Key: `photos/${index}.txt`, Body: `a cat ${index}` }],
  (index: number) => ['iam', 'CreateUser', { UserName: `user-${index}` }],
  () => ['sts', 'GetCallerIdentity', {}],
  () => ['ec2', 'DescribeInstances', {}],
  (index: number) => ['iam', 'CreateUser', { UserName: `user-${index - 3}` }],
] as const satisfies readonly ((index: number) => Made)[];

type Made = readonly [service: string, operation: string, input: Record<string, unknown>];

const preparation: readonly Made[] = [
  ['s3', 'CreateBucket', { Bucket: 'cat-photos-bench' }],
  ['ec2', 'RunInstances', { ImageId: image, InstanceType: 't3.micro', MinCount: 3, MaxCount: 3 }],
];

/**
 * Replays a journal on an empty cloud in memory.
 * @returns seconds of processor time, so that a busy machine does not count
 */
async function replayed(facts: CloudFacts, events: readonly JournalEvent[]): Promise<number> {
  const before = process.cpuUsage();
  const divergences = await replay(parts(), facts, events);
  const { user, system } = process.cpuUsage(before);
  if (divergences.length > 0) throw new Error(`the replay differs from the record in ${divergences.length} events`);
  return (user + system) / 1_000_000;
}

/** A journal of calls, allowed and refused, replayed on an empty cloud in memory. */
export const benchmark: Benchmark = {
  async run() {
    const cloud = await createCloud(parts(), {
      seed: 'bench',
      accountId: '123456789012',
      journal: 'everything',
      clock: { start: 0, madeAt: 0, still: true, advanced: 0 },
    });
    const credentials = await createAdmin(cloud);
    const source = { surface: 'bench', ip: '127.0.0.1', userAgent: 'bench' };
    const make = ([service, operation, input]: Made) => cloud.call({ service, operation, region: 'us-east-1', input, credentials, source });
    for (const prepared of preparation) await make(prepared);
    for (let index = 0; index < calls; index++) {
      const made = mix[index % mix.length]?.(index);
      if (made) await make(made);
    }
    const events = cloud.events({ order: 'oldest' });
    let seconds = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < turns; turn++) seconds = Math.min(seconds, await replayed(cloud.facts, events));
    return [{ what: 'replay of a journal', value: events.length / seconds, unit: 'calls/s', must: { atLeast: 20_000 } }];
  },
};
