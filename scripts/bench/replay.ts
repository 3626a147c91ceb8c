import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { type CloudParts, createCloud } from '../../src/engine/open-cloud.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import { replay } from '../../src/engine/replay.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { repository } from '../support/repository.ts';
import type { Benchmark } from './measure.ts';

const calls = 4_000;

function parts(): CloudParts {
  const data = fileDataSource(join(repository, 'dist/data'));
  return { store: memoryStore(), blobs: memoryBlobs(), clock: systemClock, data, models: loadModels(data), registry };
}

/** What a learner's day is made of, over and over. */
const inputs = [
  (index: number) => ['CreateUser', { UserName: `user-${index}` }],
  (index: number) => [
    'PutUserPolicy',
    {
      UserName: `user-${index - 1}`,
      PolicyName: 'read',
      PolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
    },
  ],
  (index: number) => ['GetUser', { UserName: `user-${index - 2}` }],
  (index: number) => ['DeleteUser', { UserName: `user-${index}` }],
] as const satisfies readonly ((index: number) => readonly [string, object])[];

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
    for (let index = 0; index < calls; index++) {
      const [operation, input] = inputs[index % inputs.length]?.(index) ?? ['', {}];
      await cloud.call({ service: 'iam', operation, region: 'us-east-1', input: { ...input }, credentials, source });
    }
    const events = cloud.events({ order: 'oldest' });
    const start = performance.now();
    const divergences = await replay(parts(), cloud.facts, events);
    const seconds = (performance.now() - start) / 1000;
    if (divergences.length > 0) throw new Error(`the replay differs from the record in ${divergences.length} events`);
    return [{ what: 'replay of a journal', value: events.length / seconds, unit: 'calls/s', must: { atLeast: 20_000 } }];
  },
};
