import { describe, expect, it } from 'vitest';
import { asPasted, openAtEnd } from '../../src/surfaces/shell/language/lines.ts';
import { readCommands } from '../../src/surfaces/shell/language/simple-command.ts';
import lines from './lines.json' with { type: 'json' };
import simpleCommands from './simple-commands.json' with { type: 'json' };

const variables: Readonly<Record<string, string>> = { NAME: 'cats', TWO: 'two words' };

describe('what runs in this process, and what is for the system’s shell', () => {
  it.each(simpleCommands)('$text', ({ text, commands }) => {
    expect(readCommands(text, (name) => variables[name])).toEqual(commands === undefined ? 'systemShell' : { commands });
  });
});

describe('pasted text', () => {
  it.each(lines)('$pasted', ({ pasted, runs }) => {
    expect(asPasted(pasted)).toBe(runs);
  });
});

describe('a line goes on by itself', () => {
  it.each([
    ['aws s3 ls', false],
    ['aws iam create-user \\', true],
    ["aws x '{", true],
    ['aws x "a\\"', true],
    ["aws x 'a\\'", false],
    ["aws x # don't", false],
    ["aws x # don't\naws y 'z", true],
    ['aws x a\\\\', false],
  ])('%s', (text, expected) => {
    expect(openAtEnd(text) !== undefined).toBe(expected);
  });
});
