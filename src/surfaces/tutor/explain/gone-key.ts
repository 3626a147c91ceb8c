import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent, JournalEvent } from '../../../kernel/journal.ts';
import { isPlainObject } from '../../../kernel/json.ts';
import type { KeyFacts } from './explanation.ts';

/** What the journal tells of an access key that is no more: whose it was, and which event took it away. `undefined` where it never was here. */
export function goneKey(cloud: Cloud, accessKeyId: string): KeyFacts | undefined {
  const undone = new Set<number>();
  let end: KeyFacts['gone'];
  for (const event of cloud.events()) {
    if (event.kind === 'undo') undone.add(event.undone);
    // What was undone did not happen; but of the call that made the key, the undo is what became of it.
    if (isOk(event, 'DeleteAccessKey') && !undone.has(event.number) && event.input.AccessKeyId === accessKeyId) end ??= { by: 'deletion', call: event.number };
    const owner = isOk(event, 'CreateAccessKey') ? ownerOf(event, accessKeyId) : undefined;
    if (owner === undefined) continue;
    const gone = undone.has(event.number) ? ({ by: 'undo', call: event.number } as const) : end;
    return gone && { owner, temporary: false, gone };
  }
  return undefined;
}

const isOk = (event: JournalEvent, operation: string): event is CallEvent =>
  event.kind === 'call' && event.service === 'iam' && event.operation === operation && event.outcome.ok;

/** Whose key a call of CreateAccessKey made, if it made that one. */
function ownerOf({ outcome }: CallEvent, accessKeyId: string): string | undefined {
  const made = outcome.ok ? outcome.output?.AccessKey : undefined;
  return isPlainObject(made) && made.AccessKeyId === accessKeyId && typeof made.UserName === 'string' ? `user ${made.UserName}` : undefined;
}
