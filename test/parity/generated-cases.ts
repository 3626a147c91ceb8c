import type { Member, OperationModel } from '../../src/models/model.ts';
import { kebabName } from '../../src/models/names.ts';
import { shapeOf } from '../../src/models/shape-of.ts';
import { streamingOutput } from '../../src/surfaces/aws/parsing/arguments.ts';
import { everyOperation } from '../models/all-models.ts';
import type { ClientModels, ClientShape } from './client-models.ts';

/** A value that a flag takes, as JSON: what is required, and a few others, small, the same each time. `undefined` where no text can stand for it. */
function sample(model: OperationModel, member: Member, depth: number): unknown {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure': {
      if (shape.document) return { any: [1, 'thing'] };
      const required = new Set(shape.required ?? []);
      const entries = Object.entries(shape.members).filter(
        ([name, { deprecated }], index) => required.has(name) || (deprecated !== true && index < 3 && depth < 3),
      );
      const kept = shape.union ? entries.slice(0, 1) : entries;
      const values = kept.map(([name, inner]) => [name, depth > 6 ? undefined : sample(model, inner, depth + 1)] as const);
      return Object.fromEntries(values.filter(([, value]) => value !== undefined));
    }
    case 'list': {
      const item = sample(model, shape.member, depth + 1);
      return item === undefined ? undefined : Array.from({ length: Math.max(1, shape.min ?? 1) }, () => item);
    }
    case 'map': {
      const item = sample(model, shape.value, depth + 1);
      return item === undefined ? undefined : { 'a key': item };
    }
    case 'string':
      return shape.enum?.[0] ?? 'x'.padEnd(shape.min ?? 1, 'x');
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-11-24T12:34:56Z';
    case 'blob':
      return undefined;
    case 'integer':
    case 'long':
      return Math.max(7, shape.min ?? 7);
    case 'float':
    case 'double':
      return 1.5;
  }
}

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** A member as a flag. Lists of scalars are given word by word, everything else that has parts as JSON. */
function flag(model: OperationModel, name: string, member: Member, known: ClientShape | undefined): readonly string[] | undefined {
  const shape = shapeOf(model, member.shape);
  const option = `--${kebabName(name)}`;
  if (shape.type === 'blob') return [option, member.streaming || shape.streaming ? 'body.txt' : 'fileb://body.txt'];
  if (shape.type === 'boolean') return [option];
  const whole = sample(model, member, 1);
  if (whole === undefined) return undefined;
  const value = known === undefined ? whole : known.known(whole);
  if (Array.isArray(value) && value.every(isScalar)) return [option, ...value.map(String)];
  return [option, isScalar(value) ? String(value) : JSON.stringify(value)];
}

const cliService = (service: string): string => (service === 's3' ? 's3api' : service);

/** Names that S3's addresses are made of, which must look like it. */
const named: Readonly<Record<string, string>> = { Bucket: 'cat-photos-4821', AccountId: '123456789012' };

/**
 * A command line for an operation: all that it requires, and the first few of what it takes besides.
 * @param known a client's models: what this client is too old for is left out, but for operations that it lacks
 */
export function commandLine(service: string, model: OperationModel, known?: ClientModels): readonly string[] {
  const shape = model.input === undefined ? undefined : shapeOf(model, model.input);
  const theirs = known?.operation(service, model.name);
  const all = shape?.type === 'structure' ? Object.entries(shape.members) : [];
  const members = theirs === undefined ? all : all.filter(([name]) => theirs.input?.member(name) !== undefined);
  const required = new Set([...(shape?.type === 'structure' ? (shape.required ?? []) : []), ...(theirs?.input?.required ?? [])]);
  // Paging has command lines of its own, and a length that is not the body's is no request.
  const paged = new Set([...(model.paginator?.inputTokens ?? []), model.paginator?.limitKey ?? '', 'ContentLength']);
  const optional = members.filter(([name, { deprecated }]) => !required.has(name) && !paged.has(name) && deprecated !== true).slice(0, 4);
  const chosen = [...members.filter(([name]) => required.has(name)), ...optional];
  const words = chosen.flatMap(([name, member]) =>
    named[name] === undefined ? (flag(model, name, member, theirs?.input?.member(name)) ?? []) : [`--${kebabName(name)}`, named[name]],
  );
  return [cliService(service), kebabName(model.name), ...words, ...(streamingOutput(model) === undefined ? [] : ['out.bin'])];
}

/** Of a service with more operations than this, only some are tried: a client takes a tenth of a second for each. */
const manyOperations = 60;

/** Command lines for the operations of every service, of large ones for each fifth. */
export function generatedCases(known?: ClientModels): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const [service] of everyOperation) counts.set(service, (counts.get(service) ?? 0) + 1);
  const kept = everyOperation.filter(([service, { name }]) => service !== 'signin' && ((counts.get(service) ?? 0) <= manyOperations || name.length % 5 === 0));
  return kept.map(([service, model]) => commandLine(service, model, known));
}
