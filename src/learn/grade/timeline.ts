import type { Cloud } from '../../engine/cloud.ts';
import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';
import type { Happening } from '../happening.ts';
import { decisionInWords, reasonsOf } from '../reasons.ts';
import { isLearners, workloadSurface } from '../sources.ts';

/** Why a call was refused. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** What decided it, then the nearest misses; empty where no policy had a say. */
  readonly why: readonly string[];
}

/** One moment of an attempt, as its timeline shows it. */
export interface Moment {
  /** The event's number in the journal. */
  readonly number: number;
  /** The cloud's time, ISO 8601. */
  readonly time: string;
  /** `call`: by the learner; `workload`: by a program of the scenario's; the others as in the journal. */
  readonly kind: 'call' | 'workload' | 'clock' | 'undo' | Exclude<Happening['what'], 'begun'>;
  /** `s3:PutObject`, a step's id, `question = answer`, milliseconds, or the number that was undone. */
  readonly what: string;
  /** The caller's ARN. */
  readonly who?: string;
  readonly refused?: Refusal;
}

/** No timeline is longer: what is refused a thousand times over teaches nothing more. */
export const mostMoments = 1000;

/**
 * What a timeline shows of an event: refused calls, changes, and what else happened. Calls that only read and were answered are left out.
 * @returns `undefined` for what it does not show
 */
export function momentOf(cloud: Cloud, event: JournalEvent, happening: Happening | undefined): Moment | undefined {
  const { number } = event;
  const at = { number, time: new Date(event.time).toISOString() };
  switch (event.kind) {
    case 'call':
      return callMoment(cloud, event, at);
    case 'clock':
      return { ...at, kind: 'clock', what: String(event.advancedBy) };
    case 'undo':
      return { ...at, kind: 'undo', what: String(event.undone) };
    case 'attempt':
      return happening === undefined || happening.what === 'begun' ? undefined : { ...at, kind: happening.what, what: whatHappened(happening) };
    default:
      return undefined;
  }
}

function callMoment(cloud: Cloud, event: CallEvent, at: Pick<Moment, 'number' | 'time'>): Moment | undefined {
  const { service, operation, mutating, principal, outcome, source } = event;
  if (event.parent !== undefined || (outcome.ok && !mutating)) return undefined;
  const isWorkload = source.surface === workloadSurface;
  if (!isWorkload && !isLearners(source.surface)) return undefined;
  const moment = { ...at, kind: isWorkload ? ('workload' as const) : ('call' as const), what: `${service}:${operation}`, who: principal.arn };
  return outcome.ok ? moment : { ...moment, refused: { code: outcome.code, message: outcome.message, why: whyRefused(cloud, event) } };
}

function whyRefused(cloud: Cloud, { decisions, principal }: CallEvent): readonly string[] {
  const decision = decisions.at(-1);
  return decision === undefined || decision.allowed ? [] : [decisionInWords(decision), ...reasonsOf(cloud, decision, principal)];
}

function whatHappened(happening: Exclude<Happening, { readonly what: 'begun' }>): string {
  switch (happening.what) {
    case 'answered':
      return `${happening.question} = ${happening.answer}`;
    case 'hint':
      return `${happening.step} ${happening.number}`;
    default:
      return happening.step;
  }
}
