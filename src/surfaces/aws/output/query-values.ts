import { Float, floatText, isFraction, isList, isObject, type Printable } from './value.ts';

/** What an expression cannot do with a value, in the words that jmespath.py or Python has for it. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** What Python calls the type of a value. */
export function typeName(value: Printable): string {
  if (value === null) return 'NoneType';
  if (isList(value)) return 'list';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (isObject(value)) return 'dict';
  return value instanceof Float || isFraction(value) ? 'float' : 'int';
}

/** A floating-point number. */
export const float = (value: number): Printable => (Number.isInteger(value) ? new Float(value) : value);

/** The value of a number; `undefined` for anything else. */
export const numberOf = (value: Printable | undefined): number | undefined =>
  typeof value === 'number' || value instanceof Float ? value.valueOf() : undefined;

/** JMESPath's falsehood: nothing, and what is empty. Numbers are all true. */
export const isFalse = (value: Printable): boolean =>
  value === null || value === false || value === '' || (isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

/** Whether two values are equal for Python, for which a truth value is a number. */
export function pythonEquals(a: Printable, b: Printable): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => pythonEquals(item, b[index] ?? null));
  if (isObject(a)) {
    if (!isObject(b)) return false;
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && pythonEquals(a[name] ?? null, b[name] ?? null));
  }
  if (typeof a === 'boolean' && (typeof b === 'boolean' || numberOf(b) !== undefined)) return Number(a) === Number(b);
  const number = numberOf(a);
  if (number !== undefined) return typeof b === 'boolean' ? number === Number(b) : number === numberOf(b);
  return a === b;
}

const surrogate = /[\ud800-\udfff]/;

/** Code points in order, where code units would put some beyond U+FFFF too early. */
function compareTexts(a: string, b: string): number {
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [Array.from(a, (character) => character.codePointAt(0) ?? 0), Array.from(b, (character) => character.codePointAt(0) ?? 0)];
  const differing = left.findIndex((code, index) => code !== right[index]);
  return differing < 0 ? left.length - right.length : (left[differing] ?? 0) - (right[differing] ?? -1);
}

/**
 * Orders two texts or two numbers; NaN for what has no order.
 * @param operator how Python compares here, for its refusal: `<`, `>=`
 * @throws a QueryError for a text beside a number
 */
export function compare(a: Printable, b: Printable, operator: string): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return left === right ? 0 : left - right;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  throw new QueryError(`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

const jsonFloats: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' };

/** A value as `json.dumps` writes it without spaces, beyond ASCII escaped. */
export function compactJson(value: Printable): string {
  if (isList(value)) return `[${value.map(compactJson).join(',')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${compactJson(key)}:${compactJson(item)}`)
      .join(',')}}`;
  if (typeof value === 'string') return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (value instanceof Float || isFraction(value)) return jsonFloats[floatText(value.valueOf())] ?? floatText(value.valueOf());
  return String(value);
}

const marker = '\u0000float';

/** Texts and numbers of JSON, and the floats that Python reads beyond it. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads JSON as Python does, for which `1.0` and `1` are not the same. @throws a SyntaxError */
export function parsePythonJson(text: string): Printable {
  const plain = JSON.parse(text) as Printable;
  if (!/\d(?:\.0|[eE])/.test(text)) return plain;
  const marked = text.replace(tokens, (token) => (/^-?\d+(?:\.|[eE])/.test(token) ? `["${marker.replace('\u0000', '\\u0000')}",${token}]` : token));
  return JSON.parse(marked, (_key, value: Printable) => (isList(value) && value[0] === marker ? float(Number(value[1])) : value)) as Printable;
}
