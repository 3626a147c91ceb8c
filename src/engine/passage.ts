import type { DecisionRecord } from '../kernel/decision.ts';
import type { Stage } from '../kernel/journal.ts';
import type { Frame, Invocation } from './frame.ts';
import type { Overlay } from './overlay.ts';
import { seededIds } from './seeded-ids.ts';

/** A call on its way through the second phase, with what the stages have found so far. */
export interface Passage {
  readonly frame: Frame;
  readonly invocation: Invocation;
  readonly number: number;
  /** The rows as this call sees and writes them. */
  readonly overlay: Overlay;
  readonly decisions: DecisionRecord[];
  /** Where it is now: where a refusal will have come from. */
  stage: Stage;
}

/** Where calls of global services are recorded, whichever Region they were sent to. */
export const globalRegion = 'us-east-1';

/** The account that a call acts in. Nobody's calls act in the cloud's first account. */
export const accountOf = (frame: Frame, { principal }: Pick<Invocation, 'principal'>): string =>
  principal.type === 'Anonymous' ? frame.homeAccountId : principal.accountId;

/** The id that AWS's answer to a call carries. */
export const requestIdOf = (frame: Frame, number: number): string => seededIds(frame.seed, number, 'request').uuid();
