import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { messages } from '../../messages/learn/checks/en.ts';
import { compileGlob, globPieces, matchesGlob } from '../../policy/glob.ts';
import type { Happening, JournalSpec } from '../scenario.ts';
import { learner } from '../sources.ts';
import type { CheckKind, Scene } from './check.ts';

/** True when a call like this happened since the learner began, or never did, or did before another one. */
export const journal: CheckKind<JournalSpec> = (spec, scene) => {
  const events = callsOf(scene);
  const found = events.find((event) => fits(event, spec));
  const expected = spec.expected ?? messages.happening(spec);
  if (spec.never) return found ? { passed: false, expected, found: messages.call(found), why: [] } : { passed: true };
  const alike = events.findLast((event) => nameFits(event, spec));
  if (!found) return { passed: false, expected, found: alike ? messages.call(alike) : messages.noCall, why: [] };
  const later = spec.before && events.find((event) => fits(event, spec.before ?? spec));
  if (later && later.number < found.number) return { passed: false, expected, found: messages.call(later), why: [] };
  return { passed: true };
};

/** Calls since the learner began, oldest first. */
function callsOf({ cloud, after }: Scene): readonly CallEvent[] {
  return cloud.events({ order: 'oldest', after }).filter((event: JournalEvent): event is CallEvent => event.kind === 'call');
}

function nameFits(event: CallEvent, { call, by }: Happening): boolean {
  const [service, operation] = call.split(':');
  if (event.service !== service || (operation !== '*' && event.operation !== operation)) return false;
  return by === undefined ? event.source.surface === learner : matchesGlob(compileGlob(globPieces(by)), event.principal.arn);
}

function fits(event: CallEvent, happening: Happening): boolean {
  const { region, outcome, input } = happening;
  return nameFits(event, happening) && (region === undefined || event.region === region) && outcomeFits(event, outcome) && contains(event.input, input ?? {});
}

function outcomeFits({ outcome }: CallEvent, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (outcome.ok) return wanted === 'allowed';
  return wanted === 'refused' || wanted === outcome.code;
}

/** Whether every member that is wanted is there, at any depth; a list must hold each wanted item. */
function contains(value: unknown, wanted: unknown): boolean {
  if (isPlainObject(wanted)) return isPlainObject(value) && Object.entries(wanted).every(([name, member]) => contains(value[name], member));
  if (Array.isArray(wanted)) return Array.isArray(value) && wanted.every((item) => value.some((candidate) => contains(candidate, item)));
  return value === wanted;
}
