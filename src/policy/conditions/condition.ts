import { type ConditionKey, conditionKey, type RequestContext } from '../request-context.ts';
import type { ConditionOperator } from './operator.ts';
import { conditionOperators } from './operators.ts';

/** `ForAllValues:` or `ForAnyValue:` before an operator's name. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** An operator as a policy writes it, taken apart. */
export interface OperatorName {
  readonly operator: ConditionOperator;
  readonly set?: SetOperator;
  readonly ifExists: boolean;
}

/** One key of a condition block, ready to be tested. */
export interface CompiledCondition {
  /** As the policy writes it, such as `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: ConditionKey;
  readonly wanted: readonly string[];
  isMet(context: RequestContext): boolean;
}

const SET_OPERATORS = ['ForAllValues', 'ForAnyValue'] as const;

const IF_EXISTS = 'IfExists';

/** Takes apart an operator's name; `undefined` when AWS has no such operator. */
export function readOperator(written: string): OperatorName | undefined {
  const set = SET_OPERATORS.find((name) => written.startsWith(`${name}:`));
  const ifExists = written.endsWith(IF_EXISTS);
  const operator = conditionOperators.get(written.slice(set === undefined ? 0 : set.length + 1, ifExists ? -IF_EXISTS.length : undefined));
  if (operator === undefined || (operator.comparesAbsence && ifExists)) return undefined;
  return { operator, ifExists, ...(set !== undefined && { set }) };
}

/** Prepares one key of a condition block. An operator that AWS does not have is never met. */
export function compileCondition(written: string, keyName: string, wanted: readonly string[], variables: boolean): CompiledCondition {
  const key = conditionKey(keyName);
  const name = readOperator(written);
  return { operator: written, key, wanted, isMet: name === undefined ? () => false : conditionTest(name, key, wanted, variables) };
}

function conditionTest(
  { operator, set, ifExists }: OperatorName,
  key: ConditionKey,
  wanted: readonly string[],
  variables: boolean,
): CompiledCondition['isMet'] {
  const { negated } = operator;
  const tests = wanted.map((value) => operator.prepare(value, variables));
  const [only] = tests;
  /** Whether one value of the request meets the operator: one of the wanted values, or, negated, none. */
  const meets =
    tests.length === 1 && only !== undefined
      ? (actual: string, context: RequestContext) => only(actual, context) !== negated
      : (actual: string, context: RequestContext) => tests.some((test) => test(actual, context)) !== negated;
  if (operator.comparesAbsence) return (context) => meets(context.get(key) === undefined ? 'true' : 'false', context);
  const whenAbsent = set === undefined ? ifExists || negated : set === 'ForAllValues' || ifExists;
  // Without a set operator a list is met like a single value: positive operators by any of it, negated ones by all of it.
  const every = set === 'ForAllValues' || (set === undefined && negated);
  return (context) => {
    const actual = context.get(key);
    if (actual === undefined) return whenAbsent;
    if (typeof actual === 'string') return meets(actual, context) || (set === 'ForAllValues' && actual === '');
    if (set === 'ForAllValues' && actual.every((value) => value === '')) return true;
    return every ? actual.every((value) => meets(value, context)) : actual.some((value) => meets(value, context));
  };
}
