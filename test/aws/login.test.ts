import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Cloud } from '../../src/engine/cloud.ts';
import { hiddenLine } from '../../src/surfaces/aws/commands/login/hidden-line.ts';
import { code, enableDevice } from '../services/iam/authenticator.ts';
import { testCloud } from '../support/cloud.ts';
import { type Ran, type RunOptions, Workplace } from './support/command-line.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/** A cloud with a user `intern` who has a password, and a place whose default profile is the admin. */
async function world() {
  const test = await testCloud();
  const place = new Workplace({
    credentials: `[default]\naws_access_key_id = ${test.admin.accessKeyId}\naws_secret_access_key = ${test.admin.secretAccessKey}\n`,
  });
  places.push(place);
  const { cloud } = test;
  const aws = (line: string, options: RunOptions = {}): Promise<Ran> => place.run(line.split(' '), { ...options, cloud });
  await test.ok('iam', 'CreateUser', { UserName: 'intern' });
  await test.ok('iam', 'CreateLoginProfile', { UserName: 'intern', Password: 'Cat-photo-2026' });
  return { ...test, cloud, place, aws };
}

const account = '123456789012';
const local = { PolicyArn: 'arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess', UserName: 'intern' };

test('the root user signs in, and is who the profile then is', async () => {
  const { cloud, aws, place } = await world();
  const ran = await aws('login --as root --password-stdin --profile root', { stdin: `${cloud.rootPassword()}\n` });
  expect(ran).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: `\nUpdated profile root to use arn:aws:iam::${account}:root credentials.\nUse "--profile root" to use the new credentials, such as "nimbi sts get-caller-identity --profile root"\n`,
  });
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toContain(`[profile root]\nlogin_session = arn:aws:iam::${account}:root\nregion = us-east-1\n`);
  const identity = await aws('sts get-caller-identity --profile root --query Arn --region us-east-1');
  expect(identity.stdout).toBe(`"arn:aws:iam::${account}:root"\n`);
  expect((await aws('configure list --profile root')).stdout).toMatch(/access_key : \*{16}\w{4} {5}: login/);
});

test('a Region that there is none of is asked for again, and refused where nobody can be asked', async () => {
  const { cloud, aws, place } = await world();
  const answers = ['root', 'eu-west-1', 'root', cloud.rootPassword()];
  const asked: string[] = [];
  const ask = async (question: string): Promise<string> => {
    asked.push(question);
    return answers.shift() ?? '';
  };
  const ran = await aws('login --profile root', { ask });
  expect(ran.exitCode).toBe(0);
  expect(ran.stdout).toContain('There is no Region root here.\n');
  expect(asked).toEqual(['AWS Region [us-east-1]: ', 'AWS Region [us-east-1]: ', 'Sign in as (root, or the name of an IAM user): ', 'Password: ']);
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toContain('region = eu-west-1\n');
  expect(await aws('login --as root --password-stdin --profile other --region moon', { stdin: `${cloud.rootPassword()}\n` })).toMatchObject({
    exitCode: 252,
    stderr: '\naws: [ERROR]: An error occurred (ParamValidation): There is no Region moon here.\n',
  });
});

test('a user needs the permissions of SignInLocalDevelopmentAccess', async () => {
  const { aws, ok } = await world();
  const login = () => aws('login --as intern --password-stdin --profile intern --region eu-west-1', { stdin: 'Cat-photo-2026\n' });
  expect(await login()).toMatchObject({
    exitCode: 255,
    stderr:
      "\naws: [ERROR]: Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.\n",
  });
  await ok('iam', 'AttachUserPolicy', local);
  expect((await login()).exitCode).toBe(0);
  const identity = await aws('sts get-caller-identity --profile intern --query Arn --output text --region eu-west-1');
  expect(identity.stdout).toBe(`arn:aws:iam::${account}:user/intern\n`);
});

test.each([
  ['root', 'nonsense'],
  ['intern', 'nonsense'],
  ['nobody', 'Cat-photo-2026'],
  ['admin', ''],
])('%s with the password %j is told no more than that it is wrong', async (name, password) => {
  const { aws } = await world();
  const ran = await aws(`login --as ${name} --password-stdin --profile new`, { stdin: `${password}\n` });
  expect(ran).toMatchObject({
    exitCode: 255,
    stdout: '',
    stderr: '\naws: [ERROR]: Your authentication information is incorrect. Please try again.\n',
  });
});

