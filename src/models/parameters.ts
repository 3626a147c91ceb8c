import type { Member, OperationModel, Shape, StructureShape } from './model.ts';
import { pythonText, pythonType } from './python-values.ts';
import { shapeOf } from './shape-of.ts';
import { codePointLength } from './text-length.ts';
import { parseTimestamp } from './timestamps.ts';

/** What is wrong with a parameter. `name` is its place, as `Tags[0].Key`; empty for the input itself. */
export type ParameterFault =
  | { readonly type: 'missing'; readonly name: string; readonly required: string }
  | { readonly type: 'unknown'; readonly name: string; readonly unknown: string; readonly known: readonly string[] }
  | { readonly type: 'invalidType'; readonly name: string; readonly value: unknown; readonly valid: readonly string[] }
  | { readonly type: 'invalidDocument'; readonly name: string; readonly value: unknown; readonly valid: readonly string[] }
  | { readonly type: 'invalidValue' | 'invalidLength'; readonly name: string; readonly value: number | bigint | boolean; readonly min: number }
  | { readonly type: 'unionTooMany' | 'unionEmpty'; readonly name: string; readonly members: readonly string[] };

const python = (...types: readonly string[]): readonly string[] => types.map((type) => `<class '${type}'>`);

/** The Python types that botocore accepts (validate.py, 1.43.11), as its messages list them. */
const validTypes: Readonly<Record<Shape['type'], readonly string[]>> = {
  structure: python('dict'),
  map: python('dict'),
  list: python('list', 'tuple'),
  string: python('str'),
  integer: python('int'),
  long: python('int'),
  float: python('float', 'decimal.Decimal', 'int'),
  double: python('float', 'decimal.Decimal', 'int'),
  boolean: python('bool'),
  blob: [...python('bytes', 'bytearray'), 'file-like object'],
  timestamp: [...python('datetime.datetime'), 'timestamp-string'],
};

/** Deeper than any model goes: what lies below is refused when it is decoded. */
const maximumDepth = 128;

const isDict = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);

/** In Python a bool is an int, so botocore takes one where a number is wanted; so does this. */
const hasType = (value: unknown, shape: Shape): boolean => {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return isDict(value);
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'long':
      return typeof value === 'boolean' || typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'float':
    case 'double':
      return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
    case 'blob':
      return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date));
    case 'timestamp':
      return parseTimestamp(value) !== undefined;
  }
};

/** The faults found so far, and where the walk stands. */
interface Walk {
  readonly model: OperationModel;
  readonly faults: ParameterFault[];
  readonly depth: number;
}

const checkDocument = (walk: Walk, value: unknown, name: string): void => {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) checkDocument(walk, item, `${name}[${index}]`);
  else if (isDict(value)) for (const [key, item] of Object.entries(value)) checkDocument(walk, item, key);
  else if (typeof value === 'object') {
    walk.faults.push({ type: 'invalidDocument', name, value, valid: python('str', 'int', 'bool', 'float', 'list', 'dict') });
  }
};

const checkStructure = (walk: Walk, shape: StructureShape, value: Readonly<Record<string, unknown>>, name: string): void => {
  const given = Object.keys(value).filter((key) => value[key] !== undefined);
  const members = Object.keys(shape.members);
  if (shape.union && given.length === 0) walk.faults.push({ type: 'unionEmpty', name, members });
  if (shape.union && given.length > 1) walk.faults.push({ type: 'unionTooMany', name, members });
  for (const required of shape.required ?? []) {
    // The client itself fills in a token that was left out of the input.
    const filledIn = name === '' && shape.members[required]?.idempotencyToken === true;
    if (!given.includes(required) && !filledIn) walk.faults.push({ type: 'missing', name, required });
  }
  const known: [string, Member][] = [];
  for (const key of given) {
    const member = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    if (member === undefined) walk.faults.push({ type: 'unknown', name, unknown: key, known: members });
    else known.push([key, member]);
  }
  for (const [key, member] of known) check({ ...walk, depth: walk.depth + 1 }, member, value[key], `${name}.${key}`);
};

