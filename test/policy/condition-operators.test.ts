import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCondition, readOperator } from '../../src/policy/conditions/condition.ts';
import { conditionOperators } from '../../src/policy/conditions/operators.ts';
import { requestContext } from '../../src/policy/request-context.ts';

type Row = readonly [operator: string, wanted: string | readonly string[], actual: string | readonly string[] | null, met: boolean];

const file = new URL('../cases/policy-operators/operators.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly Row[] };

describe('condition operators', () => {
  test.each(rows)('%s %j against %j: %s', (operator, wanted, actual, met) => {
    const condition = compileCondition(operator, 'aws:Key', typeof wanted === 'string' ? [wanted] : wanted, true);
    expect(condition.isMet(requestContext(actual === null ? {} : { 'aws:key': actual }))).toBe(met);
  });

  test('every operator has rows', () => {
    const tried = new Set(rows.map(([operator]) => readOperator(operator)?.operator.name));
    expect([...conditionOperators.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each(['StringEqual', 'stringequals', 'ForAllValue:StringEquals', 'NullIfExists', 'StringEqualsIfExistsIfExists', 'constructor', ''])(
    'AWS has no operator %j, and it is never met',
    (written) => {
      expect(readOperator(written)).toBeUndefined();
      expect(compileCondition(written, 'aws:Key', ['x'], true).isMet(requestContext({ 'aws:Key': 'x' }))).toBe(false);
    },
  );

  test('keys that objects have by nature are absent', () => {
    const condition = compileCondition('Null', 'constructor', ['true'], true);
    expect(condition.isMet(requestContext({}))).toBe(true);
  });
});
