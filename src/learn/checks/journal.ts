import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { messages } from '../../messages/learn/checks/en.ts';
import { compileGlob, globPieces, matchesGlob } from '../../policy/glob.ts';
import type { Happening, JournalSpec, Way } from '../scenario.ts';
import { isLearners, wayOf, workloadSurface } from '../sources.ts';
import type { CheckKind, Scene } from './check.ts';

/** True when a call like this happened since the learner began, or never did, or did before another one. */
export const journal: CheckKind<JournalSpec> = (spec, scene) => {
  const events = callsOf(scene, spec.sinceStep ? scene.stepAfter : scene.after);
  const found = events.find((event) => fits(event, spec));
  const expected = spec.expected ?? messages.happening(spec);
  if (spec.never) return found ? { passed: false, expected, found: messages.call(found), why: [], evidence: [found.number] } : { passed: true };
  const alike = events.findLast((event) => nameFits(event, spec));
  if (!found) {
    return { passed: false, expected, found: alike ? messages.call(alike) : messages.noCall, why: [], ...(alike && { evidence: [alike.number] }) };
  }
  const later = spec.before && events.find((event) => fits(event, spec.before ?? spec));
  if (later && later.number < found.number) {
    return { passed: false, expected, found: messages.call(later), why: [], evidence: [later.number, found.number] };
  }
  return { passed: true, evidence: [found.number] };
};

/** Calls since an event, oldest first. */
function callsOf({ cloud }: Scene, after: number): readonly CallEvent[] {
  return cloud.events({ order: 'oldest', after }).filter((event: JournalEvent): event is CallEvent => event.kind === 'call');
}

const globFits = (glob: string, text: string): boolean => matchesGlob(compileGlob(globPieces(glob)), text);

function nameFits(event: CallEvent, { call, by, way }: Happening): boolean {
  const [service, operation] = call.split(':');
  if ((service !== '*' && event.service !== service) || (operation !== '*' && event.operation !== operation)) return false;
  if (way !== undefined && !cameBy(event, way)) return false;
  if (by !== undefined) return globFits(by, event.principal.arn);
  return way !== undefined || isLearners(event.source.surface);
}

/** A program that a script stands in for came in as programs do. */
const cameBy = ({ source: { surface } }: CallEvent, way: Way): boolean => wayOf(surface) === way || (way === 'program' && surface === workloadSurface);

function fits(event: CallEvent, happening: Happening): boolean {
  const { region, outcome, input, agent } = happening;
  return (
    nameFits(event, happening) &&
    (region === undefined || event.region === region) &&
    (agent === undefined || globFits(agent, event.source.userAgent)) &&
    outcomeFits(event, outcome) &&
    signatureFits(event, happening) &&
    contains(event.input, input ?? {})
  );
}

function signatureFits({ authentication: { signature } }: CallEvent, { signature: wanted }: Happening): boolean {
  if (wanted === undefined) return true;
  if (signature === undefined) return false;
  const { place, differs } = wanted;
  return (place === undefined || signature.place === place) && (differs === undefined || (signature.finding?.part ?? 'nothing') === differs);
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
