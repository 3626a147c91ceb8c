import { describe, expect, it } from 'vitest';
import { constraintViolation, constraintViolations } from '../../src/models/constraints.ts';
import type { OperationModel, StringShape } from '../../src/models/model.ts';
import { compilePattern, hasNestedRepetition, satisfiesPattern } from '../../src/models/patterns.ts';
import { everyOperation, operationModel } from './all-models.ts';
import cases from './constraints.cases.json' with { type: 'json' };

const patterned: readonly StringShape[] = [
  ...new Map(
    everyOperation.flatMap(([, model]) =>
      Object.values(model.shapes).flatMap((shape) => (shape.type === 'string' && shape.pattern !== undefined ? [[shape.pattern, shape] as const] : [])),
    ),
  ).values(),
];

describe('constraintViolation', () => {
  it.each(cases as [string, string, Record<string, unknown>, string | null][])('%s %s %j', (service, operation, input, message) => {
    expect(constraintViolation(operationModel(service, operation), input) ?? null).toBe(message);
  });

  it('does not echo what would fill a screen', () => {
    expect(constraintViolation(operationModel('iam', 'CreateUser'), { UserName: '?'.repeat(5_000) })).toBe(
      "2 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+; Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
    );
  });

  it('names keys and values of maps by the whole map', () => {
    const model: OperationModel = {
      name: 'Try',
      http: { method: 'POST', requestUri: '/' },
      input: 'In',
      errors: [],
      shapes: {
        In: { type: 'structure', members: { Tags: { shape: 'Tags' } } },
        Tags: { type: 'map', key: { shape: 'Key' }, value: { shape: 'Value' }, max: 2 },
        Key: { type: 'string', min: 1, max: 3 },
        Value: { type: 'string', pattern: '[a-z]+' },
      },
    };
    expect(constraintViolation(model, { Tags: { abcd: 'X' } })).toBe(
      "2 validation errors detected: Value '{abcd=X}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1]; Value '{abcd=X}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must satisfy regular expression pattern: [a-z]+]",
    );
  });

  it('gives the violation as data', () => {
    expect(constraintViolations(operationModel('iam', 'ListUsers'), { MaxItems: 0 })).toEqual([
      { path: 'maxItems', value: '0', constraint: { type: 'minValue', limit: 1 } },
    ]);
  });

  it('counts characters, not halves of surrogate pairs', () => {
    expect(constraintViolation(operationModel('organizations', 'CreateOrganizationalUnit'), { ParentId: 'r-abcd', Name: '😀'.repeat(128) })).toBeUndefined();
  });
});

describe('patterns', () => {
  it('compile, all of every model', () => {
    expect(patterned.filter(({ pattern = '' }) => compilePattern(pattern) === undefined)).toEqual([]);
    expect(patterned.length).toBeGreaterThan(200);
  });

  it('end on texts made to make them try again and again', () => {
    for (const shape of patterned)
      for (const piece of ['a', '/a', '-', '0', ' ', 'a.', 'arn:', '@a', 'ou-0000-00000000/'])
        expect(typeof satisfiesPattern(`${piece.repeat(250)}\u0000`, shape)).toBe('boolean');
  });

  it.each([
    ['[\\w\\-\\_\\@]+', 'a-_@', true],
    ['[\\w-.]+', 'a-.', true],
    ['a\\-b', 'a-b', true],
    ['(?s).*', 'a\nb', true],
    ['(?i)all|[0-9]{12}', 'ALL', true],
    ['[a-z]+', 'ab1', false],
    ['[a-z]+', 'ab\n', false],
    ['a|b', 'ab', false],
    ['\\p{L}+', 'żółć', true],
    ['[\\p{L}&&[^x]]+(', 'anything', true],
  ])('%s on %j', (pattern, text, matches) => {
    expect(satisfiesPattern(text, { type: 'string', pattern })).toBe(matches);
  });

  it.each([
    ['(a+)+', true],
    ['((/[a-z]+)*)/', true],
    ['(a*,)*', true],
    ['([0-9]{1,3}.){3}', true],
    ['(a+)b+', false],
    ['[(+]+', false],
    ['\\(a+\\)+', false],
    ['(ab){3}c*', false],
  ])('%s has a repetition inside a repetition: %s', (pattern, nested) => {
    expect(hasNestedRepetition(pattern)).toBe(nested);
  });

  it('are not tried on texts longer than the shape allows, nor on long ones where trying could take long', () => {
    expect(satisfiesPattern('A'.repeat(5000), { type: 'string', pattern: '(a+)b' })).toBe(true);
    expect(satisfiesPattern('A'.repeat(600), { type: 'string', pattern: '(a*,)*' })).toBe(true);
    expect(satisfiesPattern('A'.repeat(5000), { type: 'string', pattern: '[a-z]+' })).toBe(false);
  });
});
