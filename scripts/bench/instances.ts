import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import { createCloud } from '../../src/engine/open-cloud.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { repository } from '../support/repository.ts';
import { type Benchmark, median } from './measure.ts';

const count = 10_000;
const image = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

type Ec2 = (operation: string, input: Record<string, unknown>) => Promise<unknown>;

/** A cloud in memory, and its admin's calls to EC2. */
async function ec2InMemory(): Promise<Ec2> {
  const data = fileDataSource(join(repository, 'dist/data'));
  const parts = { store: memoryStore(), blobs: memoryBlobs(), clock: systemClock, data, models: loadModels(data), registry };
  const clock = { start: 0, madeAt: 0, still: true, advanced: 0 };
  const cloud = await createCloud(parts, { seed: 'bench', accountId: '123456789012', journal: 'everything', clock });
  const credentials = await createAdmin(cloud);
  const source = { surface: 'bench', ip: '127.0.0.1', userAgent: 'bench' };
  return async (operation, input) => {
    const outcome = await cloud.call({ service: 'ec2', operation, region: 'eu-central-1', input, credentials, source });
    if (!outcome.ok) throw new Error(`${operation} was refused: ${outcome.error.code}`);
    return outcome.output;
  };
}

/** One subnet has too few addresses for all. */
const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] as const;

const run = (ec2: Ec2, instances: number, team: string, zone: string = zones[0]): Promise<unknown> =>
  ec2('RunInstances', {
    ImageId: image,
    InstanceType: 't3.micro',
    Placement: { AvailabilityZone: zone },
    MinCount: instances,
    MaxCount: instances,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: team }] }],
  });

/** Processor time of a call, in milliseconds, so that a busy machine does not count. */
async function processorTime(call: () => Promise<unknown>, runs: number): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn <= runs; turn++) {
    const before = process.cpuUsage();
    await call();
    const { user, system } = process.cpuUsage(before);
    if (turn > 0) times.push((user + system) / 1000);
  }
  return median(times);
}

/** DescribeInstances in one process, among ten thousand instances of which ten have a tag of their own. */
export const benchmark: Benchmark = {
  async run(runs) {
    const ec2 = await ec2InMemory();
    for (let turn = 0; turn < 10; turn++) await run(ec2, count / 10 - 1, 'dogs', zones[turn % zones.length]);
    await run(ec2, 10, 'cats');
    const byTag = { Filters: [{ Name: 'tag:team', Values: ['cats'] }] };
    const must = { atMost: 60 };
    return [
      { what: 'DescribeInstances, a page of 1,000', value: await processorTime(() => ec2('DescribeInstances', { MaxResults: 1000 }), runs), unit: 'ms', must },
      { what: 'DescribeInstances, ten of 10,000 by a tag', value: await processorTime(() => ec2('DescribeInstances', byTag), runs), unit: 'ms', must },
    ];
  },
};
