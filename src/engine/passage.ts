import type { DecisionRecord } from '../kernel/decision.ts';
import type { Stage } from '../kernel/journal.ts';
import type { Frame, Invocation } from './frame.ts';
import type { Overlay } from './overlay.ts';
import type { Standing } from './stages/authorize.ts';

/** A call on its way through the second phase, with what the stages have found so far. */
export interface Passage {
  readonly frame: Frame;
  readonly invocation: Invocation;
  readonly number: number;
  /** The id of its event, CloudTrail's eventID. */
  readonly eventId: string;
  /** The id that AWS's answer to it carries. */
  readonly requestId: string;
  /** The rows as this call sees and writes them. */
  readonly overlay: Overlay;
  readonly decisions: DecisionRecord[];
  /** What its caller may do: as it was when first asked for, so that nothing the call writes changes what it may do itself. */
  standing?: Standing;
  /** Where it is now: where a refusal will have come from. */
  stage: Stage;
}

/** Where calls of global services are recorded, whichever Region they were sent to. */
export const globalRegion = 'us-east-1';

/** The account that a call acts in. Nobody's calls act in the cloud's first account. */
export const accountOf = (frame: Frame, { principal }: Pick<Invocation, 'principal'>): string =>
  principal.type === 'Anonymous' ? frame.homeAccountId : principal.accountId;
