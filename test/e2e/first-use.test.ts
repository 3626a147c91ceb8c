import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nimbi } from '../support/program.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nimbi-first-use-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const admin = 'arn:aws:iam::123456789012:user/admin\n';
const whoAmI = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];

test('the first command makes the sandbox and answers, without a word of set-up', async () => {
  expect(await nimbi(home, whoAmI)).toEqual({ exitCode: 0, stdout: admin, stderr: '' });
});

test('processes that all come first share one sandbox, and none loses what another did', async () => {
  const runs = await Promise.all(['ann', 'bob', 'eve'].map((name) => nimbi(home, ['iam', 'create-user', '--user-name', name, '--query', 'User.UserName'])));
  expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(runs.map(() => ({ exitCode: 0, stderr: '' })));
  const { stdout } = await nimbi(home, ['iam', 'list-users', '--query', 'Users[].UserName', '--output', 'text']);
  expect(stdout).toBe('admin\tann\tbob\teve\n');
});

test('the credentials file, once lost, is written again from the cloud', async () => {
  await nimbi(home, whoAmI);
  rmSync(join(home, 'aws'), { recursive: true });
  expect((await nimbi(home, whoAmI)).stdout).toBe(admin);
});

test('an ephemeral cloud leaves nothing behind', async () => {
  expect((await nimbi(home, ['--ephemeral', ...whoAmI])).stdout).toBe(admin);
  expect(readdirSync(home)).toEqual([]);
});

test("the person's own AWS settings are neither read nor written", async () => {
  const real = join(home, 'user', '.aws');
  mkdirSync(real, { recursive: true });
  writeFileSync(join(real, 'credentials'), '[default]\naws_access_key_id = AKIAREAL\naws_secret_access_key = real\n');
  const env = { HOME: join(home, 'user'), AWS_SHARED_CREDENTIALS_FILE: join(real, 'credentials'), AWS_CONFIG_FILE: join(real, 'config') };
  expect(await nimbi(home, whoAmI, env)).toEqual({ exitCode: 0, stdout: admin, stderr: '' });
  expect(readdirSync(real)).toEqual(['credentials']);
});

const clearErrors: readonly {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly exitCode: number;
  readonly stderr: string;
}[] = [
  {
    name: 'a clock that is no time',
    env: { NIMBI_CLOCK: 'noon' },
    exitCode: 253,
    stderr: 'nimbi: NIMBI_CLOCK: "noon" is not an ISO 8601 time such as 2026-11-24T12:00:00Z.\n',
  },
  {
    name: 'an account id that is none',
    env: { NIMBI_ACCOUNT_ID: '12' },
    exitCode: 253,
    stderr: 'nimbi: NIMBI_ACCOUNT_ID must be the twelve digits of an account\'s id, not "12".\n',
  },
  {
    name: 'a way of state changes that there is not',
    env: { NIMBI_STATE_CHANGES: 'junk' },
    exitCode: 253,
    stderr: 'nimbi: NIMBI_STATE_CHANGES can only be "instant" (or not set), not "junk".\n',
  },
  {
    name: '--cloud without a name',
    args: ['--cloud'],
    exitCode: 252,
    stderr: 'nimbi: --cloud takes the name of a cloud, such as --cloud sandbox. nimbi sandbox list shows them.\n',
  },
];

test.each(clearErrors)('$name is one clear error, and makes nothing', async ({ args = whoAmI, env = {}, exitCode, stderr }) => {
  expect(await nimbi(home, args, env)).toEqual({ exitCode, stdout: '', stderr });
  expect((await nimbi(home, whoAmI)).stdout).toBe(admin);
});

test("a mistyped verb of nimbi's own is recognized", async () => {
  const { exitCode, stderr } = await nimbi(home, ['tmeline']);
  expect(exitCode).toBe(252);
  expect(stderr).toMatch(/Maybe you meant: nimbi timeline\n$/);
});
