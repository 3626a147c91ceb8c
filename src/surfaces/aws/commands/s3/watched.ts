import { Interrupted, TransportError } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import type { Advance, TransferContext } from './context.ts';

/** A body that tells how much of it was read. Ctrl-C ends it, and it goes no faster than `max_bandwidth` allows. */
export async function* watched(
  { session, config }: Pick<TransferContext, 'session' | 'config'>,
  body: AsyncIterable<Uint8Array>,
  advance: Advance,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    if (session.io.signal?.aborted) throw new Interrupted();
    yield chunk;
    await advance(chunk.byteLength);
    if (config.maxBandwidth !== undefined) await throttle(session, config.maxBandwidth, chunk.byteLength);
  }
}

/** Waits as long as bytes may take at most. */
export const throttle = ({ io }: Session, bytesPerSecond: number, bytes: number): Promise<void> => io.sleep((bytes / bytesPerSecond) * 1000);

/** How often an object is read whose answers break off. Source: s3transfer/manager.py, `num_download_attempts`, 0.17. */
const mostReads = 5;

/** Reads from S3, and again from the start where an answer breaks off midway; what was told of it is then taken back. */
export async function readAgain(advance: Advance, read: (advance: Advance) => Promise<void>): Promise<void> {
  for (let number = 1; ; number += 1) {
    let told = 0;
    try {
      await read((bytes) => {
        told += bytes;
        return advance(bytes);
      });
      return;
    } catch (error) {
      if (!(error instanceof TransportError) || !error.midway || number === mostReads) throw error;
      await advance(-told);
    }
  }
}
