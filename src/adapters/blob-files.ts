import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, linkSync, mkdirSync, promises, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs, BlobWriter } from '../ports/blobs.ts';
import { inWords, isMissing, withWords } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import { isLeftover, syncFile, syncFolder, temporaryName } from './durable-files.ts';

/** Where bodies are that are still being taken in. */
const INCOMING = 'incoming';

/** Bytes read at once. */
const READ_SIZE = 256 * 1024;

const digest = /^[0-9a-f]{64}$/;

/** Object bodies as files in a folder. */
export interface BlobFiles extends Blobs {
  /** The names of the bodies that are kept. */
  names(): Iterable<string>;
  /** Gives another folder the same bodies. They never change, so that where the disk can, both share them. */
  copyTo(folder: string): void;
}

/** Keeps object bodies in a folder, each under its SHA-256: nothing a caller says becomes a path. */
export function blobFiles(folder: string): BlobFiles {
  const incoming = join(folder, INCOMING);
  const pathOf = (sha256: string): string => {
    if (!digest.test(sha256)) throw new TypeError(`Not a SHA-256 in hexadecimal: ${sha256}`);
    return join(folder, sha256.slice(0, 2), sha256);
  };
  let prepared = false;
  const prepare = (): void => {
    if (prepared) return;
    mkdirSync(incoming, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(incoming)) if (isLeftover(name)) rmSync(join(incoming, name), { force: true });
    prepared = true;
  };
  return {
    async create() {
      try {
        prepare();
        const temporary = temporaryName(join(incoming, 'body'));
        return new FileWriter(temporary, await promises.open(temporary, 'wx', 0o600), pathOf);
      } catch (error) {
        throw inWords(error, incoming);
      }
    },
    async *open(sha256, range) {
      const path = pathOf(sha256);
      try {
        const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: READ_SIZE, ...range });
        yield* range === undefined ? verified(chunks, sha256, path) : measured(chunks, range.end - range.start + 1, path);
      } catch (error) {
        throw isMissing(error) ? new HomeError('missing', 'The body of an object is missing', path, 'Put the object again.') : inWords(error, path);
      }
    },
    has: (sha256) => existsSync(pathOf(sha256)),
    *list() {
      for (const sha256 of namesIn(folder)) {
        const facts = withWords(folder, () => statSync(pathOf(sha256), { throwIfNoEntry: false }));
        if (facts !== undefined) yield { sha256, size: facts.size, keptAt: facts.mtimeMs };
      }
    },
    remove: (sha256) => withWords(folder, () => rmSync(pathOf(sha256), { force: true, maxRetries: 3 })),
    names: () => namesIn(folder),
    copyTo: (target) => withWords(target, () => copyBodies(folder, target)),
  };
}

const damaged = (path: string): HomeError => new HomeError('corrupted', 'The body of an object is damaged', path, 'Put the object again.');

/** A whole body on its way out; its name says what it must be. */
async function* verified(chunks: AsyncIterable<Uint8Array>, sha256: string, path: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw damaged(path);
}

/** A part of a body on its way out; that much there must be. */
async function* measured(chunks: AsyncIterable<Uint8Array>, size: number, path: string): AsyncIterable<Uint8Array> {
  let left = size;
  for await (const chunk of chunks) {
    left -= chunk.length;
    yield chunk;
  }
  if (left > 0) throw damaged(path);
}

function* namesIn(folder: string): Iterable<string> {
  if (!existsSync(folder)) return;
  for (const shard of readdirSync(folder).sort()) {
    if (shard.length !== 2) continue;
    for (const name of readdirSync(join(folder, shard)).sort()) if (digest.test(name)) yield name;
  }
}

function copyBodies(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of namesIn(from)) {
    const source = join(from, name.slice(0, 2), name);
    const target = join(to, name.slice(0, 2), name);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target);
      syncFile(target);
    }
  }
}

class FileWriter implements BlobWriter {
  readonly #temporary: string;
  readonly #pathOf: (sha256: string) => string;
  #file: FileHandle | undefined;

  constructor(temporary: string, file: FileHandle, pathOf: (sha256: string) => string) {
    this.#temporary = temporary;
    this.#file = file;
    this.#pathOf = pathOf;
  }

  async write(chunk: Uint8Array): Promise<void> {
    try {
      for (let written = 0; written < chunk.length; ) {
        const result = await this.#open().write(chunk, written);
        written += result.bytesWritten;
      }
    } catch (error) {
      throw inWords(error, this.#temporary);
    }
  }

  async finish(): Promise<void> {
    try {
      await this.#open().sync();
      await this.#close();
    } catch (error) {
      throw inWords(error, this.#temporary);
    }
  }

  keep(sha256: string): void {
    const path = this.#pathOf(sha256);
    withWords(path, () => {
      const shard = dirname(path);
      const isNew = mkdirSync(shard, { recursive: true, mode: 0o700 }) !== undefined;
      // Over one that is there, too: it may be damaged, and this one is known to be whole.
      renameSync(this.#temporary, path);
      syncFolder(shard);
      if (isNew) syncFolder(dirname(shard));
    });
  }

  discard(): void {
    const file = this.#file;
    this.#file = undefined;
    // The descriptor is closed without waiting; on Windows the file goes with its last handle.
    if (file !== undefined) file.close().catch(() => {});
    rmSync(this.#temporary, { force: true, maxRetries: 3 });
  }

  #open(): FileHandle {
    if (this.#file === undefined) throw new Error('The body is finished.');
    return this.#file;
  }

  async #close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}
