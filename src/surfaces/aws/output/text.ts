import { byName, Float, floatText, isList, isObject, type Printable, type PrintableObject } from './value.ts';

/** A scalar as Python's `str` has it. */
export function scalarText(value: Printable | undefined): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  return value instanceof Float ? floatText(value.valueOf()) : String(value ?? '');
}

const isScalar = (value: Printable | undefined): boolean => !isList(value) && !isObject(value);

function scalarKeys(items: readonly Printable[]): readonly string[] {
  const keys = new Set<string>();
  for (const item of items) {
    if (!isObject(item)) continue;
    for (const [key, value] of Object.entries(item)) if (isScalar(value)) keys.add(key);
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