const checkRange = (walk: Walk, member: Member, shape: Shape, value: unknown, name: string): void => {
  // What goes into a host name has at least one character.
  const min = ('min' in shape ? shape.min : undefined) ?? (member.hostLabel ? 1 : undefined);
  if (min === undefined) return;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    if (Number(value) < min) walk.faults.push({ type: 'invalidValue', name, value, min });
  } else {
    const length = Array.isArray(value) ? value.length : codePointLength(String(value));
    if (length < min) walk.faults.push({ type: 'invalidLength', name, value: length, min });
  }
};

const check = (walk: Walk, member: Member, value: unknown, name: string): void => {
  const shape = shapeOf(walk.model, member.shape);
  if (walk.depth > maximumDepth) return;
  if (shape.type === 'structure' && shape.document) {
    checkDocument(walk, value, name);
    return;
  }
  if (!hasType(value, shape)) {
    walk.faults.push({ type: 'invalidType', name, value, valid: validTypes[shape.type] });
    return;
  }
  const inner = { ...walk, depth: walk.depth + 1 };
  if (shape.type === 'structure' && isDict(value)) checkStructure(walk, shape, value, name);
  else if (shape.type === 'map' && isDict(value)) {
    for (const [key, item] of Object.entries(value)) {
      check(inner, shape.key, key, `${name} (key: ${key})`);
      check(inner, shape.value, item, `${name}.${key}`);
    }
  } else if (shape.type === 'list' && Array.isArray(value)) {
    checkRange(walk, member, shape, value, name);
    for (const [index, item] of value.entries()) check(inner, shape.member, item, `${name}[${index}]`);
  } else if (shape.type !== 'blob' && shape.type !== 'timestamp' && shape.type !== 'boolean') checkRange(walk, member, shape, value, name);
};

/**
 * Everything that is wrong with a command's parameters before it is sent, as botocore finds it: all faults, in botocore's order. Takes
 * native values: timestamps may be Dates, numbers or text, blobs bytes, text or anything that can be read. `undefined` counts as absent.
 */
export function parameterFaults(model: OperationModel, input: unknown): ParameterFault[] {
  return shapeFaults(model, model.input, input);
}

/** The same for any shape of the model, such as its output; none for a shape that is not there. */
export function shapeFaults(model: OperationModel, shape: string | undefined, value: unknown): ParameterFault[] {
  const faults: ParameterFault[] = [];
  if (shape !== undefined) check({ model, faults, depth: 0 }, { shape }, value, '');
  return faults;
}

const place = (name: string): string => (name === '' ? 'input' : name.replace(/^\./, ''));

const word = (fault: ParameterFault): string => {
  const name = place(fault.name);
  switch (fault.type) {
    case 'missing':
      return `Missing required parameter in ${name}: "${fault.required}"`;
    case 'unknown':
      return `Unknown parameter in ${name}: "${fault.unknown}", must be one of: ${fault.known.join(', ')}`;
    case 'invalidType':
      return `Invalid type for parameter ${name}, value: ${pythonText(fault.value)}, type: ${pythonType(fault.value)}, valid types: ${fault.valid.join(', ')}`;
    case 'invalidDocument':
      return `Invalid type for document parameter ${name}, value: ${pythonText(fault.value)}, type: ${pythonType(fault.value)}, valid types: ${fault.valid.join(', ')}`;
    case 'invalidValue':
      return `Invalid value for parameter ${name}, value: ${pythonText(fault.value)}, valid min value: ${fault.min}`;
    case 'invalidLength':
      return `Invalid length for parameter ${name}, value: ${fault.value}, valid min length: ${fault.min}`;
    case 'unionTooMany':
      return `Invalid number of parameters set for tagged union structure ${name}. Can only set one of the following keys: ${fault.members.join(', ')}.`;
    case 'unionEmpty':
      // The missing space is botocore's (1.43.11).
      return `Must set one of the following keys for tagged unionstructure ${name}: ${fault.members.join(', ')}.`;
  }
};

/** Words faults as the AWS CLI prints them: `Parameter validation failed:` and a line for each. */
export function formatParameterFaults(faults: readonly ParameterFault[]): string {
  return ['Parameter validation failed:', ...faults.map(word)].join('\n');
}
