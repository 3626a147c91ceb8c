import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { kebabName } from '../../src/models/names.ts';
import { operationArguments } from '../../src/surfaces/aws/commands/operation-arguments.ts';
import { parseShorthand, ShorthandError, type ShorthandValue } from '../../src/surfaces/aws/parsing/shorthand.ts';
import { models, Workplace } from './support/command-line.ts';

/** A value written in shorthand, every text quoted. */
function write(value: ShorthandValue): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${write(item)}`)
    .join(',')}}`;
}

const key = fc.stringMatching(/^[A-Za-z0-9_.#/:-]{1,8}$/).filter((text) => text !== '__proto__');
// A backslash before a quote cannot be told from an escape in AWS's grammar.
const text = fc.string({ maxLength: 8 }).filter((value) => !value.includes('\\'));
const { value } = fc.letrec<{ value: ShorthandValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true })),
}));

test('what is written in shorthand reads back', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (members) => {
      const line = Object.entries(members)
        .map(([name, item]) => `${name}=${write(item)}`)
        .join(',');
      expect(parseShorthand(line)).toEqual(members);
    }),
  );
});

test('shorthand cut off or mangled anywhere is read or refused, never worse', () => {
  const mangled = fc
    .array(fc.constantFrom('Key', '=', ',', '[', ']', '{', '}', '"', "'", '\\', '@', ' ', '\n', 'é', 'a b', '😀'), { maxLength: 24 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(mangled, (line) => {
      try {
        parseShorthand(line);
      } catch (error) {
        expect(error).toBeInstanceOf(ShorthandError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('quoted texts end where the pattern of AWS says', () => {
  const inner = fc.array(fc.constantFrom("'", '"', '\\', 'x', ' '), { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom("'", '"'), inner, (quote, rest) => {
      const quoted = `${quote}${rest}`;
      const [match] = (quote === "'" ? /^'(?:\\\\|\\'|[^'])*'/ : /^"(?:\\\\|\\"|[^"])*"/).exec(quoted) ?? [];
      if (match?.length === quoted.trimEnd().length) {
        const value = match.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
        expect(parseShorthand(`a=${quoted},b=`)).toEqual({ a: value, b: '' });
        expect(parseShorthand(`a=${quoted}`)).toEqual({ a: value });
      } else expect(() => parseShorthand(`a=${quoted}`)).toThrow(ShorthandError);
    }),
    { numRuns: 1000 },
  );
});

test.each(["'", '"'])('any number of backslashes behind %s is refused at once', (quote) => {
  expect(() => parseShorthand(`a=${quote}${'\\'.repeat(200)}`)).toThrow(
    `Expected: '<${quote === "'" ? 'singled' : 'double'} quoted>', received: '<none>' for input:`,
  );
});

const place = new Workplace({ files: { 'in.json': '{"UserName":"x"}' } });
afterAll(() => place.remove());

/** Words that mean something to these commands, and some that do not. */
const services = ['iam', 'sts', 's3api', 'ec2', 'ssm', 'cloudtrail'];
const lines = fc.constantFrom(...services).chain((command) => {
  const service = command === 's3api' ? 's3' : command;
  return fc.constantFrom(...(models.service(service)?.operations ?? [])).chain((operation) => {
    const model = models.operation(service, operation);
    const flags = model === undefined ? [] : [...operationArguments(service, model, model.paginator).keys()].map((name) => `--${name}`);
    const values = [
      'x',
      '1',
      '-1',
      '',
      '{}',
      '[]',
      '{"a":',
      'Key=a,Value=b',
      'Key=',
      'a=b=c',
      'file://in.json',
      'fileb://in.json',
      'file://none',
      'true',
      'help',
      '--',
      '--query',
      '[].x',
      '--output',
      'text',
      'ünï',
    ];
    const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...flags, '--x') }, { weight: 4, arbitrary: fc.constantFrom(...values) });
    return fc.array(word, { maxLength: 7 }).map((words) => [command, kebabName(operation), ...words]);
  });
});

test('any command line ends with an exit code and words, and no fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (line) => {
      const ran = await place.run(line);
      expect([0, 252, 253, 254, 255]).toContain(ran.exitCode);
      if (ran.exitCode !== 0) expect(ran.stderr).toMatch(/aws: \[ERROR\]: ./);
      expect(ran.stderr).not.toMatch(/is not a function|Cannot read|undefined|\[object|no shape|at file:/);
    }),
    { numRuns: 400 },
  );
});
