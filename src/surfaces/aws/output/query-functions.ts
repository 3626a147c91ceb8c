import { pythonFloat, pythonInt } from '../parsing/python-numbers.ts';
import { compactJson, compare, float, numberOf, pythonEquals, QueryError, typeName } from './query-values.ts';
import { scalarText } from './text.ts';
import { isList, isObject, type Printable, type PrintableObject } from './value.ts';

/** `&expression`: an argument that a function evaluates itself. */
export type Expression = (value: Printable) => Printable;

/** What a function is called with. */
export type Argument = Printable | Expression;

/** What an argument may be; `array-number` is a list of nothing but numbers. */
type Type = 'array' | 'array-number' | 'array-string' | 'boolean' | 'expref' | 'null' | 'number' | 'object' | 'string';

interface QueryFunction {
  /** For each argument what it may be; no type for any. */
  readonly takes: readonly (readonly Type[])[];
  /** Whether the last may be repeated. */
  readonly variadic?: true;
  readonly run: (...values: readonly Argument[]) => Printable;
}

/** JMESPath's names of Python's types. */
const typesOf: Readonly<Record<string, Type>> = {
  bool: 'boolean',
  list: 'array',
  dict: 'object',
  NoneType: 'null',
  str: 'string',
  int: 'number',
  float: 'number',
};

const isExpression = (value: Argument): value is Expression => typeof value === 'function';
const typeOf = (value: Printable): Type => typesOf[typeName(value)] ?? 'null';

// The signatures have seen to it that these are what they are taken for.
const data = (value: Argument | undefined): Printable => (value === undefined || isExpression(value) ? null : value);
const list = (value: Argument | undefined): readonly Printable[] => {
  const given = data(value);
  return isList(given) ? given : [];
};
const text = (value: Argument | undefined): string => String(data(value));
const object = (value: Argument | undefined): PrintableObject => {
  const given = data(value);
  return isObject(given) ? given : {};
};
const number = (value: Argument | undefined): number => numberOf(data(value)) ?? 0;
const isFloat = (value: Printable): boolean => typeName(value) === 'float';

const typeFault = (name: string, value: string, expected: readonly Type[], received: string): QueryError =>
  new QueryError(`In function ${name}(), invalid type for value: ${value}, expected one of: ${scalarText(expected)}, received: "${received}"`);

/** Holds the items of a list to what the first of them may be. */
function checkItems(name: string, items: readonly Printable[], types: readonly Type[]): void {
  const allowed = types.flatMap((type) => (type.startsWith('array-') ? [type.slice('array-'.length)] : []));
  const [first] = items;
  if (allowed.length === 0 || first === undefined) return;
  const wanted = allowed.length === 1 ? allowed[0] : allowed.find((type) => type === typeOf(first));
  const wrong = items.find((item) => typeOf(item) !== wanted);
  if (wrong !== undefined) throw typeFault(name, scalarText(wrong), types, typeName(wrong));
}

function checkArgument(name: string, value: Argument, types: readonly Type[]): void {
  if (types.length === 0) return;
  const type = isExpression(value) ? 'expref' : typeOf(value);
  if (!types.some((allowed) => allowed.replace(/-.*/, '') === type)) {
    throw typeFault(name, isExpression(value) ? '&' : scalarText(value), types, type);
  }
  if (!isExpression(value) && isList(value)) checkItems(name, value, types);
}

