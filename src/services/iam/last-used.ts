import type { OperationContext } from '../../kernel/context.ts';
import type { CallEvent } from '../../kernel/journal.ts';

/** "The trailing 400 days that IAM tracks" (IAM API reference, RoleLastUsed, read 2026-11), in milliseconds. */
const trackingPeriod = 400 * 24 * 3_600_000;

/** Since when IAM knows what was used, in milliseconds since 1970. */
export const trackedSince = (now: number): number => now - trackingPeriod;

/**
 * The latest call that fits, read from the journal: of those since the credentials came to be (milliseconds since 1970), and within
 * the period that IAM tracks. A caller whose credentials were not accepted has used nothing.
 */
export function latestCall({ journal, now }: OperationContext, createdAt: number, fits: (event: CallEvent) => boolean): CallEvent | undefined {
  const since = Math.max(createdAt, trackedSince(now));
  for (const event of journal.events()) {
    if (event.time < since) return undefined;
    if (event.kind !== 'call' || !fits(event)) continue;
    if (event.outcome.ok || event.outcome.stage !== 'authenticate') return event;
  }
  return undefined;
}
