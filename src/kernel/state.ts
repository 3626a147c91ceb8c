import type { Json } from './json.ts';

/** A row's key: its parts in order, such as `[accountId, userName]`. Ordered part by part, by code point. */
export type Key = readonly string[];

/** A typed, ordered table of the state. Its rows are plain JSON. */
export interface Table<Row> {
  readonly name: string;
  /** Never present: it lets the compiler tell tables of different rows apart. */
  readonly row?: Row;
}

/** Declares a table, by a name that is unique in the cloud: `service.things`. */
export const defineTable = <Row>(name: string): Table<Row> => ({ name });

/** Which rows of a table to walk, in key order. */
export interface Range {
  /** Only keys that begin with these parts. */
  readonly prefix?: Key;
  /** Of those, only keys whose next part begins with this text. */
  readonly startsWith?: string;
  /** Only keys after this whole key (exclusive). */
  readonly after?: Key;
  /** Only keys from this whole key on (inclusive). */
  readonly from?: Key;
  /** Only keys before this whole key (exclusive). */
  readonly before?: Key;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** A row with its key. */
export interface Entry<Row> {
  readonly key: Key;
  readonly value: Row;
}

/** The state of a cloud, to look at. */
export interface ReadState {
  get<Row>(table: Table<Row>, key: Key): Row | undefined;
  list<Row>(table: Table<Row>, range?: Range): Iterable<Entry<Row>>;
  /** How many rows `list` would give, without reading them. */
  count<Row>(table: Table<Row>, range?: Range): number;
}

/** The state of a cloud as an operation sees it: what it writes is applied only if the call succeeds. */
export interface State extends ReadState {
  put<Row>(table: Table<Row>, key: Key, value: Row): void;
  remove<Row>(table: Table<Row>, key: Key): void;
}

/** A row as a store keeps it. */
export type StoredRow = Json;
