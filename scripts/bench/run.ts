/**
 * Measures speed and size, each figure in one run on this machine, and prints it beside its budget.
 *
 *   npm run bench [-- --runs N] [NAME…]      names: cold-start large-cloud decisions policy replay bodies installed-size
 */
import { cpus } from 'node:os';
import Table from 'cli-table3';
import type { Benchmark, Row } from './measure.ts';

const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  'cold-start': () => import('./cold-start.ts'),
  'large-cloud': () => import('./large-cloud.ts'),
  decisions: () => import('./decisions.ts'),
  policy: () => import('./policy.ts'),
  replay: () => import('./replay.ts'),
  bodies: () => import('./bodies.ts'),
  'installed-size': () => import('./installed-size.ts'),
};

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

function verdict({ value, must }: Row): string {
  if (must === undefined) return '';
  return ('atMost' in must ? value <= must.atMost : value >= must.atLeast) ? 'met' : 'MISSED';
}

function cells(row: Row): string[] {
  const { what, value, unit, must, aim } = row;
  const budget = must === undefined ? '' : 'atMost' in must ? `≤ ${number(must.atMost)}` : `≥ ${number(must.atLeast)}`;
  return [what, `${number(value)} ${unit}`, budget, aim === undefined ? '' : number(aim), verdict(row)];
}

async function main(args: readonly string[]): Promise<number> {
  const runs = args.includes('--runs') ? Number(args[args.indexOf('--runs') + 1]) : 21;
  const wanted = args.filter((word) => Object.hasOwn(benchmarks, word));
  const table = new Table({
    head: ['what', 'measured', 'must', 'aim', ''],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
  });
  const failures: string[] = [];
  for (const name of wanted.length > 0 ? wanted : Object.keys(benchmarks)) {
    console.error(`${name} …`);
    try {
      const loaded = await benchmarks[name]?.();
      for (const row of (await loaded?.benchmark.run(runs)) ?? []) table.push(cells(row));
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} cores; medians of ${runs} runs made in turns.`);
  console.log(table.toString());
  for (const failure of failures) console.error(`Not measured: ${failure}`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
