/**
 * Measures speed and size, each figure in one run on this machine, and prints it beside its budget. Exits with 1 when a budget is
 * missed or something could not be measured.
 *
 *   npm run bench -- --list             the benchmarks there are
 *   npm run bench [-- [--runs N] PART…] those whose name holds one of the parts; all of them unless told
 */
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import Table from 'cli-table3';
import { bundled } from './bundled.ts';
import type { Benchmark, Row } from './measure.ts';

interface Listed {
  readonly about: string;
  load(): Promise<{ readonly benchmark: Benchmark }>;
}

/** A benchmark that measures the engine in this process, bundled as the program is. */
const inProcess = async (name: string): Promise<{ readonly benchmark: Benchmark }> => import(pathToFileURL(await bundled(name)).href);

const benchmarks: Readonly<Record<string, Listed>> = {
  'cold-start': { about: 'one command as a whole process, beside a bare Node and the AWS CLI', load: () => import('./cold-start.ts') },
  'large-cloud': { about: 'the same with a million objects and ten thousand instances', load: () => import('./large-cloud.ts') },
  decisions: { about: 'decisions over ten policies, the last of which allows', load: () => inProcess('decisions') },
  policy: { about: 'decisions and hostile patterns, in processor time', load: () => inProcess('policy') },
  instances: { about: 'DescribeInstances among ten thousand, in processor time', load: () => inProcess('instances') },
  replay: { about: 'a journal replayed on an empty cloud, in processor time', load: () => inProcess('replay') },
  lesson: { about: 'a check after each command of a lesson, in a cloud on disk', load: () => inProcess('lesson') },
  grade: { about: 'a class of three hundred graded, as a whole process with its helpers', load: () => inProcess('grade') },
  's3-sync': { about: 's3 sync of ten thousand files, in wall time', load: () => import('./s3-sync.ts') },
  'durable-puts': { about: 'small objects put by many clients at once, on disk', load: () => inProcess('durable-puts') },
  server: { about: 'the server: small calls, durable puts, a long answer, its start and its memory', load: () => import('./server.ts') },
  bodies: { about: 'memory while a body of 1 GiB is put and got', load: () => import('./bodies.ts') },
  shell: { about: 'answers and completion in nimbi shell, and completion as a whole process', load: () => import('./shell.ts') },
  'installed-size': { about: 'what npm install -g brings', load: () => import('./installed-size.ts') },
};

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

const isMet = ({ value, must }: Row): boolean | undefined => (must === undefined ? undefined : 'atMost' in must ? value <= must.atMost : value >= must.atLeast);

function verdict(row: Row): string {
  const met = isMet(row);
  return met === undefined ? 'no budget' : met ? 'met' : 'MISSED';
}

function cells(row: Row): string[] {
  const { what, value, unit, must, aim } = row;
  const budget = must === undefined ? '' : 'atMost' in must ? `≤ ${number(must.atMost)}` : `≥ ${number(must.atLeast)}`;
  return [what, `${number(value)} ${unit}`, budget, aim === undefined ? '' : number(aim), verdict(row)];
}

function print(rows: readonly Row[]): void {
  const table = new Table({
    head: ['what', 'measured', 'must', 'aim', 'verdict'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
  });
  table.push(...rows.map(cells));
  console.log(table.toString());
}

/** What the command line asks for. */
interface Wanted {
  readonly list: boolean;
  readonly runs: number;
  readonly names: readonly string[];
}

function parse(args: readonly string[]): Wanted | string {
  let runs = 21;
  const parts: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--runs') runs = Number(args[++index]);
    else if (word.startsWith('-') && word !== '--list') return `There is no flag ${word}; see the head of scripts/bench/run.ts.`;
    else if (word !== '--list') parts.push(word);
  }
  if (!Number.isInteger(runs) || runs < 1) return '--runs takes a number from 1 up.';
  const unknown = parts.find((part) => !Object.keys(benchmarks).some((name) => name.includes(part)));
  if (unknown !== undefined) return `No benchmark's name holds "${unknown}". There are: ${Object.keys(benchmarks).join(' ')}`;
  const names = Object.keys(benchmarks).filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
  return { list: args.includes('--list'), runs, names };
}

async function measure(names: readonly string[], runs: number): Promise<{ readonly rows: readonly Row[]; readonly failures: readonly string[] }> {
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const name of names) {
    const start = performance.now();
    try {
      const loaded = await benchmarks[name]?.load();
      rows.push(...((await loaded?.benchmark.run(runs)) ?? []));
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    console.error(`${name}: ${number((performance.now() - start) / 1000)} s`);
  }
  return { rows, failures };
}

async function main(args: readonly string[]): Promise<number> {
  const wanted = parse(args);
  if (typeof wanted === 'string') {
    console.error(wanted);
    return 1;
  }
  if (wanted.list) {
    for (const name of wanted.names) console.log(`${name.padEnd(16)}${benchmarks[name]?.about}`);
    return 0;
  }
  const { rows, failures } = await measure(wanted.names, wanted.runs);
  console.log(`Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} cores; medians of ${wanted.runs} runs made in turns.`);
  print(rows);
  const missed = rows.filter((row) => isMet(row) === false).length;
  console.log(`${rows.filter((row) => isMet(row)).length} met, ${missed} missed, ${failures.length} not measured`);
  for (const failure of failures) console.error(`Not measured: ${failure}`);
  return missed + failures.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
