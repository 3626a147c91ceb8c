import type { ConditionContext } from '../kernel/need.ts';

/** A condition key as a policy spells it, and in lower case: keys ignore case. */
export interface ConditionKey {
  readonly name: string;
  readonly lower: string;
}

/** Reads the values of a request by condition key. */
export interface RequestContext {
  /** The key's values; `undefined` when the request has none, or an empty list. */
  get(key: ConditionKey): string | readonly string[] | undefined;
}

/** Makes a condition key of a policy's spelling. */
export const conditionKey = (name: string): ConditionKey => ({ name, lower: name.toLowerCase() });

/** Opens a request's values for reading. Nearly every key is spelt as the policy spells it; the map that ignores case is made only when one is not. */
export function requestContext(values: ConditionContext): RequestContext {
  let byLower: Map<string, string | readonly string[]> | undefined;
  return {
    get({ name, lower }) {
      let value: string | readonly string[] | undefined;
      if (Object.hasOwn(values, name)) value = values[name];
      else {
        byLower ??= new Map(Object.entries(values).map(([key, item]) => [key.toLowerCase(), item]));
        value = byLower.get(lower);
      }
      return typeof value === 'object' && value.length === 0 ? undefined : value;
    },
  };
}
