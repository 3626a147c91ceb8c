import { seededIds } from '../engine/seeded-ids.ts';
import type { Values } from './fill.ts';
import type { Scenario, Variable } from './scenario.ts';

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The values of a scenario's variables under a seed: the same seed gives the same. Each variable has a stream of its own, so that adding
 * one changes no other.
 */
export function drawVariables(scenario: Scenario, seed: string): Values {
  return Object.fromEntries(Object.entries(scenario.vars ?? {}).map(([name, variable]) => [name, draw(variable, seed, name)]));
}

/** The account id that a scenario draws; `undefined` where it leaves that to the cloud. */
export function drawnAccount(scenario: Scenario, seed: string): string | undefined {
  const name = Object.entries(scenario.vars ?? {}).find(([, { account }]) => account)?.[0];
  return name === undefined ? undefined : drawVariables(scenario, seed)[name];
}

function draw({ draw: pattern, oneOf, account }: Variable, seed: string, name: string): string {
  const ids = seededIds(seed, 0, `variable ${name}`);
  // AWS's account ids have twelve digits; those that begin with 0 are easily taken for numbers.
  if (account) return ids.text(1, digits.slice(1)) + ids.text(11, digits);
  if (oneOf) return oneOf[ids.bytes(2).reduce((number, byte) => number * 256 + byte, 0) % oneOf.length] ?? '';
  return (pattern ?? '').replace(/[#?]/g, (sign) => ids.text(1, sign === '#' ? digits : letters));
}
