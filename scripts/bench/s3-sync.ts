import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, median, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const files = 10_000;
const folders = 20;

/** Makes files of 1 KiB, no two of them alike. */
function makeFiles(root: string): void {
  for (let folder = 0; folder < folders; folder++) mkdirSync(join(root, `d${folder}`), { recursive: true });
  for (let index = 0; index < files; index++) writeFileSync(join(root, `d${index % folders}`, `f${index}`), Buffer.alloc(1024, `${index} `));
}

const bucket = (run: number): string => `cat-photos-bench-${run}`;

/** Milliseconds of each of some syncs of all files, each into a bucket of its own. */
async function syncs({ command }: BenchHome, folder: string, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(command(`s3 sync ${folder} s3://${bucket(run)}`)));
  return times;
}

/** `s3 sync` as a whole process: of ten thousand files that are new, every object durable, and again when nothing has changed. */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome(async (home) => {
      const times = Math.min(runs, 3);
      const folder = join(home.folder, 'photos');
      makeFiles(folder);
      for (let run = 0; run < times; run++) await timed(home.command(`s3 mb s3://${bucket(run)}`));
      const fresh = await syncs(home, folder, times);
      const unchanged = await syncs(home, folder, times);
      return [
        { what: `s3 sync of ${files} new files of 1 KiB`, value: median(fresh) / 1000, unit: 's', must: { atMost: 15 } },
        { what: `s3 sync of ${files} unchanged files`, value: median(unchanged) / 1000, unit: 's', must: { atMost: 3 } },
      ];
    }),
};
