import { once } from 'node:events';
import { createWriteStream, realpathSync, renameSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { isBlobRef } from '../../../kernel/journal.ts';
import { CommandLineError, Interrupted } from '../errors.ts';
import type { AnsweringCloud, Io } from '../io.ts';
import { resolvePath, systemMessage } from '../parsing/files.ts';
import { partFile, removePart } from './part-file.ts';

/** The bytes of an answer's body. */
export async function* bodyChunks(cloud: AnsweringCloud, body: unknown): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) yield body;
  else if (isBlobRef(body)) yield* cloud.body(body, body.range);
  // Off the network, as it comes.
  else if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body) yield* body as AsyncIterable<Uint8Array>;
}

/** Writes a body into a file that the command line names. @throws a CommandLineError when the file cannot be written, Interrupted after Ctrl-C */
export async function saveBody(io: Io, cloud: AnsweringCloud, body: unknown, path: string): Promise<void> {
  try {
    await writeWhole(resolvePath(path, io), bodyChunks(cloud, body), io.signal);
  } catch (error) {
    if (error instanceof Interrupted || error instanceof CommandLineError) throw error;
    throw new CommandLineError('general', systemMessage(error, path));
  }
}

/**
 * Writes a file, under a temporary name first: what is there stays until the new content is whole.
 * A device or pipe is written to as it is, and a link to a file stays a link.
 * @param advance told of the bytes that were written
 * @throws what the machine says, and Interrupted after Ctrl-C; then no part of the new content is left
 */
export async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  advance?: (bytes: number) => Promise<void>,
): Promise<void> {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) return write(path, chunks, signal, advance);
  const target = there === undefined ? path : realpathSync(path);
  const temporary = partFile(target);
  try {
    await write(temporary, chunks, signal, advance);
    renameSync(temporary, target);
  } catch (error) {
    removePart(temporary);
    throw error;
  }
}

async function write(path: string, chunks: AsyncIterable<Uint8Array>, signal?: AbortSignal, advance?: (bytes: number) => Promise<void>): Promise<void> {
  const file = createWriteStream(path);
  const done = finished(file);
  // The promise is looked at below; until then a failure to open must not count as unhandled.
  done.catch(() => undefined);
  try {
    for await (const chunk of chunks) {
      if (signal?.aborted) throw new Interrupted();
      if (!file.write(chunk)) await Promise.race([once(file, 'drain'), done]);
      await advance?.(chunk.byteLength);
    }
    file.end();
    await done;
  } catch (error) {
    file.destroy();
    // Closed before anybody removes it, which could otherwise come before it is even made.
    await done.catch(() => undefined);
    throw error;
  }
}
