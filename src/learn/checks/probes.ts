import { messages } from '../../messages/learn/checks/en.ts';
import type { ProbeSpec, ProbesSpec } from '../scenario.ts';
import type { CheckKind, Verdict } from './check.ts';

/** True when every decision of a table comes out as it should. Credit is the share of those that do; the first that does not says why. */
export const probes: CheckKind<ProbesSpec> = async ({ ask, ...shared }, scene, judge) => {
  let right = 0;
  let first: Extract<Verdict, { readonly passed: false }> | undefined;
  for (const row of ask) {
    // That each row is whole was checked when the scenario was loaded.
    const verdict = await judge({ probe: { ...shared, ...row } as ProbeSpec }, scene);
    if (verdict.passed) right += 1;
    else first ??= verdict;
  }
  if (first === undefined) return { passed: true };
  return { ...first, found: messages.share(first.found, right, ask.length), credit: right / ask.length };
};
