import type { Cloud } from '../engine/cloud.ts';

/**
 * How much of their own time a learner has used since an event, in milliseconds. Where the cloud's clock was moved forward, no time of
 * theirs went by. In a cloud whose clock stands still it is always 0.
 */
export function timeUsed(cloud: Cloud, since: number): number {
  const begun = cloud.event(since)?.time ?? cloud.now();
  const moved = cloud.events({ after: since }).reduce((sum, event) => sum + (event.kind === 'clock' ? event.advancedBy : 0), 0);
  return Math.max(0, cloud.now() - begun - moved);
}
