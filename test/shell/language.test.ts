import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../src/surfaces/shell/language/command-names.ts';
import { asPasted, inPosixSpelling, openAtEnd } from '../../src/surfaces/shell/language/lines.ts';
import { openByComplaint } from '../../src/surfaces/shell/language/open-text.ts';
import { readCommands } from '../../src/surfaces/shell/language/simple-command.ts';
import commandNameCases from './command-names.json' with { type: 'json' };
import lines from './lines.json' with { type: 'json' };
import simpleCommands from './simple-commands.json' with { type: 'json' };

const variables: Readonly<Record<string, string>> = { NAME: 'cats', TWO: 'two words' };

describe('what runs in this process, and what is for the system’s shell', () => {
  it.each(simpleCommands)('$text', ({ text, commands }) => {
    expect(readCommands(text, (name) => variables[name])).toEqual(commands === undefined ? 'systemShell' : { commands });
  });
});

/** As the shell finds it, with bash's help. */
function goesOn(typed: string): boolean {
  const text = inPosixSpelling(typed);
  return (openAtEnd(text) ?? openByComplaint(text, spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' }).stderr)) !== undefined;
}

describe('pasted text', () => {
  it.each(lines)('$pasted', ({ pasted, runs }) => {
    expect(asPasted(pasted, goesOn)).toBe(runs);
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

describe('the names of commands in a text for bash', () => {
  it.each(commandNameCases)('$text', ({ text, names }) => {
    expect(commandNames(text)).toEqual(names);
  });
});