test('a profile with other credentials is left alone', async () => {
  const { aws } = await world();
  const ran = await aws('login --as root --password-stdin', { stdin: 'x' });
  expect(ran.exitCode).toBe(253);
  expect(ran.stderr).toContain("Profile 'default' is already configured with Access Key credentials.");
});

test('a user with an MFA device is asked for its code, at the terminal or on the next line', async () => {
  const { cloud, aws, ok, place } = await world();
  await ok('iam', 'AttachUserPolicy', local);
  const { seed } = await enableDevice({ ok }, 'intern', cloud.now());
  const login = 'login --as intern --password-stdin --profile intern --region eu-west-1';
  expect(await aws(login, { stdin: 'Cat-photo-2026\n' })).toMatchObject({
    exitCode: 252,
    stdout: '',
    stderr: expect.stringContaining('This user signs in with an MFA device: with --password-stdin, its code has to follow on the line after the password.'),
  });
  expect((await aws(login, { stdin: `Cat-photo-2026\n${code(seed, cloud.now() + 30_000)}\n` })).exitCode).toBe(0);
  await cloud.advanceClock(60_000);
  const asked: string[] = [];
  const ask = async (question: string, kind: string) => {
    asked.push(`${kind} ${question}`);
    return question === 'Password: ' ? 'Cat-photo-2026' : ` ${code(seed, cloud.now())} `;
  };
  expect((await place.run('login --as intern --profile intern --region eu-west-1'.split(' '), { cloud, ask })).exitCode).toBe(0);
  expect(asked).toEqual(['secret Password: ', 'mfaCode MFA code: ']);
});

