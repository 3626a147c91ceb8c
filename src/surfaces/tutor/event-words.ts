import type { Authentication, JournalEvent } from '../../kernel/journal.ts';
import type { Principal } from '../../kernel/principal.ts';
import { messages } from '../../messages/tutor/en.ts';
import { durationText } from './duration.ts';

const words = messages.timeline;

/** What happened, in a few words. */
export function eventLine(event: JournalEvent): string {
  switch (event.kind) {
    case 'call':
      return `${event.service} ${event.operation}`;
    case 'account':
      return words.account(event.accountId);
    case 'clock':
      return words.clock(durationText(event.advancedBy));
    case 'undo':
      return words.undo(event.undone);
  }
}

/** Who made a call, as short as it can be said. */
export function shortCaller(principal: Principal, { failure, accessKeyId }: Authentication): string {
  if (failure !== undefined) return accessKeyId === undefined ? words.nobody : words.unproved;
  switch (principal.type) {
    case 'Root':
      return 'root';
    case 'User':
      return principal.userName;
    case 'AssumedRole':
      return `${principal.roleName}/${principal.sessionName}`;
    case 'FederatedUser':
      return principal.name;
    case 'AWSService':
      return principal.service;
    case 'Anonymous':
      return words.nobody;
  }
}
