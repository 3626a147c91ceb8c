import type { OperationModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';

/** A call that is to be shown as a program's code. */
export interface CodedCall {
  readonly service: string;
  readonly region: string;
  /** In native form, or as the journal keeps it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly model: OperationModel;
}

/** How a language writes values. */
export interface Notation {
  readonly true: string;
  readonly false: string;
  text(value: string): string;
  number(value: number | bigint): string;
  moment(value: Date): string;
  bytes(value: Uint8Array): string;
  /** A body that comes from a file. */
  file: string;
  /** A JSON document in a text, written as the structure it is. */
  json(written: string): string;
  entry(name: string, value: string): string;
  /** What stands inside the braces of a structure on one line. */
  readonly padding: string;
}

/** A document that is worth writing as a structure. */
function document(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a value on one line where it is short, else on several. */
export function write(value: unknown, shape: Shape | undefined, model: OperationModel, notation: Notation, indent: string): string {
  const inner = `${indent}    `;
  const block = (open: string, items: readonly string[], close: string): string => {
    const padding = open === '{' && items.length > 0 ? notation.padding : '';
    const line = `${open}${padding}${items.join(', ')}${padding}${close}`;
    if (items.length === 0 || (line.length + indent.length < 60 && !line.includes('\n'))) return line;
    return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
  };
  if (value === true || value === false) return value ? notation.true : notation.false;
  if (typeof value === 'number' || typeof value === 'bigint') return notation.number(value);
  if (typeof value === 'string') {
    if (shape?.type === 'timestamp') return notation.moment(new Date(value));
    if (shape?.type === 'blob') return notation.bytes(Buffer.from(value, 'base64'));
    const found = document(value);
    return found === undefined ? notation.text(value) : notation.json(write(found, undefined, model, notation, indent));
  }
  if (value instanceof Date) return notation.moment(value);
  if (shape?.type === 'blob') return value instanceof Uint8Array && value.length < 1000 ? notation.bytes(value) : notation.file;
  if (Array.isArray(value)) {
    const item = shape?.type === 'list' ? shapeOf(model, shape.member.shape) : undefined;
    return block(
      '[',
      value.map((each) => write(each, item, model, notation, inner)),
      ']',
    );
  }
  if (typeof value !== 'object' || value === null) return notation.text(String(value));
  const memberShape = (name: string): Shape | undefined => {
    const reference = shape?.type === 'structure' ? shape.members[name] : shape?.type === 'map' ? shape.value : undefined;
    return reference && shapeOf(model, reference.shape);
  };
  return block(
    '{',
    Object.entries(value).map(([name, each]) => notation.entry(name, write(each, memberShape(name), model, notation, inner))),
    '}',
  );
}

/** The members of a call's input with the shapes that the model gives them. */
export function membersOf({ input, model }: CodedCall): readonly (readonly [name: string, value: unknown, shape: Shape | undefined])[] {
  const shape = model.input === undefined ? undefined : shapeOf(model, model.input);
  return Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const reference = shape?.type === 'structure' ? shape.members[name] : undefined;
      return [name, value, reference && shapeOf(model, reference.shape)] as const;
    });
}
