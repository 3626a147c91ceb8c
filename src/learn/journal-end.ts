import type { Cloud } from '../engine/cloud.ts';
import { isLearners } from './sources.ts';

/** The number of the journal's last event; 0 when there is none. */
export const lastEventNumber = (cloud: Cloud): number => cloud.events({ order: 'newest', limit: 1 })[0]?.number ?? 0;

/** Whether the learner changed something since an event, or the clock moved. */
export const hasChanged = (cloud: Cloud, since: number): boolean =>
  cloud
    .events({ after: since })
    .some((event) => (event.kind === 'call' ? event.mutating && isLearners(event.source.surface) && event.outcome.ok : event.kind !== 'attempt'));
