import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.ts';
import { type Benchmark, type Command, timed } from './measure.ts';
import { withHome } from './nimbi.ts';

const gibibyte = 1024 ** 3;

/** Runs a command and returns its peak memory in MiB. */
async function peakMemory({ file, args, env }: Command, report: string): Promise<number> {
  await timed({ file, args: ['--require', join(repository, 'scripts/bench/peak-memory.cjs'), ...args], env: { ...env, BENCH_PEAK_MEMORY: report } });
  return Number(readFileSync(report, 'utf8')) / 1024;
}

/** A body of 1 GiB put and got back. */
export const benchmark: Benchmark = {
  run: () =>
    withHome(async ({ folder, command }) => {
      const body = join(folder, 'body');
      const file = openSync(body, 'w');
      writeSync(file, 'cat');
      ftruncateSync(file, gibibyte);
      closeSync(file);
      await timed(command('s3api create-bucket --bucket cat-photos-bench'));
      const report = join(folder, 'peak');
      const put = await peakMemory(command(`s3api put-object --bucket cat-photos-bench --key large --body ${body}`), report);
      rmSync(body);
      const get = await peakMemory(command(`s3api get-object --bucket cat-photos-bench --key large ${body}`), report);
      const must = { atMost: 150 };
      return [
        { what: 'put-object of 1 GiB, peak memory', value: put, unit: 'MiB', must },
        { what: 'get-object of 1 GiB, peak memory', value: get, unit: 'MiB', must },
      ];
    }),
};
