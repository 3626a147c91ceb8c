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

/** Opens a request's values for reading. */
export const requestContext = (values: ConditionContext): RequestContext => new ValuesByKey(values);

class ValuesByKey implements RequestContext {
  readonly #values: ConditionContext;

  constructor(values: ConditionContext) {
    this.#values = values;
  }

  /** Nearly every key is spelt as the policy spells it; the others are looked through only for one that is not. */
  get({ name, lower }: ConditionKey): string | readonly string[] | undefined {
    const exact = this.#values[name];
    if (isValue(exact)) return exact;
    for (const key in this.#values) {
      if (key.length !== lower.length || key.toLowerCase() !== lower) continue;
      const value = this.#values[key];
      return isValue(value) ? value : undefined;
    }
    return undefined;
  }
}

/** False for an empty list, and for what objects have by nature under names such as `constructor`. */
const isValue = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && value.length > 0);
