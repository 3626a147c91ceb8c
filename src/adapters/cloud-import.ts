import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Json } from '../kernel/json.ts';
import { errorCode } from '../ports/file-errors.ts';
import { type CloudStorage, HomeError } from '../ports/home.ts';
import { EXPORT_FORMAT } from './cloud-export.ts';
import { checkKeySize, encodeKey } from './key-encoding.ts';
import { textLines } from './text-lines.ts';

const ROWS_AT_ONCE = 2_000;

// Bounds on what is read from outside.
const LONGEST_LINE = 64 * 1024 * 1024;
const DEEPEST_VALUE = 256;
const LONGEST_TABLE_NAME = 200;

/**
 * Reads an export into an empty cloud. What it says is checked as it is read: form, sizes, depth of values, digests of bodies, and that it is all there.
 * @throws HomeError `invalidImport`, with the line that is wrong
 */
export async function importCloud(file: string, storage: CloudStorage): Promise<void> {
  const importer = new Importer(file, storage);
  const source = createReadStream(file);
  const bytes = source.pipe(createGunzip());
  // `pipe` passes on no errors.
  source.on('error', (error) => bytes.destroy(error));
  try {
    for await (const line of textLines(bytes, LONGEST_LINE, () => importer.invalid('a line is too long'))) await importer.line(line);
    await importer.end();
  } catch (error) {
    await importer.abandon();
    if (error instanceof HomeError) throw error;
    if (errorCode(error) !== undefined) throw unreadable(error, file);
    throw importer.invalid('it is not the gzip file that was written, or cut', error);
  } finally {
    source.destroy();
  }
}

const unreadable = (error: unknown, file: string): HomeError =>
  new HomeError('unreadable', `The file can't be read: ${error instanceof Error ? error.message : String(error)}`, file, 'Nothing was imported.', {
    cause: error,
  });

const isText = (value: unknown): value is string => typeof value === 'string';

/** How deep lists and objects are nested; looked at without recursion, for it comes from outside. */
function isTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_VALUE) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

class Importer {
  readonly #file: string;
  readonly #storage: CloudStorage;
  #number = 0;
  #rows = 0;
  #bodies = 0;
  #ended = false;
  #waiting: { readonly table: string; readonly key: readonly string[]; readonly value: Json }[] = [];
  #body:
    | { readonly name: string; readonly writer: Awaited<ReturnType<CloudStorage['blobs']['create']>>; readonly hash: ReturnType<typeof createHash> }
    | undefined;

  constructor(file: string, storage: CloudStorage) {
    this.#file = file;
    this.#storage = storage;
  }

  invalid(why: string, cause?: unknown): HomeError {
    const place = this.#number === 0 ? '' : ` at line ${this.#number}`;
    return new HomeError(
      'invalidImport',
      `This is not an export of a cloud that can be read${place}: ${why}`,
      this.#file,
      'Export the cloud again. Nothing was imported.',
      { cause },
    );
  }

  async line(text: string): Promise<void> {
    this.#number += 1;
    const content = this.#parse(text);
    if (this.#number === 1) return this.#header(content);
    if (this.#ended) throw this.invalid('there is more after its end');
    if (!Array.isArray(content)) throw this.invalid('a line is not a list');
    const [kind, ...rest] = content as Json[];
    if (kind === 'row') return this.#row(rest);
    if (kind === 'body') return this.#startBody(rest);
    if (kind === 'bytes') return this.#bytes(rest);
    if (kind === 'end') return this.#finish(rest);
    throw this.invalid('a line is of no known kind');
  }

  async end(): Promise<void> {
    if (!this.#ended) throw this.invalid('its end is missing');
  }

  async abandon(): Promise<void> {
    this.#body?.writer.discard();
    this.#body = undefined;
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.invalid('a line is not JSON', error);
    }
  }

  #header(content: unknown): void {
    if (typeof content !== 'object' || content === null || !('nimbi' in content) || content.nimbi !== 'cloud' || !('format' in content))
      throw this.invalid('it does not begin as one');
    if (content.format === EXPORT_FORMAT) return;
    throw new HomeError(
      'newer',
      `This export is in format ${JSON.stringify(content.format)}, and this nimbi knows ${EXPORT_FORMAT}`,
      this.#file,
      'Update nimbi.',
    );
  }

  async #row([table, key, value]: readonly Json[]): Promise<void> {
    const isKey = Array.isArray(key) && key.length > 0 && key.every((part) => isText(part) && !/\p{Surrogate}/u.test(part));
    if (!isText(table) || table === '' || table.length > LONGEST_TABLE_NAME || !isKey || value === undefined) throw this.invalid('a row is malformed');
    const parts = (key as readonly Json[]).filter(isText);
    try {
      checkKeySize(table + encodeKey(parts));
    } catch (error) {
      throw this.invalid('the key of a row is too long', error);
    }
    if (isTooDeep(value)) throw this.invalid('a row is nested too deeply');
    this.#rows += 1;
    this.#waiting.push({ table, key: parts, value });
    if (this.#waiting.length >= ROWS_AT_ONCE) await this.#writeRows();
  }

  async #writeRows(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    await this.#storage.store.transact((transaction) => {
      for (const { table, key, value } of rows) transaction.put(table, key, value);
    });
  }

  async #startBody([name]: readonly Json[]): Promise<void> {
    await this.#endBody();
    if (!isText(name) || !/^[0-9a-f]{64}$/.test(name)) throw this.invalid('the name of a body is not a digest');
    this.#body = { name, writer: await this.#storage.blobs.create(), hash: createHash('sha256') };
  }

  async #bytes([base64]: readonly Json[]): Promise<void> {
    if (this.#body === undefined || !isText(base64)) throw this.invalid('bytes belong to no body');
    const bytes = Buffer.from(base64, 'base64');
    this.#body.hash.update(bytes);
    await this.#body.writer.write(bytes);
  }

  async #endBody(): Promise<void> {
    if (this.#body === undefined) return;
    const { name, writer, hash } = this.#body;
    if (hash.digest('hex') !== name) throw this.invalid('the bytes of a body do not match its digest');
    await writer.finish();
    writer.keep(name);
    this.#bodies += 1;
    this.#body = undefined;
  }

  async #finish([rows, bodies]: readonly Json[]): Promise<void> {
    await this.#endBody();
    await this.#writeRows();
    if (rows !== this.#rows || bodies !== this.#bodies) throw this.invalid('rows or bodies are missing');
    this.#ended = true;
  }
}
