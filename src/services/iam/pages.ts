import type { Key, ReadState, Table } from '../../kernel/state.ts';
import { errors } from './errors.ts';

/** How a caller pages: `MaxItems` at most, 100 when absent, from where `Marker` points. */
export interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** A page, with the members that say whether there is more. */
export interface Page<Item> {
  readonly items: Item[];
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

const defaultMaxItems = 100;

/**
 * A page of a table's rows under a key's first parts.
 * @param select makes an item of a row; rows of which it makes none are passed over and do not count
 */
export function pageOfTable<Row, Item>(
  state: ReadState,
  table: Table<Row>,
  prefix: Key,
  input: PageInput,
  select: (row: Row, key: Key) => Item | undefined,
): Page<Item> {
  const after = readMarker(input.Marker);
  const rows = state.list(table, after === undefined ? { prefix } : { prefix, after: [...prefix, ...after] });
  return fill(mapped(rows, prefix.length, select), input);
}

/** A page of a sequence whose items have positions, in the order of the sequence. */
export function pageOfSequence<Item>(sequence: Iterable<readonly [position: string, item: Item]>, input: PageInput): Page<Item> {
  const after = readMarker(input.Marker)?.[0];
  return fill(following(sequence, after), input);
}

function* mapped<Row, Item>(
  rows: Iterable<{ readonly key: Key; readonly value: Row }>,
  depth: number,
  select: (row: Row, key: Key) => Item | undefined,
): Iterable<readonly [Key, Item]> {
  for (const { key, value } of rows) {
    const item = select(value, key);
    if (item !== undefined) yield [key.slice(depth), item];
  }
}

function* following<Item>(sequence: Iterable<readonly [string, Item]>, after: string | undefined): Iterable<readonly [Key, Item]> {
  let reached = after === undefined;
  for (const [position, item] of sequence) {
    if (reached) yield [[position], item];
    else reached = position === after;
  }
}

function fill<Item>(found: Iterable<readonly [Key, Item]>, { MaxItems = defaultMaxItems }: PageInput): Page<Item> {
  const items: Item[] = [];
  let last: Key = [];
  for (const [position, item] of found) {
    if (items.length === MaxItems) return { items, rest: { IsTruncated: true, Marker: writeMarker(last) } };
    items.push(item);
    last = position;
  }
  return { items, rest: { IsTruncated: false } };
}

const writeMarker = (position: Key): string => Buffer.from(JSON.stringify(position)).toString('base64');

function readMarker(marker: string | undefined): Key | undefined {
  if (marker === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(marker, 'base64').toString('utf8'));
    if (Array.isArray(position) && position.length > 0 && position.every((part) => typeof part === 'string')) return position;
  } catch {
    // Not one of ours: refused below like any other.
  }
  throw errors.invalidMarker();
}
