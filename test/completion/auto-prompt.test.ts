import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promptForCommand } from '../../src/surfaces/aws/auto-prompt/auto-prompt.ts';
import type { Pick } from '../../src/surfaces/aws/auto-prompt/choice.ts';
import { fuzzy } from '../../src/surfaces/aws/auto-prompt/fuzzy.ts';
import { Interrupted } from '../../src/surfaces/aws/errors.ts';
import type { AwsEnvironment, Io } from '../../src/surfaces/aws/io.ts';
import { parseGlobals } from '../../src/surfaces/aws/parsing/globals.ts';
import { Session } from '../../src/surfaces/aws/session/session.ts';
import { aws } from '../aws/support/command-line.ts';
import { sourceData } from '../support/source-data.ts';
import { type FurnishedWorld, furnishedWorld } from './world.ts';

let furnished: FurnishedWorld;
beforeAll(async () => {
  furnished = await furnishedWorld();
});
afterAll(() => furnished.remove());

/** Types something at each question, and picks what is on top; `shown` keeps what was on top. */
async function prompted(given: readonly string[], typed: readonly string[]): Promise<{ words: readonly string[]; shown: string; tops: readonly string[] }> {
  let shown = '';
  const tops: string[] = [];
  const answers = [...typed];
  const pick: Pick = async (_message, source) => {
    const [top] = await source(answers.shift() ?? '');
    if (top === undefined) throw new Error('Nothing can be picked.');
    tops.push(top.name);
    return top.value;
  };
  const stdout = {
    isTTY: true,
    write: (text: string | Uint8Array): void => {
      shown += String(text);
    },
  };
  const io = { stdout, stderr: stdout, stdin: { isTTY: true }, env: {}, cwd: furnished.folder } as unknown as Io;
  const environment: Partial<AwsEnvironment> = {
    models: furnished.world.models,
    data: sourceData,
    configFolder: `${furnished.folder}/aws`,
    openCloud: async () => furnished.cloud.cloud,
  };
  const words = await promptForCommand(new Session(io, environment as AwsEnvironment, parseGlobals([]).globals), given, pick);
  return { words, shown, tops };
}

