import { CommandLineError } from '../errors.ts';
import { byName, Float, floatText, isFraction, isList, isObject, type Printable, type PrintableObject } from './value.ts';

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** A text as Python's `repr` has it. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[\\'\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/gu, (character) => {
    if (character === ' ') return character;
    if (character === "'") return quote === "'" ? "\\'" : character;
    return named[character] ?? escaped(character);
  });
  return `${quote}${inner}${quote}`;
}

/** What Python calls the type of a value. */
function typeName(value: Printable): string {
  if (value === null) return 'NoneType';
  if (isList(value)) return 'list';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  return value instanceof Float || isFraction(value) ? 'float' : 'int';
}

const repr = (value: Printable): string => (typeof value === 'string' ? quoted(value) : scalarText(value));

/** A value as Python's `str` has it; that of a list or object is where it stands in the place of a scalar. */
export function scalarText(value: Printable | undefined): string {
  if (isList(value)) return `[${value.map(repr).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${repr(item)}`);
    return `{${members.join(', ')}}`;
  }
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  return value instanceof Float || isFraction(value) ? floatText(value.valueOf()) : String(value ?? '');
}

const isScalar = (value: Printable | undefined): boolean => !isList(value) && !isObject(value);

function scalarKeys(items: readonly Printable[]): readonly string[] {
  const keys = new Set<string>();
  for (const item of items) {
    for (const [key, value] of Object.entries(isObject(item) ? item : {})) if (isScalar(value)) keys.add(key);
  }
  return [...keys].sort(byName);
}

function scalarList(items: readonly Printable[], identifier: string | undefined, lines: string[]): void {
  if (identifier === undefined) lines.push(items.map(scalarText).join('\t'));
  else for (const item of items) lines.push(`${identifier.toUpperCase()}\t${scalarText(item)}`);
}

function list(items: readonly Printable[], identifier: string | undefined, lines: string[]): void {
  if (items.length === 0) return;
  if (items.some(isObject)) {
    // `aws` takes all of them for objects then, and fails in these words.
    const other = items.find((item) => !isObject(item));
    if (other !== undefined) throw new CommandLineError('general', `'${typeName(other)}' object has no attribute 'items'`);
    const keys = scalarKeys(items);
    for (const item of items) write(item, identifier, lines, keys);
  } else if (items.some(isList)) {
    const scalars = items.filter(isScalar);
    if (scalars.length > 0) scalarList(scalars, identifier, lines);
    for (const item of items) if (!isScalar(item)) write(item, identifier, lines);
  } else scalarList(items, identifier, lines);
}

function object(item: PrintableObject, identifier: string | undefined, lines: string[], keys: readonly string[] | undefined): void {
  const names = Object.keys(item).sort(byName);
  const scalarNames = keys ?? names.filter((name) => isScalar(item[name]));
  if (scalarNames.length > 0) {
    const cells = scalarNames.map((name) => (Object.hasOwn(item, name) ? scalarText(item[name]) : ''));
    lines.push([...(identifier === undefined ? [] : [identifier.toUpperCase()]), ...cells].join('\t'));
  }
  const known = new Set(scalarNames);
  for (const name of names) {
    const value = item[name];
    if (!known.has(name) && value !== undefined) write(value, name, lines);
  }
}

function write(value: Printable, identifier: string | undefined, lines: string[], keys?: readonly string[]): void {
  if (isObject(value)) object(value, identifier, lines, keys);
  else if (isList(value)) list(value, identifier, lines);
  else lines.push(scalarText(value));
}

/** Tab-separated text, a record a line, as the AWS CLI prints it. Follows awscli/text.py, 2026. */
export function formatText(value: Printable): string {
  const lines: string[] = [];
  write(value, undefined, lines);
  return lines.map((line) => `${line}\n`).join('');
}
