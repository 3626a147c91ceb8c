import type { Finding } from '../../../learn/author/proof.ts';
import type { Problem } from '../../../learn/format/problem.ts';

/** What testing a scenario came to. */
export interface Proof {
  readonly scenario: string;
  readonly sound: boolean;
  /** Mistakes in its files; where there are any, nothing was tried. */
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}
