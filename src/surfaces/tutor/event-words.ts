import type { Authentication, JournalEvent } from '../../kernel/journal.ts';
import type { Principal } from '../../kernel/principal.ts';
import { type Happening, readHappening } from '../../learn/happening.ts';
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
    case 'attempt':
      return attemptLine(readHappening(event.happening));
  }
}

/** What happened in an attempt beside its calls. */
function attemptLine(happening: Happening | undefined): string {
  switch (happening?.what) {
    case 'begun':
      return words.attempt.begun(happening.scenario);
    case 'answered':
      return words.attempt.answered(happening.question, happening.answer);
    case 'hint':
      return words.attempt.hint(happening.step, happening.number);
    case 'turn':
    case 'checked':
    case 'done':
      return words.attempt[happening.what](happening.step);
    case undefined:
      return words.attempt.unknown;
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
