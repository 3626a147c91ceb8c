import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Cloud } from '../../../engine/cloud.ts';
import { isBlobRef } from '../../../kernel/journal.ts';
import { CommandLineError, Interrupted } from '../errors.ts';
import type { Io } from '../io.ts';
import { resolvePath, systemMessage } from '../parsing/files.ts';

/** The bytes of an answer's body. */
export async function* bodyChunks(cloud: Cloud, body: unknown): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) yield body;
  else if (isBlobRef(body)) yield* cloud.body(body, body.range);
}

/** Writes a body into a file, chunk by chunk. @throws a CommandLineError when the file cannot be written */
export async function saveBody(io: Io, cloud: Cloud, body: unknown, path: string): Promise<void> {
  const file = createWriteStream(resolvePath(path, io));
  const done = finished(file);
  // The promise is looked at below; until then a failure to open must not count as unhandled.
  done.catch(() => undefined);
  try {
    for await (const chunk of bodyChunks(cloud, body)) {
      if (io.signal?.aborted) throw new Interrupted();
      if (!file.write(chunk)) await Promise.race([once(file, 'drain'), done]);
    }
    file.end();
    await done;
  } catch (error) {
    file.destroy();
    if (error instanceof Interrupted) throw error;
    throw new CommandLineError('general', systemMessage(error, path));
  }
}
