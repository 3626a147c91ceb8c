import { describe, expect, test } from 'vitest';
import { compilePattern, variablesIn } from '../../src/policy/pattern.ts';
import { requestContext } from '../../src/policy/request-context.ts';

const matches = (source: string, text: string, values: Readonly<Record<string, string>> = {}, variables = true): boolean =>
  compilePattern(source, { variables, wildcards: true }).matches(text, requestContext(values));

describe('compilePattern', () => {
  test.each([
    ["${aws:username, 'nobody'}", 'nobody'],
    ["${ aws:username ,'nobody' }", 'nobody'],
    ["${aws:username, ''}", ''],
    ["${aws:username, 'a, b'}", 'a, b'],
  ])('the default of %s', (source, text) => expect(matches(source, text)).toBe(true));

  test.each(['${aws:username, nobody}', "${aws:username, 'nobody}", '${}', '${,}', "${aws:username, '}"])('%s has no default and matches nothing', (source) => {
    expect(matches(source, 'nobody')).toBe(false);
    expect(matches(source, '')).toBe(false);
  });

  test.each(['${aws:username', '$aws:username}', '{aws:username}', '${a{b}'])('%s is no variable', (source) => {
    expect(matches(source, source)).toBe(true);
  });

  test('the same pattern serves one request after another', () => {
    const pattern = compilePattern('home/${aws:username}/*', { variables: true, wildcards: true });
    for (const name of ['ana', 'bob', 'ana']) {
      expect(pattern.matches(`home/${name}/k`, requestContext({ 'aws:username': name }))).toBe(true);
      expect(pattern.matches('home/eve/k', requestContext({ 'aws:username': name }))).toBe(false);
    }
    expect(pattern.matches('home/ana/k', requestContext({}))).toBe(false);
  });

  test('thousands of spaces inside a variable are no work', () => {
    expect(matches(`\${${' '.repeat(100_000)}}`, 'x')).toBe(false);
  });
});

test('variablesIn names the variables that have no default', () => {
  expect(variablesIn("a/${aws:username}/${*}/${aws:PrincipalTag/team, 'x'}/${s3:prefix}")).toEqual(['aws:username', 's3:prefix']);
});
