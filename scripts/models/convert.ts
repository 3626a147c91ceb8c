/**
 * Makes `src/models/data` from AWS's published models.
 *
 *     npx tsx scripts/models/convert.ts FOLDER               a folder of <service>.json.gz
 *     npx tsx scripts/models/convert.ts --botocore DATA      the data folder of an installed botocore: the services that are there already
 *     npx tsx scripts/models/convert.ts --botocore DATA sqs  the same, these services only
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OperationModel } from '../../src/models/model.ts';
import { compactService } from './compact.ts';
import { readBotocore, readBundles } from './read-source.ts';

const target = join(import.meta.dirname, '../../src/models/data');

const entry = ([name, value]: [string, unknown]): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;

/** JSON with each entry on a line of its own, so that a newer model shows as a readable difference. */
const linesOf = (value: object): string => {
  const body = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : Object.entries(value).map(entry);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}${body.length === 0 ? '' : `\n${body.join(',\n')}\n`}${close}`;
};

/** An operation's piece, with a line for each shape. */
const operationLines = (piece: OperationModel): string => {
  const members = Object.entries(piece).map(([name, value]) => {
    return name === 'shapes' ? `"shapes":${linesOf(value)}` : entry([name, value]);
  });
  return `{${members.join(',\n')}}\n`;
};

const present = (): string[] =>
  readdirSync(target, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const { values, positionals } = parseArgs({ allowPositionals: true, options: { botocore: { type: 'string' } } });
const [folder] = positionals;
const sources = (): ReturnType<typeof readBundles> => {
  if (values.botocore !== undefined) return readBotocore(values.botocore, positionals.length === 0 ? present() : positionals);
  if (folder === undefined) throw new Error('Say which folder holds the models, or --botocore DATA.');
  return readBundles(folder);
};

for (const source of sources()) {
  const { service: whole, operations } = compactService(source);
  const { operations: names, waiters, ...service } = whole;
  const place = join(target, service.service);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'service.json'), `${linesOf(service)}\n`);
  writeFileSync(join(place, 'operations.json'), `${linesOf(names)}\n`);
  writeFileSync(join(place, 'waiters.json'), `${linesOf(waiters)}\n`);
  for (const operation of operations) writeFileSync(join(place, `${operation.name}.json`), operationLines(operation));
  console.log(`${service.service}: ${operations.length} operations`);
}
