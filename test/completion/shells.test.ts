import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import type { Io } from '../../src/surfaces/aws/io.ts';
import { answerShell } from '../../src/surfaces/completion/answer.ts';
import { completingShells } from '../../src/surfaces/completion/shells/shells.ts';
import { runVerb } from '../tutor/support.ts';
import { type FurnishedWorld, furnishedWorld } from './world.ts';

let furnished: FurnishedWorld;
beforeAll(async () => {
  furnished = await furnishedWorld();
});
afterAll(() => furnished.remove());

/** What a shell's script gets back. */
async function answer(shell: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  let printed = '';
  const output = {
    isTTY: false,
    write: (data: string | Uint8Array): void => {
      printed += String(data);
    },
  };
  const io = { stdout: output, stderr: output, env } as unknown as Io;
  expect(await answerShell([shell, '--', ...args], io, furnished.world)).toBe(0);
  return printed;
}

const breaks = ' \t\n"\'><=;|&(:';

describe('bash', () => {
  it.each([
    ['nimbi iam get-user --us', '--user-name \n'],
    // What stands before the last colon or equal sign is there already.
    ['nimbi s3 ls s3://cat', '//cat-photos-4821/\n'],
    ['nimbi iam attach-user-policy --policy-arn arn:aws:iam::123', '123456789012:policy/readers \n'],
    ['nimbi ec2 run-instances --iam-instance-profile Name=', 'cat-app \n'],
    ['nimbi s3 ls "s3://cat-photos-4821/re', 's3://cat-photos-4821/read me.txt" \n'],
    ['nimbi s3 ls s3://cat-photos-4821/re', '//cat-photos-4821/read\\ me.txt \n'],
    ['nimbi s3 rb', 'rb \n'],
    ['nimbi iam get-user --user-name nobody', ''],
  ])('%s', async (line, expected) => {
    expect(await answer('bash', [line, breaks])).toBe(expected);
  });

  it('takes the whole word where nothing parts it', async () => {
    expect(await answer('bash', ['nimbi s3 ls s3://cat', ' \t\n'])).toBe('s3://cat-photos-4821/\n');
  });

  it('lists whole words', async () => {
    expect(await answer('bash', ['nimbi s3 ls s3://cat', breaks, '63'])).toBe('s3://cat-photos-4821/\n');
    expect(await answer('bash', ['nimbi s3 ls s3://cat', breaks, '9'])).toBe('//cat-photos-4821/\n');
  });

  it('has a script that bash reads, and that completes', () => {
    const script = `${completingShells.bash?.script}
nimbi() { printf '%s\\n' "$1 $2 $3" "$4" 'two words '; }
COMP_LINE='nimbi s3 ls s3 and more' COMP_POINT=14
_nimbi_complete nimbi
printf '<%s>\\n' "\${COMPREPLY[@]}"`;
    expect(execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' })).toBe('<__complete bash -->\n<nimbi s3 ls s3>\n<two words >\n');
  });
});

describe('zsh', () => {
  it('is told which words go on, and what they are', async () => {
    expect(await answer('zsh', ['s3', 'ls', 's3://cat'])).toBe('open\ts3://cat-photos-4821/\n');
    expect(await answer('zsh', ['iam', 'get-role', ''])).toContain('whole\t--role-name\tstring, required\n');
  });
});

describe('fish', () => {
  it('is given words with what they are', async () => {
    expect(await answer('fish', ['sandbox', 'u'])).toBe('use\n');
    expect(await answer('fish', ['und'])).toBe('undo\ttakes the latest change back\n');
  });
});

describe('PowerShell', () => {
  it('passes its line by a variable, and gets words as it quotes them', async () => {
    const env = (line: string) => ({ NIMBI_COMPLETE_LINE: line });
    expect(await answer('powershell', [], env('nimbi iam get-user --us'))).toBe('--user-name\tstring\n');
    expect(await answer('powershell', [], env("nimbi s3 ls 's3://cat-photos-4821/re"))).toBe("'s3://cat-photos-4821/read me.txt'\n");
    expect(await answer('powershell', [], env('nimbi iam get-user `\n --us'))).toBe('--user-name\tstring\n');
  });

  it('has a script that parses', async () => {
    await Parser.init();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
    const parser = new Parser().setLanguage(await Language.load(grammar));
    const script = completingShells.powershell?.script ?? '';
    expect(parser.parse(script)?.rootNode.hasError).toBe(false);
    expect(parser.parse(`${script}}`)?.rootNode.hasError).toBe(true);
  });
});

describe('nimbi completion', () => {
  it('prints the script of a shell', async () => {
    for (const [name, { script }] of Object.entries(completingShells)) {
      expect(await runVerb(['completion', name])).toEqual({ code: 0, stdout: script, stderr: '' });
    }
  });

  it('says which shells there are', async () => {
    expect((await runVerb(['completion'])).stderr).toBe('nimbi completion: which shell? It takes one of: bash, fish, powershell, zsh\n');
    expect(await runVerb(['completion', 'tcsh'])).toEqual({
      code: 252,
      stdout: '',
      stderr: 'nimbi completion: there is no script for "tcsh". It takes one of: bash, fish, powershell, zsh\n',
    });
  });

  it('answers an unknown shell, and a world that can’t be read, with nothing', async () => {
    expect(await answer('tcsh', ['x'])).toBe('');
    const broken = { ...furnished.world, profiles: () => [], cloud: () => Promise.reject(new Error('broken')) };
    const written: string[] = [];
    const io = { stdout: { write: (text: string) => written.push(text) }, env: {} } as unknown as Io;
    expect(await answerShell(['zsh', '--', 'iam', 'get-user', '--user-name', ''], io, broken)).toBe(0);
    expect(written).toEqual([]);
  });
});
