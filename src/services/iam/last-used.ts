import type { OperationContext } from '../../kernel/context.ts';
import type { CallEvent } from '../../kernel/journal.ts';

/**
 * The latest call that fits, read from the journal. Calls from before `since` (milliseconds since 1970) are not looked at.
 * A caller whose credentials were not accepted has used nothing.
 */
export function latestCall({ journal }: OperationContext, since: number, fits: (event: CallEvent) => boolean): CallEvent | undefined {
  for (const event of journal.events()) {
    if (event.time < since) return undefined;
    if (event.kind !== 'call' || !fits(event)) continue;
    if (event.outcome.ok || event.outcome.stage !== 'authenticate') return event;
  }
  return undefined;
}