describe('--cli-auto-prompt', () => {
  it('asks for the command, the operation, flags and their values, and shows what it built', async () => {
    const { words, shown } = await prompted([], ['iam', 'get-user', 'user-name', 'int', '']);
    expect(words).toEqual(['iam', 'get-user', '--user-name', 'intern']);
    expect(shown).toBe('> aws iam get-user --user-name intern\n');
  });

  it('goes on from what was typed, the required flags first', async () => {
    const { words, tops } = await prompted(['iam', 'create-user'], ['', 'new user', '']);
    expect(tops).toEqual(['--user-name (string, required)', 'new user', '(run it as it is)']);
    expect(words).toEqual(['iam', 'create-user', '--user-name', 'new user']);
  });

  it('takes several words, switches, and words without a flag', async () => {
    const ids = 'i-0123456789abcdef0 i-0123456789abcdef1';
    expect((await prompted(['ec2', 'stop-instances'], ['', ids, 'no-force', ''])).words).toEqual([
      'ec2',
      'stop-instances',
      '--instance-ids',
      ...ids.split(' '),
      '--no-force',
    ]);
    expect((await prompted(['s3', 'ls'], ['s3://cat-photos-4821/', ''])).words).toEqual(['s3', 'ls', 's3://cat-photos-4821/']);
  });

  it('takes a command with a blank after it as chosen, and a flag with its value', async () => {
    const { words, tops } = await prompted([], ['s3 m', 's3://new-cats-1', '']);
    expect(tops[0]).toBe('s3 mb');
    expect(words).toEqual(['s3', 'mb', 's3://new-cats-1']);
    expect((await prompted([], ['s3 mb  s3://new-cats-1 ', ''])).words).toEqual(['s3', 'mb', 's3://new-cats-1']);
    expect((await prompted([], ['s3 ', ''])).tops[0]).toMatch(/^s3 [a-z]+$/);
    expect((await prompted(['iam'], ['create-user', '--user-name  new user', ''])).words).toEqual(['iam', 'create-user', '--user-name', 'new user']);
    expect((await prompted(['ec2', 'stop-instances'], ['--instance-ids i-1 i-2', ''])).words).toEqual([
      'ec2',
      'stop-instances',
      '--instance-ids',
      'i-1',
      'i-2',
    ]);
  });

  it('quotes what a shell would take apart', async () => {
    expect((await prompted(['iam', 'create-user'], ['', "it's", ''])).shown).toBe("> aws iam create-user --user-name 'it'\\''s'\n");
  });

  it('is refused without a terminal, and given up by Ctrl-C', async () => {
    const { exitCode, stderr } = await aws('iam list-users --cli-auto-prompt');
    expect(exitCode).toBe(252);
    expect(stderr).toBe('\naws: [ERROR]: An error occurred (ParamValidation): --cli-auto-prompt asks at a terminal, and there is none.\n');
    const giveUp: Pick = () => Promise.reject(Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' }));
    const io = { stdout: { isTTY: true }, stdin: { isTTY: true }, env: {}, cwd: furnished.folder } as unknown as Io;
    const environment = { models: furnished.world.models, configFolder: furnished.folder } as unknown as AwsEnvironment;
    await expect(promptForCommand(new Session(io, environment, parseGlobals([]).globals), [], giveUp)).rejects.toThrow(Interrupted);
  });

  it('asks again for a command or an operation that there is none of', async () => {
    expect((await prompted(['s3', 'lss', 's3://x'], ['ls', ''])).words).toEqual(['s3', 'ls']);
    expect((await prompted(['--no-paginate', 'iamm'], ['iam', 'list-users', ''])).words).toEqual(['--no-paginate', 'iam', 'list-users']);
  });
});

describe('when it is asked', () => {
  const config = (value: string): string => `[default]\nregion = us-east-1\ncli_auto_prompt = ${value}\n`;
  const refused = (message: string): string => `\naws: [ERROR]: An error occurred (ParamValidation): ${message}\n`;
  const byFlag = refused('--cli-auto-prompt asks at a terminal, and there is none.');
  const bySetting = refused('AWS_CLI_AUTO_PROMPT or cli_auto_prompt is on, which asks at a terminal, and there is none. --no-cli-auto-prompt does without.');

  it.each([
    ['iam list-users --cli-auto-prompt', {}, byFlag],
    ['iam list-users', { config: config('on') }, bySetting],
    ['iam list-users', { config: config('On') }, bySetting],
    ['iam list-users', { env: { AWS_CLI_AUTO_PROMPT: 'on' } }, bySetting],
    ['iam list-users', { config: config('on'), env: { AWS_CLI_AUTO_PROMPT: 'off' } }, ''],
    ['iam list-users', { config: config('off'), env: { AWS_CLI_AUTO_PROMPT: 'on' } }, bySetting],
    ['iam list-users --no-cli-auto-prompt', { config: config('on') }, ''],
    ['iam list-users help', { config: config('on') }, ''],
    ['iam list-users --version', { config: config('on') }, ''],
    ['iam list-users', { config: config('on-partial') }, ''],
    [
      'iam list-users --cli-auto-prompt --no-cli-auto-prompt',
      {},
      refused('Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.'),
    ],
  ])('%s %j', async (line, options, stderr) => {
    expect(await aws(line, { answers: { 'iam.ListUsers': { Users: [] } }, ...options })).toMatchObject({ exitCode: stderr === '' ? 0 : 252, stderr });
  });

  it('on-partial says what is wrong where nobody can be asked', async () => {
    const { exitCode, stderr } = await aws('iam get-role', { config: config('on-partial') });
    expect(exitCode).toBe(252);
    expect(stderr).toContain('the following arguments are required: --role-name');
  });
});

describe('fuzzy search', () => {
  const names = ['describe-instances', 'run-instances', 'describe-instance-status', 'reboot-instances', 'create-image'];
  it.each([
    ['run', ['run-instances']],
    ['instances', ['run-instances', 'reboot-instances', 'describe-instances', 'describe-instance-status']],
    ['desinst', ['describe-instances', 'describe-instance-status']],
    ['status desc', ['describe-instance-status']],
    ['zzz', []],
    ['', names],
  ])('%s', (typed, expected) => {
    expect(fuzzy(typed, names, (name) => name)).toEqual(expected);
  });
});
