import { AwsError } from '../../src/kernel/aws-error.ts';
import type { Member, OperationModel } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';

const texts = ['plain', 'two words', 'ä€ & <tag> "q"', "it's", 'x=1,y=2', '0123', 'true', '-', '猫 😀', 'line 1\nline 2: #', 'null', '{"a": "b"}'];

/** Numbers that follow from a name, so that a sample is the same everywhere and each member has another value. */
function hash(name: string): number {
  let value = 17;
  for (const character of name) value = (value * 31 + character.charCodeAt(0)) % 100_003;
  return value;
}

const isHeader = (member: Member): boolean => member.location === 'header' || member.location === 'headers';

function sample(model: OperationModel, member: Member, path: string, depth: number): unknown {
  const shape = shapeOf(model, member.shape);
  const number = hash(path);
  switch (shape.type) {
    case 'structure': {
      if (shape.document) return { a: [1, 'b', true] };
      if (depth > 4) return {};
      const entries = Object.entries(shape.members).filter(([, { deprecated }]) => deprecated !== true);
      const kept = shape.union || shape.eventstream ? entries.slice(0, 1) : entries.filter(([name], index) => index < 5 || hash(`${path}.${name}`) % 4 === 0);
      const value = Object.fromEntries(kept.map(([name, inner]) => [name, sample(model, inner, `${path}.${name}`, depth + 1)]));
      return shape.eventstream ? [value] : value;
    }
    case 'list': {
      const inner = { ...shape.member, ...(member.location !== undefined && { location: member.location }) };
      return Array.from({ length: depth > 3 ? 0 : number % 3 }, (_, index) => sample(model, inner, `${path}[${index}]`, depth + 1));
    }
    case 'map': {
      const value = (index: number) =>
        sample(model, { ...shape.value, ...(member.location !== undefined && { location: member.location }) }, `${path}.${index}`, depth + 1);
      return Object.fromEntries(Array.from({ length: depth > 3 ? 0 : 1 + (number % 2) }, (_, index) => [`key${index}`, value(index)]));
    }
    case 'string':
      if (shape.enum !== undefined) return shape.enum[number % shape.enum.length];
      return isHeader(member) ? `value ${number}` : texts[number % texts.length];
    case 'boolean':
      return number % 2 === 0;
    case 'timestamp':
      return new Date((1_700_000_000 + number) * 1000);
    case 'blob':
      return Buffer.from(`bytes ${number}`);
    case 'integer':
    case 'long':
      return member.location === 'statusCode' ? 200 : number;
    case 'float':
    case 'double':
      // Never whole: JSON does not tell 2.0 from 2.
      return number + 0.5;
  }
}

/** Names that end a pagination, so that no client asks for more. */
const endings = (model: OperationModel): ReadonlySet<string> =>
  new Set(
    model.paginator === undefined
      ? []
      : [...model.paginator.outputTokens, ...(model.paginator.moreResults ? [model.paginator.moreResults] : [])].map(
          (path) => path.split(/[.[|]/)[0]?.trim() ?? '',
        ),
  );

/** What a command line is answered with: something of every kind, nothing, two pages, or a refusal. */
export type AnswerKind = 'sample' | 'empty' | 'pages' | 'refusal';

/** An answer to an operation with something of every kind in it, the same each time. */
function sampleOutput(model: OperationModel): Record<string, unknown> {
  if (model.output === undefined) return {};
  const whole = sample(model, { shape: model.output }, model.name, 0) as Record<string, unknown>;
  const last = endings(model);
  // A checksum would have to be right: clients look.
  return Object.fromEntries(Object.entries(whole).flatMap(([name, value]) => (last.has(name) || name.startsWith('Checksum') ? [] : [[name, value] as const])));
}

/** An answer without anything in it: lists and maps are empty, the rest is absent. */
function emptyOutput(model: OperationModel): Record<string, unknown> {
  const shape = model.output === undefined ? undefined : shapeOf(model, model.output);
  const members = shape?.type === 'structure' ? Object.entries(shape.members).filter(([, member]) => !isHeader(member)) : [];
  const parts = members.map(([name, member]) => [name, shapeOf(model, member.shape).type] as const);
  const payload = shape?.type === 'structure' ? shape.payload : undefined;
  return Object.fromEntries(
    parts.flatMap(([name, type]) => (type === 'list' ? [[name, []]] : type === 'map' || (type === 'structure' && name === payload) ? [[name, {}]] : [])),
  );
}

/** The members that say where an answer goes on; empty where they are more than names. */
function continuation({ paginator }: OperationModel): Record<string, unknown> {
  const tokens = (paginator?.outputTokens ?? []).filter((path) => /^\w+$/.test(path)).map((name) => [name, 'page-2']);
  return Object.fromEntries([...tokens, ...(paginator?.moreResults === undefined || tokens.length === 0 ? [] : [[paginator.moreResults, true]])]);
}

/** Whether an operation's answers can be told to go on. */
export const hasPages = (model: OperationModel): boolean => Object.keys(continuation(model)).length > 0;

/**
 * The answer to an operation's call, the same each time.
 * @param turn how many calls of the same command line came before: a second page is the last
 */
export function answerOf(kind: AnswerKind, model: OperationModel, turn: number): Record<string, unknown> | AwsError {
  if (kind === 'refusal') return new AwsError('NotToday', 'No: <ä€> & "so on"', 409);
  if (kind === 'empty') return emptyOutput(model);
  const output = sampleOutput(model);
  return kind === 'pages' && turn === 0 ? { ...output, ...continuation(model) } : output;
}
