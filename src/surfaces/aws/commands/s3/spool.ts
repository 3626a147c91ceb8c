import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { SizedBody } from '../../parsing/files.ts';

/** So much of a stream is kept in memory; what is more goes into a temporary file. */
const inMemory = 64 * 1024 ** 2;

/** The beginning of a stream. */
export interface Spooled {
  readonly body: Uint8Array | SizedBody;
  /** Whether there was no more. */
  readonly whole: boolean;
  /** Removes the temporary file, where there is one. */
  discard(): void;
}

/**
 * Takes the beginning of a stream, a chunk at a time, until there are so many bytes or no more: how the stream is sent depends on which.
 * @param limit bytes; the last chunk may go beyond it
 * @param memory bytes that are kept without a file
 */
export async function spool(chunks: AsyncIterator<Uint8Array>, limit: number, memory = inMemory): Promise<Spooled> {
  const kept: Uint8Array[] = [];
  let size = 0;
  while (size < Math.min(limit, memory)) {
    const next = await chunks.next();
    if (next.done) return { body: Buffer.concat(kept), whole: true, discard: () => undefined };
    kept.push(next.value);
    size += next.value.byteLength;
  }
  return size >= limit ? { body: Buffer.concat(kept), whole: false, discard: () => undefined } : spoolFile(chunks, limit, kept);
}

async function spoolFile(chunks: AsyncIterator<Uint8Array>, limit: number, kept: Uint8Array[]): Promise<Spooled> {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, 'body');
  const file = createWriteStream(path, { mode: 0o600 });
  const done = finished(file);
  // Looked at below, where it also ends the wait for room.
  done.catch(() => undefined);
  let size = 0;
  const write = async (chunk: Uint8Array): Promise<void> => {
    size += chunk.byteLength;
    if (!file.write(chunk)) await Promise.race([once(file, 'drain'), done]);
  };
  try {
    for (const chunk of kept.splice(0)) await write(chunk);
    let next = await chunks.next();
    for (; !next.done; next = await chunks.next()) {
      await write(next.value);
      if (size >= limit) break;
    }
    file.end();
    await done;
    return { body: { size, [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() }, whole: next.done === true, discard };
  } catch (error) {
    file.destroy();
    await done.catch(() => undefined);
    discard();
    throw error;
  }
}
