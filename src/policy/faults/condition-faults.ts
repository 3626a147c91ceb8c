import { isPlainObject } from '../../kernel/json.ts';
import { readOperator } from '../conditions/condition.ts';
import { type Fault, faultIn, type StatementView } from './fault.ts';

/** What is wrong with a statement's `Condition`. */
export function* conditionFaults(statement: StatementView): Iterable<Fault> {
  const { Condition: block } = statement.fields;
  if (block === undefined) return;
  if (!isPlainObject(block)) {
    yield faultIn(statement, 'syntax');
    return;
  }
  for (const [operator, keys] of Object.entries(block)) {
    if (readOperator(operator) === undefined) yield faultIn(statement, 'conditionType', { operator });
    else if (!isPlainObject(keys)) yield faultIn(statement, 'syntax');
    else
      for (const [key, value] of Object.entries(keys)) {
        if (!key.includes(':')) yield faultIn(statement, 'conditionVendor');
        if (!isConditionValue(value)) yield faultIn(statement, 'syntax');
      }
  }
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isConditionValue = (value: unknown): boolean => isScalar(value) || (Array.isArray(value) && value.every(isScalar));