test('a user who must change the password is asked for a new one, twice at a terminal', async () => {
  const { cloud, aws, ok, place } = await world();
  await ok('iam', 'AttachUserPolicy', local);
  await ok('iam', 'AttachUserPolicy', { ...local, PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword' });
  await ok('iam', 'UpdateLoginProfile', { UserName: 'intern', PasswordResetRequired: true });
  const answers = ['Cat-photo-2026', 'Dog-photo-2026', 'Fox-photo-2026', 'Cat-photo-2026', 'Dog-photo-2026', 'Dog-photo-2026'];
  const login = () => place.run('login --as intern --profile intern --region eu-west-1'.split(' '), { cloud, ask: async () => answers.shift() ?? '' });
  expect(await login()).toMatchObject({
    exitCode: 255,
    stdout: 'You must change your password to continue.\n',
    stderr: '\naws: [ERROR]: The new password and its repetition differ: nothing was changed. Sign in again.\n',
  });
  expect((await login()).exitCode).toBe(0);
  await ok('iam', 'UpdateLoginProfile', { UserName: 'intern', PasswordResetRequired: true });
  const ran = await aws('login --as intern --password-stdin --profile intern', { stdin: 'Dog-photo-2026\r\ncat\r\n' });
  expect(ran).toMatchObject({
    exitCode: 255,
    stderr:
      '\naws: [ERROR]: Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator\n',
  });
});

test('without a terminal a password must come from the standard input', async () => {
  const { aws } = await world();
  expect(await aws('login --as root --profile new')).toMatchObject({ exitCode: 252, stdout: '' });
});

test('a Region is asked for where there is none, and kept', async () => {
  const { cloud, place } = await world();
  const bare = new Workplace({ config: '', credentials: '' });
  places.push(bare);
  const answers = ['eu-west-1', cloud.rootPassword()];
  const ran = await bare.run(['login', '--as', 'root'], { cloud, ask: async () => answers.shift() ?? '' });
  expect(ran.exitCode).toBe(0);
  expect(readFileSync(join(bare.root, 'config'), 'utf8')).toBe(`[default]\nlogin_session = arn:aws:iam::${account}:root\nregion = eu-west-1\n`);
  expect(place.root).not.toBe(bare.root);
});

const signIns = (cloud: Cloud): number => cloud.events().filter((event) => event.kind === 'call' && event.operation === 'CreateOAuth2Token').length;

test('credentials are renewed in their last five minutes, for twelve hours and no longer', async () => {
  const { cloud, aws } = await world();
  await aws('login --as root --password-stdin --profile root', { stdin: cloud.rootPassword() });
  const identity = () => aws('sts get-caller-identity --profile root --query Arn --output text --region us-east-1');
  await cloud.advanceClock(9 * 60_000);
  expect((await identity()).exitCode).toBe(0);
  expect(signIns(cloud)).toBe(1);
  await cloud.advanceClock(2 * 60_000);
  expect((await identity()).exitCode).toBe(0);
  expect(signIns(cloud)).toBe(2);
  await cloud.advanceClock(11 * 3_600_000);
  expect((await identity()).exitCode).toBe(0);
  await cloud.advanceClock(3_600_000);
  expect(await identity()).toMatchObject({
    exitCode: 255,
    stderr: "\naws: [ERROR]: Your session has expired or credentials have changed. Please reauthenticate using 'nimbi login'.\n",
  });
});

test('a new password ends the sign-ins of the old one', async () => {
  const { cloud, aws, ok } = await world();
  await ok('iam', 'AttachUserPolicy', local);
  await aws('login --as intern --password-stdin --profile intern', { stdin: 'Cat-photo-2026' });
  await ok('iam', 'UpdateLoginProfile', { UserName: 'intern', Password: 'Dog-photo-2026' });
  await cloud.advanceClock(3_600_000);
  const ran = await aws('sts get-caller-identity --profile intern --region us-east-1');
  expect(ran.stderr).toContain('Your session has expired or credentials have changed.');
});

test('logout forgets a sign-in, or all', async () => {
  const { cloud, aws } = await world();
  const login = (profile: string) => aws(`login --as root --password-stdin --profile ${profile}`, { stdin: cloud.rootPassword() });
  await login('root');
  expect((await aws('logout --profile root')).stdout).toBe(
    "Removed cached login credentials for profile 'root'. Note, any local developer tools that have already loaded the access token may continue to use it until its expiration. Access tokens expire in 15 minutes.\n",
  );
  const ran = await aws('sts get-caller-identity --profile root --region us-east-1');
  expect(ran.stderr).toContain(`Unable to load a existing login session for session arn:aws:iam::${account}:root. Please reauthenticate with 'nimbi login'.`);
  expect((await aws('logout --all')).stdout).toBe('No cached login session tokens found.\n');
  await login('root');
  expect((await aws('logout --all')).stdout).toMatch(/^Removed 1 cached login credential\. /);
  expect(await aws('logout')).toMatchObject({ exitCode: 0, stderr: "warning: no login session found for profile 'default'\n" });
});

test('neither passwords nor tokens are found in the journal or the state', async () => {
  const { cloud, aws, place } = await world();
  await aws('login --as root --password-stdin --profile root', { stdin: cloud.rootPassword() });
  const journal = JSON.stringify(cloud.events());
  const kept = readFileSync(join(place.root, 'login', 'cache', readdirSync(join(place.root, 'login', 'cache'))[0] ?? ''), 'utf8');
  const { accessToken, refreshToken } = JSON.parse(kept) as { readonly accessToken: { readonly secretAccessKey: string }; readonly refreshToken: string };
  for (const secret of [cloud.rootPassword(), 'Cat-photo-2026', accessToken.secretAccessKey, refreshToken]) expect(journal).not.toContain(secret);
});

test('a hidden line ends with Enter, takes Backspace, and Ctrl-C away from it', async () => {
  const modes: boolean[] = [];
  const terminal = (typed: string) => ({
    setRawMode(mode: boolean) {
      modes.push(mode);
      return this as never;
    },
    pause() {
      return this as never;
    },
    async *iterator(options?: { readonly destroyOnReturn?: boolean }) {
      expect(options).toEqual({ destroyOnReturn: false });
      for (const character of typed) yield Buffer.from(character);
    },
  });
  expect(await hiddenLine(terminal('Cax\u007ft\r'))).toBe('Cat');
  await expect(hiddenLine(terminal('Ca\u0003'))).rejects.toThrow();
  expect(modes).toEqual([true, false, true, false]);
});
