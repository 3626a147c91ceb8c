import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHome } from '../../src/adapters/home.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Store } from '../../src/ports/store.ts';
import { type Benchmark, inTurns, medianRatio, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const sizes = { objects: 1_000_000, instances: 10_000 };
const batch = 20_000;

/** Copies the only row of a table under many keys, as the last part of which `name` gives the text. */
async function multiply(store: Store, table: string, count: number, name: (index: number) => string): Promise<void> {
  const [first] = store.read((rows) => [...rows.list(table, { limit: 1 })]);
  if (first === undefined) throw new Error(`${table} holds no row to copy`);
  const { key, value } = first;
  const id = key.at(-1) ?? '';
  for (let start = 0; start < count; start += batch) {
    await store.transact((rows) => {
      for (let index = start; index < Math.min(start + batch, count); index++) {
        const copy: Json = JSON.parse(JSON.stringify(value).replaceAll(id, name(index)));
        rows.put(table, [...key.slice(0, -1), name(index)], copy);
      }
    });
  }
}

async function prepare(home: BenchHome): Promise<void> {
  const body = join(home.folder, 'body.txt');
  writeFileSync(body, 'a cat');
  const image = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
  for (const line of [
    'iam create-user --user-name intern',
    's3api create-bucket --bucket cat-photos-bench',
    `s3api put-object --bucket cat-photos-bench --key photos/tom.txt --body ${body}`,
    `ec2 run-instances --image-id ${image} --instance-type t3.micro`,
  ])
    await timed(home.command(line));
}

async function fill(home: BenchHome): Promise<void> {
  const { store, close } = await openHome(home.folder, systemClock).open('sandbox');
  await multiply(store, 's3.objects', sizes.objects, (index) => `photos/${createHash('md5').update(String(index)).digest('hex')}.jpg`);
  await multiply(store, 'ec2.instances', sizes.instances, (index) => `i-${index.toString(16).padStart(17, '0')}`);
  await close();
}

const lines = [
  'sts get-caller-identity',
  'iam get-user --user-name intern',
  's3api head-object --bucket cat-photos-bench --key photos/tom.txt',
  's3api list-objects-v2 --bucket cat-photos-bench --prefix photos/t --max-items 1',
] as const;

/** The same commands on a cloud with a million objects and ten thousand instances as on one with one of each. */
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
            what: `${line.split(' --')[0]} beside ${sizes.objects.toLocaleString('en')} objects`,
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