/** Adds as Python does since 3.12: whole numbers exactly, others with what rounding took from them (Neumaier). */
function sum(items: readonly Printable[]): Printable {
  let total = 0;
  let lost = 0;
  for (const item of items) {
    const value = number(item);
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  if (!items.some(isFloat)) return total;
  return float(Number.isFinite(lost) ? total + lost : total);
}

/** The first of the greatest (`sign` 1) or of the least (-1) by a key. */
function extreme(items: readonly Printable[], keys: readonly Printable[], sign: 1 | -1): Printable {
  let best = 0;
  for (let index = 1; index < items.length; index += 1) {
    if (compare(keys[index] ?? null, keys[best] ?? null, sign > 0 ? '>' : '<') * sign > 0) best = index;
  }
  return items[best] ?? null;
}

const sorted = (items: readonly Printable[], keys: readonly Printable[]): readonly Printable[] =>
  items
    .map((item, index) => ({ item, key: keys[index] ?? null }))
    .sort((a, b) => compare(a.key, b.key, '<'))
    .map(({ item }) => item);

/** What an expression gives for each item; it must be of one of these types. */
function keysOf(name: string, items: readonly Printable[], expression: Argument | undefined, types: readonly Type[]): readonly Printable[] {
  const read = expression !== undefined && isExpression(expression) ? expression : () => null;
  return items.map((item) => {
    const key = read(item);
    if (!types.includes(typeOf(key))) throw typeFault(name, scalarText(key), types, typeOf(key));
    return key;
  });
}

function sortBy(items: readonly Printable[], expression: Argument | undefined): readonly Printable[] {
  const [first] = items;
  if (first === undefined || expression === undefined || !isExpression(expression)) return items;
  const type = typeOf(expression(first));
  if (type !== 'number' && type !== 'string') throw typeFault('sort_by', scalarText(first), ['string', 'number'], type);
  return sorted(items, keysOf('sort_by', items, expression, [type]));
}

const extremeBy = (name: string, sign: 1 | -1): QueryFunction => ({
  takes: [['array'], ['expref']],
  run: (items, by) => extreme(list(items), keysOf(name, list(items), by, ['number', 'string']), sign),
});

const ordered: readonly Type[] = ['array-number', 'array-string'];

function contains(subject: Argument | undefined, search: Printable): boolean {
  const within = data(subject);
  if (isList(within)) return within.some((item) => pythonEquals(item, search));
  if (typeof search !== 'string') throw new QueryError(`'in <string>' requires string as left operand, not ${typeName(search)}`);
  return String(within).includes(search);
}

function toNumber(value: Printable): Printable {
  if (typeof value !== 'string') return numberOf(value) === undefined ? null : value;
  const whole = pythonInt(value);
  const fraction = whole === undefined ? pythonFloat(value) : undefined;
  return whole ?? (fraction === undefined ? null : float(fraction));
}

const length = (value: Printable): number => (typeof value === 'string' ? [...value].length : isList(value) ? value.length : Object.keys(object(value)).length);

/** JMESPath's functions. Follows jmespath.py 1.0.1, functions.py. */
const functions: Readonly<Record<string, QueryFunction>> = {
  abs: { takes: [['number']], run: (value) => (isFloat(data(value)) ? float(Math.abs(number(value))) : Math.abs(number(value))) },
  avg: { takes: [['array-number']], run: (items) => (list(items).length === 0 ? null : float(number(sum(list(items))) / list(items).length)) },
  ceil: { takes: [['number']], run: (value) => Math.ceil(number(value)) },
  contains: { takes: [['array', 'string'], []], run: (subject, search) => contains(subject, data(search)) },
  ends_with: { takes: [['string'], ['string']], run: (subject, suffix) => text(subject).endsWith(text(suffix)) },
  floor: { takes: [['number']], run: (value) => Math.floor(number(value)) },
  join: { takes: [['string'], ['array-string']], run: (separator, items) => list(items).join(text(separator)) },
  keys: { takes: [['object']], run: (value) => Object.keys(object(value)) },
  length: { takes: [['string', 'array', 'object']], run: (value) => length(data(value)) },
  map: { takes: [['expref'], ['array']], run: (by, items) => list(items).map((item) => (by !== undefined && isExpression(by) ? by(item) : null)) },
  max: { takes: [ordered], run: (items) => extreme(list(items), list(items), 1) },
  max_by: extremeBy('max_by', 1),
  merge: { takes: [['object']], variadic: true, run: (...values) => Object.fromEntries(values.flatMap((value) => Object.entries(object(value)))) },
  min: { takes: [ordered], run: (items) => extreme(list(items), list(items), -1) },
  min_by: extremeBy('min_by', -1),
  not_null: { takes: [[]], variadic: true, run: (...values) => data(values.find((value) => value !== null)) },
  reverse: {
    takes: [['array', 'string']],
    run: (value) => (typeof value === 'string' ? [...value].reverse().join('') : [...list(value)].reverse()),
  },
  sort: { takes: [['array-string', 'array-number']], run: (items) => sorted(list(items), list(items)) },
  sort_by: { takes: [['array'], ['expref']], run: (items, by) => sortBy(list(items), by) },
  starts_with: { takes: [['string'], ['string']], run: (subject, prefix) => text(subject).startsWith(text(prefix)) },
  sum: { takes: [['array-number']], run: (items) => sum(list(items)) },
  to_array: { takes: [[]], run: (value) => (isList(data(value)) ? data(value) : [data(value)]) },
  to_number: { takes: [[]], run: (value) => toNumber(data(value)) },
  to_string: { takes: [[]], run: (value) => (typeof value === 'string' ? value : compactJson(data(value))) },
  type: { takes: [[]], run: (value) => (value !== undefined && isExpression(value) ? null : typeOf(data(value))) },
  values: { takes: [['object']], run: (value) => Object.values(object(value)) },
};

/** Calls a function of JMESPath. @throws a QueryError for one that does not exist, and for arguments that it cannot take */
export function callFunction(name: string, values: readonly Argument[]): Printable {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (called === undefined) throw new QueryError(`Unknown function: ${name}()`);
  const { takes, variadic, run } = called;
  if (variadic ? values.length < takes.length : values.length !== takes.length) {
    const wanted = `${variadic ? 'at least ' : ''}${takes.length} argument${takes.length === 1 ? '' : 's'}`;
    throw new QueryError(`Expected ${wanted} for function ${name}(), received ${values.length}`);
  }
  for (const [index, types] of takes.entries()) checkArgument(name, values[index] ?? null, types);
  return run(...values);
}
