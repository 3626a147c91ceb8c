import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Entry, StoredRow } from '../kernel/state.ts';
import { inWords } from '../ports/file-errors.ts';
import type { Store } from '../ports/store.ts';
import type { DiskStorage } from './cloud-folder.ts';
import { temporaryName } from './durable-files.ts';

/**
 * A cloud as one file: gzip of lines of JSON. The first is `{"nimbi":"cloud","format":1}`; then rows `["row", table, key, value]`;
 * then bodies, each `["body", sha256]` and pieces `["bytes", base64]`; the last is `["end", rows, bodies]`.
 */
export const EXPORT_FORMAT = 1;

const ROWS_AT_ONCE = 2_000;
const BYTES_A_LINE = 48 * 1024;

function* rowsOf(store: Store): Iterable<Entry<StoredRow> & { readonly table: string }> {
  for (const table of store.read((view) => [...view.tables()])) {
    let after: readonly string[] | undefined;
    do {
      const rows: readonly Entry<StoredRow>[] = store.read((view) => [...view.list(table, { limit: ROWS_AT_ONCE, ...(after === undefined ? {} : { after }) })]);
      for (const row of rows) yield { table, ...row };
      after = rows.at(-1)?.key;
    } while (after !== undefined);
  }
}

async function* exportLines({ store, blobs }: DiskStorage): AsyncIterable<string> {
  yield `${JSON.stringify({ nimbi: 'cloud', format: EXPORT_FORMAT })}\n`;
  let rows = 0;
  for (const { table, key, value } of rowsOf(store)) {
    yield `${JSON.stringify(['row', table, key, value])}\n`;
    rows += 1;
  }
  let bodies = 0;
  for (const name of blobs.names()) {
    yield `${JSON.stringify(['body', name])}\n`;
    for await (const chunk of blobs.open(name)) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      for (let start = 0; start < bytes.length; start += BYTES_A_LINE) {
        yield `${JSON.stringify(['bytes', bytes.toString('base64', start, Math.min(start + BYTES_A_LINE, bytes.length))])}\n`;
      }
    }
    bodies += 1;
  }
  yield `${JSON.stringify(['end', rows, bodies])}\n`;
}

/** Writes a cloud that nothing else uses to a file, which is there whole or not at all. */
export async function exportCloud(storage: DiskStorage, file: string): Promise<void> {
  const temporary = temporaryName(file);
  try {
    await pipeline(Readable.from(exportLines(storage)), createGzip(), createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw inWords(error, file);
  }
}
