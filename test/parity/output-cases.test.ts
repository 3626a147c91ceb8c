import { expect, test } from 'vitest';
import { everyOperation, models } from '../models/all-models.ts';
import { commandLine } from './generated-cases.ts';
import { covering, kindsOf, outputCases } from './output-cases.ts';
import { ownModels } from './own-models.ts';
import { formatsOf } from './parity.ts';

const known = ownModels();
const operations = everyOperation.filter(([service]) => service !== 'signin');
const kinds = (of: readonly (typeof operations)[number][]): ReadonlySet<string> =>
  new Set(of.flatMap((operation) => [...kindsOf(operation, known)].map((kind) => `${operation[0]} ${kind}`)));

test('few operations have every kind of value of every service in their answers', () => {
  const chosen = covering(known);
  expect(kinds(chosen)).toEqual(kinds(operations));
  expect(chosen.length).toBeLessThan(60);
  const all = [...kinds(chosen)].map((kind) => kind.replace(/^\S+ /, ''));
  expect(all).toEqual(expect.arrayContaining(['nothing', 'blob', 'streaming', 'timestamp', 'map', 'list of list', 'empty list', 'double', 'string in header']));
});

test.each(['1', '2'])('version %s prints each of them in each format', (major) => {
  const lines = new Set(outputCases(major, formatsOf(major), known).map(({ args }) => args.join(' ')));
  const missing = covering(known).flatMap(([service, model]) =>
    formatsOf(major)
      .map((format) => `${commandLine(service, model, known).join(' ')} --output ${format}`)
      .filter((line) => !lines.has(line)),
  );
  expect(missing).toEqual([]);
});

test('every service has answers with nothing in them, two pages where it pages, and refusals', () => {
  const cases = outputCases('2', formatsOf('2'), known);
  const services = (kind: string): ReadonlySet<string> =>
    new Set(cases.filter(({ answer }) => answer === kind).map(({ args: [service = ''] }) => (service === 's3api' ? 's3' : service)));
  const commands = models.services().filter((service) => service !== 'signin');
  expect(services('refusal')).toEqual(new Set(commands));
  expect([...services('pages')].length).toBeGreaterThanOrEqual(8);
  expect([...services('empty')].length).toBeGreaterThanOrEqual(10);
});

test('timestamps are shown in each way', () => {
  const profiles = outputCases('2', formatsOf('2'), known).flatMap(({ args }) => (args.includes('--profile') ? [args[args.indexOf('--profile') + 1]] : []));
  expect(new Set(profiles)).toEqual(new Set(['wire', 'unset']));
});
