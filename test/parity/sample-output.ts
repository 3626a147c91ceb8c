import type { Member, OperationModel } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';

const texts = ['plain', 'two words', 'ä€ & <tag> "q"', "it's", 'x=1,y=2', '0123', 'true', '-'];

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

/** An answer to an operation with something of every kind in it, the same each time. */
export function sampleOutput(model: OperationModel): Record<string, unknown> {
  if (model.output === undefined) return {};
  const whole = sample(model, { shape: model.output }, model.name, 0) as Record<string, unknown>;
  const last = endings(model);
  // A checksum would have to be right: clients look.
  return Object.fromEntries(Object.entries(whole).flatMap(([name, value]) => (last.has(name) || name.startsWith('Checksum') ? [] : [[name, value] as const])));
}
