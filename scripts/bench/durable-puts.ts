import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { openHome } from '../../src/adapters/home.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import { type CloudParts, createCloud, openCloud } from '../../src/engine/open-cloud.ts';
import { loadModels } from '../../src/models/models.ts';
import type { CloudStorage } from '../../src/ports/home.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { repository } from '../support/repository.ts';
import type { Benchmark } from './measure.ts';

const clients = 32;
const seconds = 4;
const bucket = 'cat-photos-bench';
const body = 'x'.repeat(1024);
const data = fileDataSource(join(repository, 'dist/data'));

const partsOf = ({ store, blobs, close }: CloudStorage): CloudParts => ({ store, blobs, clock: systemClock, data, models: loadModels(data), registry, close });

async function makeCloud(storage: CloudStorage): Promise<void> {
  const now = systemClock.now();
  const clock = { start: now, madeAt: now, still: false, advanced: 0 };
  await createAdmin(await createCloud(partsOf(storage), { seed: 'bench', accountId: '123456789012', journal: 'bounded', clock }));
}

type Call = (operation: string, input: Record<string, unknown>) => Promise<void>;

function callerOf(cloud: Cloud): Call {
  const credentials = cloud.adminKey();
  if (credentials === undefined) throw new Error('the cloud has no admin');
  const source = { surface: 'bench', ip: '127.0.0.1', userAgent: 'bench' };
  return async (operation, input) => {
    const result = await cloud.call({ service: 's3', operation, region: 'us-east-1', input, credentials, source });
    if (!result.ok) throw result.error;
  };
}

/** Puts from as many clients as there are, each with the next one when its last is acknowledged; how many were in that time. */
async function putFor(call: Call, duration: number): Promise<number> {
  const end = performance.now() + duration;
  let put = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      put += 1;
      await call('PutObject', { Bucket: bucket, Key: `photos/${put}.txt`, Body: body });
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return put;
}

/** PutObject of 1 KiB in LMDB on disk, every one of them durable when it is acknowledged. */
export const benchmark: Benchmark = {
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'nimbi-bench-'));
    try {
      const home = openHome(folder, systemClock);
      await home.create('sandbox', makeCloud, { store: 'lmdb' });
      const cloud = openCloud(partsOf(await home.open('sandbox')));
      const call = callerOf(cloud);
      await call('CreateBucket', { Bucket: bucket });
      await putFor(call, 1000);
      const start = performance.now();
      const put = await putFor(call, seconds * 1000);
      const rate = put / ((performance.now() - start) / 1000);
      await cloud.close();
      return [{ what: `durable PutObject of 1 KiB, ${clients} clients`, value: rate, unit: '/s', must: { atLeast: 2000 }, aim: 4000 }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
