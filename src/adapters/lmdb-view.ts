import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import type { StoreView } from '../ports/store.ts';
import { decodeKey, encodeKey, encodeRange } from './key-encoding.ts';
import { isShortWalk, type LmdbCache, longestWalk } from './lmdb-cache.ts';
import { type Bounds, type LmdbDatabase, longestKey } from './lmdb-database.ts';
import { corrupted, inWordsOfHome, isLmdbError } from './lmdb-errors.ts';
import type { LmdbLateRows } from './lmdb-late-rows.ts';

/** What comes after every text that begins with this one: UTF-8 has no such byte. */
const afterAll = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);

/** A row's key in LMDB: its table's name and its parts. */
export const keyText = (table: string, key: Key): string => tableText(table) + encodeKey(key);

const tableTexts = new Map<string, string>();

/** What the keys of a table begin with. */
export function tableText(table: string): string {
  let text = tableTexts.get(table);
  if (text === undefined) {
    text = encodeKey([table]);
    tableTexts.set(table, text);
  }
  return text;
}

/** A bound as LMDB takes it. As no row's key is longer, each is on the same side of the cut bound as of the whole one, except one that is the cut bound. */
const fitting = (bound: Buffer): { readonly bytes: Buffer; readonly isCut: boolean } => ({
  bytes: bound.subarray(0, longestKey),
  isCut: bound.length > longestKey,
});

/** The bounds of a range; `undefined` where nothing can be in it. */
function boundsOf(table: string, range: Range): Bounds | undefined {
  const { prefix, lower, before } = encodeRange(range);
  const name = tableText(table);
  const start = Buffer.from(name + lower);
  const last = afterAll(name + prefix);
  const bound = before === undefined ? last : Buffer.from(name + before);
  const end = Buffer.compare(bound, last) < 0 ? bound : last;
  if (Buffer.compare(start, end) >= 0) return undefined;
  const from = fitting(start);
  const to = fitting(end);
  return range.reverse
    ? { start: to.bytes, exclusiveStart: !to.isCut, end: from.bytes, inclusiveEnd: !from.isCut, reverse: true }
    : { start: from.bytes, exclusiveStart: from.isCut, end: to.bytes, inclusiveEnd: to.isCut };
}

/** The rows in one LMDB database, each as JSON: V8 reads it faster than a cold start loads the code of another format. */
export class LmdbView implements StoreView {
  readonly #database: LmdbDatabase;
  readonly #folder: string;
  readonly #cache: LmdbCache | undefined;
  readonly #late: LmdbLateRows | undefined;

  /**
   * @param cache of what is read; it has to be told what is written
   * @param late rows that are not in the database yet
   */
  constructor(database: LmdbDatabase, folder: string, cache?: LmdbCache, late?: LmdbLateRows) {
    this.#database = database;
    this.#folder = folder;
    this.#cache = cache;
    this.#late = late;
  }

  get(table: string, key: Key): StoredRow | undefined {
    const encoded = keyText(table, key);
    const cache = this.#cache;
    if (cache?.has(encoded)) return cache.row(encoded);
    const late = this.#late?.get(encoded);
    if (late !== undefined) return late.value;
    // What people type may be of any length; no row has such a key.
    if (Buffer.byteLength(encoded) > longestKey) return undefined;
    const text = this.#reading(() => this.#database.get(encoded));
    const row = text === undefined ? undefined : this.#parse(text);
    cache?.rememberRow(encoded, row, text?.length ?? 0);
    return row;
  }

  list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    const cache = this.#cache;
    if (cache === undefined) return this.#walk(table, range);
    const asked = JSON.stringify(range);
    const known = cache.walk(table, asked);
    if (known !== undefined) return known;
    const remembered = this.#remembered(cache, table, range, asked);
    // Whoever asks for a few may not walk to their end.
    return range.limit !== undefined && range.limit <= longestWalk ? [...remembered] : remembered;
  }

  /** A walk that is remembered where it comes to its end soon. */
  *#remembered(cache: LmdbCache, table: string, range: Range, asked: string): Iterable<Entry<StoredRow>> {
    const entries: Entry<StoredRow>[] = [];
    let rows = 0;
    let length = 0;
    const add = (text: string): void => {
      rows += 1;
      length += text.length;
    };
    for (const entry of this.#walk(table, range, add)) {
      if (isShortWalk(rows, length)) entries.push(entry);
      yield entry;
    }
    if (isShortWalk(rows, length)) cache.rememberWalk(table, asked, entries, length);
  }

  /** @param seen is told the text of each row before it is handed out */
  *#walk(table: string, range: Range, seen?: (text: string) => void): Iterable<Entry<StoredRow>> {
    const bounds = boundsOf(table, range);
    let left = range.limit ?? Number.POSITIVE_INFINITY;
    if (bounds === undefined || left <= 0) return;
    this.#reading(() => this.#late?.settle());
    const entries = this.#database.entries(bounds);
    try {
      while (left > 0) {
        const { done, value: entry } = this.#reading(() => entries.next());
        if (done) return;
        seen?.(entry.value);
        yield { key: decodeKey(entry.key).slice(1), value: this.#parse(entry.value) };
        left -= 1;
      }
    } finally {
      entries.return(undefined);
    }
  }

  count(table: string, range: Range = {}): number {
    const bounds = boundsOf(table, range);
    if (bounds === undefined) return 0;
    return this.#reading(() => {
      this.#late?.settle();
      return this.#database.count(bounds, range.limit);
    });
  }

  tables(): Iterable<string> {
    this.#reading(() => this.#late?.settle());
    const names: string[] = [];
    let start: Buffer = Buffer.from([1]);
    for (;;) {
      const bounds = { start, end: afterAll('') };
      const found = this.#reading(() => this.#database.first(bounds));
      const [name] = found === undefined ? [] : decodeKey(found.key);
      if (name === undefined) return names.sort();
      names.push(name);
      start = afterAll(encodeKey([name]));
    }
  }

  /** Puts what LMDB refuses into words. */
  #reading<Result>(look: () => Result): Result {
    try {
      return look();
    } catch (error) {
      throw isLmdbError(error) ? inWordsOfHome(error, this.#folder) : error;
    }
  }

  #parse(text: string): StoredRow {
    try {
      return JSON.parse(text) as StoredRow;
    } catch (error) {
      throw corrupted(this.#folder, error);
    }
  }
}
