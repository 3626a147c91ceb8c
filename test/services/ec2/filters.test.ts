import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../src/kernel/aws-error.ts';
import { compileFilters, textPattern } from '../../../src/services/ec2/filters.ts';
import { page } from '../../../src/services/ec2/pages.ts';

const table = { 'instance-type': 'InstanceType', 'group-id': 'Groups.GroupId', running: 'Running', 'tag-key': 'Tags.Key' };

const answer = {
  InstanceType: 't3.micro',
  Running: true,
  Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }],
  Tags: [
    { Key: 'Name', Value: 'web*1' },
    { Key: 'Owner', Value: '' },
  ],
};

const passes = (name: string, ...values: string[]): boolean => compileFilters([{ Name: name, Values: values }], table)(answer);

describe('filters', () => {
  it.each([
    ['instance-type', ['t3.micro'], true],
    ['instance-type', ['T3.micro'], false],
    ['instance-type', ['t3.*'], true],
    ['instance-type', ['t?.micro'], true],
    ['instance-type', ['t4g.*', 't3.*'], true],
    ['instance-type', [], false],
    ['group-id', ['sg-2'], true],
    ['running', ['true'], true],
    ['running', ['false'], false],
    ['tag:Name', ['web\\*1'], true],
    ['tag:Name', ['web\\**'], true],
    ['tag:Name', ['web\\?1'], false],
    ['tag:Owner', [''], true],
    ['tag:Missing', ['*'], false],
    ['tag-key', ['Own*'], true],
  ] as const)('%s %j: %s', (name, values, expected) => {
    expect(passes(name, ...values)).toBe(expected);
  });

  it('must all match', () => {
    const both = [
      { Name: 'instance-type', Values: ['t3.micro'] },
      { Name: 'running', Values: ['false'] },
    ];
    expect(compileFilters(both, table)(answer)).toBe(false);
  });

  it.each(['color', 'toString', 'InstanceType'])('refuse the unknown name %s', (name) => {
    expect(() => compileFilters([{ Name: name, Values: ['x'] }], table)).toThrow(new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`));
  });

  it('know no tags where the table has none', () => {
    expect(() => compileFilters([{ Name: 'tag:Name', Values: ['x'] }], { state: 'State' })).toThrow("The filter 'tag:Name' is invalid");
  });

  it('match as the same pattern written as a regular expression does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\'), maxLength: 10 });
    const asRegExp = (pattern: string): RegExp => {
      const parts = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
      const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      const source = parts.map((part) => (part === '*' ? '[\\s\\S]*' : part === '?' ? '[\\s\\S]' : quoted(part.length === 2 ? part.slice(1) : part))).join('');
      return new RegExp(`^${source}$`);
    };
    fc.assert(fc.property(letters, texts, (pattern, text) => textPattern(pattern)(text) === asRegExp(pattern).test(text)));
  });

  it('take time that grows no faster than the lengths multiplied', () => {
    expect(textPattern(`${'*a'.repeat(500)}b`)('a'.repeat(5000))).toBe(false);
  });
});

describe('pages', () => {
  const rules = { minimum: 1, maximum: 1000, whole: true };

  it('put together give everything once, in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 4 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (ids, size) => {
          const items = [...ids].sort();
          const seen: string[] = [];
          let NextToken: string | undefined;
          do {
            const next = page(items, (id) => id, { MaxResults: size, NextToken }, rules);
            seen.push(...next.items);
            NextToken = next.NextToken;
          } while (NextToken !== undefined);
          return JSON.stringify(seen) === JSON.stringify(items);
        },
      ),
    );
  });

  it('refuse a token that is none', () => {
    expect(() => page(['a'], (id) => id, { NextToken: 'nonsense' }, rules)).toThrow(new AwsError('InvalidNextToken', 'The specified NextToken is not valid.'));
  });
});
