import { expect, test } from 'vitest';
import { manuals } from '../../src/messages/aws/manuals.ts';
import { topics } from '../../src/messages/aws/topics/topics.ts';
import { configureCommands, configureCommandsNotHere } from '../../src/surfaces/aws/commands/configure/commands.ts';
import { aws } from './support/command-line.ts';

const help = async (line: string): Promise<string> => {
  const ran = await aws(`${line} help`);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '', calls: [] });
  return ran.stdout;
};

test.each(Object.keys(manuals))('%s has a manual', async (name) => {
  expect(await help(name)).toMatch(/^NAME\n\n {7}\S+ -\n\nDESCRIPTION\n\n[\s\S]*\nSYNOPSIS\n\n[\s\S]*\nOPTIONS\n\n[\s\S]*\nGLOBAL OPTIONS\n/);
});

test('the manual of configure names all of its commands', async () => {
  expect(Object.keys(configureCommands).sort()).toEqual(manuals.configure?.commands);
  expect(Object.keys(manuals).filter((name) => name.startsWith('configure '))).toHaveLength(Object.keys(configureCommands).length);
  expect(configureCommandsNotHere.filter((name) => Object.hasOwn(configureCommands, name))).toEqual([]);
});

test('the examples of manuals are commands that are understood', async () => {
  for (const { examples } of Object.values(manuals)) {
    for (const line of examples.flatMap(({ lines }) => lines)) {
      const ran = await aws(line, { stdin: '\n\n\n\n', files: { 'credentials.csv': 'User Name,Access Key ID,Secret Access key\n' } });
      expect(`${line}: ${ran.stderr}`).not.toMatch(/Unknown options|invalid choice|are required/);
    }
  }
});

test('help topics lists them, and each is shown', async () => {
  const list = await aws('help topics');
  for (const name of Object.keys(topics)) {
    expect(list.stdout).toContain(`* ${name}: `);
    const ran = await aws(`help ${name}`);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^NAME\n\n {7}AWS CLI /);
  }
  const unknown = await aws('help return-code');
  expect(unknown.exitCode).toBe(252);
  expect(unknown.stderr).toContain("Found invalid choice 'return-code'\n\nMaybe you meant:\n\n  * return-codes");
});

test('the return codes of the topic are those that commands end with', async () => {
  const { stdout } = await aws('help return-codes');
  const { exitCodes } = await import('../../src/surfaces/aws/errors.ts');
  const told = [...stdout.matchAll(/^ {7}\* (\d+): /gm)].map(([, code]) => Number(code));
  expect(told).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
});

test('an option shows its constraints, its members and how it is written', async () => {
  const page = await help('iam create-user');
  expect(page).toContain('--user-name (string) [required]\n');
  expect(page).toContain('Constraints:\n\n             * min: 1\n             * max: 64\n             * pattern: [\\w+=,.@-]+\n');
  expect(page).toContain('          (structure)\n\n');
  expect(page).toMatch(/ {13}Key -> \(string\)\n\n {16}The key name that can be used to look up or retrieve/);
  expect(page).toContain('Shorthand Syntax:\n\n            Key=string,Value=string ...\n');
});

test('the output is shown down to its leaves', async () => {
  const page = await help('iam create-user');
  const output = page.slice(page.indexOf('\nOUTPUT\n'));
  expect(output).toContain('       User -> (structure)\n');
  expect(output).toMatch(/\n {10}PasswordLastUsed -> \(timestamp\)\n/);
  expect(await help('iam delete-user')).toMatch(/\nOUTPUT\n\n {7}None\n$/);
});

test('a value that holds itself is not written out for ever', async () => {
  expect(await help('organizations list-accounts')).not.toContain('recursive');
  expect(await help('s3api put-bucket-lifecycle-configuration')).toContain('JSON Syntax:');
});

test('a simulated operation has an example', async () => {
  expect(await help('iam create-login-profile')).toContain(
    '\nEXAMPLES\n\n       In a fresh cloud, first:\n\n            aws iam create-user --user-name intern\n\n       Then:\n\n            aws iam create-login-profile --user-name intern --password Cat-photo-2026\n',
  );
});

test.each([40, 60, 100, 300])('pages fit a terminal of %i columns', async (columns) => {
  const { stdout } = await aws('iam create-user help', { terminal: true, columns });
  const prose = stdout.split('\n').filter((line) => line.trim().split(/\s+/).length > 4 && !line.trim().startsWith('aws '));
  expect(prose.filter((line) => line.length > Math.min(columns, 100))).toEqual([]);
  expect(prose.length).toBeGreaterThan(50);
});

test('at a terminal a page is shown with the pager of manuals, and as it is where there is none', async () => {
  const shown = async (env: Record<string, string>, line = 'iam create-user help'): Promise<readonly string[]> => {
    const pagers: string[] = [];
    const ran = await aws(line, { env, terminal: true, page: async (_text, pager) => pagers.push(pager) > 0 });
    expect(ran.stdout === '').toBe(pagers.length > 0);
    return pagers;
  };
  expect(await shown({})).toEqual(['less -R']);
  expect(await shown({ PAGER: 'most', AWS_PAGER: 'view' })).toEqual(['most']);
  expect(await shown({ PAGER: 'most', MANPAGER: 'more' })).toEqual(['more']);
  expect(await shown({}, 'iam create-user help --no-cli-pager')).toEqual([]);
  const ran = await aws('iam create-user help', { terminal: true, page: async () => false });
  expect(ran.stdout).toContain('NAME\n');
});
