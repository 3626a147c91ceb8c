import { Interrupted } from '../../errors.ts';
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
