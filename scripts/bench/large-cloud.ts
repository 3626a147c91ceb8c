import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHome } from '../../src/adapters/home.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import type { StoredRow } from '../../src/kernel/state.ts';
import type { Store } from '../../src/ports/store.ts';
import { type Benchmark, inTurns, medianRatio, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const sizes = { objects: 1_000_000, instances: 10_000 };
const batch = 20_000;
const image = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/**
 * Copies the only row of a table under many keys, as the last part of which `name` gives the text. Rows are written past the pipeline, in the
 * order of their keys, as a million calls would take an hour.
 */
async function multiply(store: Store, table: string, count: number, name: (index: number) => string): Promise<void> {
  const [first] = store.read((rows) => [...rows.list(table, { limit: 1 })]);
  if (first === undefined) throw new Error(`${table} holds no row to copy`);
  const { key, value } = first;
  const [before = '', after = ''] = JSON.stringify(value).split(JSON.stringify(key.at(-1)));
  for (let start = 0; start < count; start += batch) {
    await store.transact((rows) => {
      for (let index = start; index < Math.min(start + batch, count); index++) {
        const copy: StoredRow = JSON.parse(after === '' ? before : `${before}${JSON.stringify(name(index))}${after}`);
        rows.put(table, [...key.slice(0, -1), name(index)], copy);
      }
    });
  }
}

async function prepare(home: BenchHome): Promise<void> {
  const body = join(home.folder, 'body.txt');
  writeFileSync(body, 'a cat');
  for (const line of [
    'iam create-user --user-name intern',
    's3api create-bucket --bucket cat-photos-bench',
    `s3api put-object --bucket cat-photos-bench --key photos/tom.txt --body ${body}`,
    `ec2 run-instances --image-id ${image} --instance-type t3.micro`,
  ])
    await timed(home.command(line));
}

async function fill(home: BenchHome): Promise<void> {
  // One subnet has too few addresses for all.
  for (let count = 0; count < sizes.instances; count += 1000) {
    const zone = 'abc'.charAt((count / 1000) % 3);
    const command = `ec2 run-instances --image-id ${image} --instance-type t3.micro --count 1000 --region eu-central-1 --placement AvailabilityZone=eu-central-1${zone}`;
    await timed(home.command(command));
  }
  const { store, close } = await openHome(home.folder, systemClock).open('sandbox');
  await multiply(store, 's3.objects', sizes.objects, (index) => `photos/${String(index).padStart(7, '0')}.jpg`);
  await close();
}

const lines = [
  'sts get-caller-identity',
  'iam get-user --user-name intern',
  's3api head-object --bucket cat-photos-bench --key photos/tom.txt',
  's3api list-objects-v2 --bucket cat-photos-bench --prefix photos/t --max-items 1',
] as const;

/** Whole commands on a cloud with a million objects and ten thousand instances as on one with one of each. */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome((small) =>
      withHome(async (large) => {
        await prepare(small);
        await prepare(large);
        await fill(large);
        const rows = [];
        for (const line of lines) {
          const times = await inTurns({ small: small.command(line), large: large.command(line) }, runs);
          rows.push({
            what: `${line.split(' --')[0]} in a large cloud`,
            value: medianRatio(times.large, times.small),
            unit: '× empty cloud',
            must: { atMost: 1.2 },
            aim: 1,
          });
        }
        return rows;
      }),
    ),
};
