import type { Condition } from '../scenario.ts';
import { all } from './all.ts';
import { answer } from './answer.ts';
import { any } from './any.ts';
import type { CheckKind, Judge } from './check.ts';
import { journal } from './journal.ts';
import { not } from './not.ts';
import { overGrant } from './over-grant.ts';
import { probe } from './probe.ts';
import { probes } from './probes.ts';
import { state } from './state.ts';

/** Every kind of check, by its name in the format. */
const kinds: { readonly [Kind in keyof Condition]-?: CheckKind<NonNullable<Condition[Kind]>> } = {
  state,
  journal,
  probe,
  probes,
  overGrant,
  answer,
  all,
  any,
  not,
};

/** Judges a condition by the kind that it is of. */
export const judge: Judge = async (condition, scene) => {
  for (const kind of Object.keys(kinds) as (keyof Condition)[]) {
    const spec = condition[kind];
    // Kind and spec come from one member, which the compiler can't see.
    if (spec !== undefined) return (kinds[kind] as CheckKind<unknown>)(spec, scene, judge);
  }
  throw new Error('A check without a kind was loaded.');
};
