import type { Member, OperationModel } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';
import { everyOperation } from '../models/all-models.ts';
import type { ClientModels } from './client-models.ts';
import { commandLine } from './generated-cases.ts';
import type { Case } from './run-clients.ts';
import { type AnswerKind, answerOf, hasPages } from './sample-output.ts';
import { linesOf } from './written-cases.ts';

type Operation = (typeof everyOperation)[number];

/** The kinds of what is in a value of a model's, added to `kinds`. */
function addKinds(model: OperationModel, member: Member, value: unknown, kinds: Set<string>): void {
  const shape = shapeOf(model, member.shape);
  if (value === undefined) return;
  kinds.add(`${shape.type}${member.location === undefined ? '' : ` in ${member.location}`}`);
  if (shape.type === 'structure' && shape.document) kinds.add('document');
  else if (shape.type === 'structure' && !shape.eventstream) {
    const members = value as Readonly<Record<string, unknown>>;
    for (const [name, inner] of Object.entries(shape.members)) addKinds(model, inner, members[name], kinds);
  } else if (shape.type === 'list') {
    const items = value as readonly unknown[];
    kinds.add(items.length === 0 ? 'empty list' : `list of ${shapeOf(model, shape.member.shape).type}`);
    for (const item of items) addKinds(model, shape.member, item, kinds);
  } else if (shape.type === 'map') {
    for (const item of Object.values(value as object)) addKinds(model, shape.value, item, kinds);
  } else if (shape.type === 'blob' && (shape.streaming || member.streaming)) kinds.add('streaming');
}

/** The kinds of what is in an operation's sample answer, as a client of these models sees it. */
export function kindsOf([service, model]: Operation, known: ClientModels): ReadonlySet<string> {
  const kinds = new Set<string>();
  const shape = known.operation(service, model.name)?.output;
  if (model.output === undefined || shape === undefined) return new Set(['nothing']);
  addKinds(model, { shape: model.output }, shape.known(answerOf('sample', model, 0)), kinds);
  return kinds;
}

/** Few operations, in whose answers all kinds of values of each service are. */
export function covering(known: ClientModels): readonly Operation[] {
  const candidates = everyOperation.filter(([service, { name }]) => service !== 'signin' && known.operation(service, name) !== undefined);
  const found = candidates.map((operation) => ({ operation, kinds: new Set([...kindsOf(operation, known)].map((kind) => `${operation[0]} ${kind}`)) }));
  const missing = new Set(found.flatMap(({ kinds }) => [...kinds]));
  const gain = ({ kinds }: { readonly kinds: ReadonlySet<string> }): number => [...kinds].filter((kind) => missing.has(kind)).length;
  const chosen: Operation[] = [];
  while (missing.size > 0) {
    const best = found.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best.operation);
    for (const kind of best.kinds) missing.delete(kind);
  }
  return chosen;
}

/** The first operation of each service that fulfils something. */
function firstOfEach(wanted: (operation: Operation) => boolean): readonly Operation[] {
  const first = new Map<string, Operation>();
  for (const operation of everyOperation) if (operation[0] !== 'signin' && !first.has(operation[0]) && wanted(operation)) first.set(operation[0], operation);
  return [...first.values()];
}

/** Profiles that show timestamps otherwise: as they came, and as a client does by itself. Version 1 does otherwise by itself. */
const timestampProfiles: Readonly<Record<string, readonly string[]>> = { 1: ['wire'], 2: ['wire', 'unset'] };

/**
 * Command lines whose answers are printed in each of some formats: of each service every kind of value, an answer without anything,
 * one in two pages, one whose timestamps are shown otherwise, a refusal; and what queries make of answers.
 */
export function outputCases(major: string, formats: readonly string[], known: ClientModels): readonly Case[] {
  const inEach = (args: readonly string[], answer: AnswerKind = 'sample'): readonly Case[] =>
    formats.map((format) => ({ args: [...args, '--output', format], answer }));
  const knows = ([service, { name }]: Operation): boolean => known.operation(service, name) !== undefined;
  const lineOf = ([service, model]: Operation) => commandLine(service, model, known);
  const cover = covering(known);
  const timed = cover.filter((operation) => [...kindsOf(operation, known)].some((kind) => kind.startsWith('timestamp')));
  return [
    ...cover.flatMap((operation) => inEach(lineOf(operation))),
    ...firstOfEach((operation) => knows(operation) && kindsOf(operation, known).has('list of structure')).flatMap((operation) =>
      inEach(lineOf(operation), 'empty'),
    ),
    ...firstOfEach((operation) => knows(operation) && hasPages(operation[1])).flatMap((operation) => inEach(lineOf(operation), 'pages')),
    ...firstOfEach(knows).map((operation) => ({ args: lineOf(operation), answer: 'refusal' as const })),
    ...(timestampProfiles[major] ?? []).flatMap((profile) => timed.flatMap((operation) => inEach([...lineOf(operation), '--profile', profile]))),
    ...linesOf('output-queries.json').flatMap((line) => inEach(line)),
  ];
}
