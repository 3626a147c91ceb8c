import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nimbi } from '../support/program.ts';

const home = mkdtempSync(join(tmpdir(), 'nimbi-profiles-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('are what the commands of an attempt\u2019s shell go by, and the home\u2019s own stay as they are', async () => {
  await nimbi(home, ['sandbox', 'create', 'attempt-a']);
  const own = await nimbi(
    home,
    ['iam', 'create-access-key', '--user-name', 'admin', '--query', 'AccessKey.[AccessKeyId,SecretAccessKey]', '--output', 'text'],
    {
      NIMBI_CLOUD: 'attempt-a',
    },
  );
  const [id, secret] = own.stdout.trim().split('\t');
  const profiles = join(home, 'own');
  mkdirSync(profiles);
  writeFileSync(join(profiles, 'credentials'), `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`);
  writeFileSync(join(profiles, 'config'), '[default]\nregion = eu-west-1\n');
  const files = async () => (await nimbi(home, ['configure', 'list-profiles'])).stdout;
  const before = await files();
  const env = { NIMBI_CLOUD: 'attempt-a', NIMBI_PROFILES: profiles };
  const who = await nimbi(home, ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'], env);
  expect(who.stdout).toMatch(/^arn:aws:iam::\d{12}:user\/admin\n$/);
  expect((await nimbi(home, ['configure', 'list-profiles'], env)).stdout).toBe('default\n');
  expect((await nimbi(home, ['configure', 'get', 'region'], env)).stdout).toBe('eu-west-1\n');
  await nimbi(home, ['configure', 'set', 'region', 'eu-north-1'], env);
  expect(readFileSync(join(profiles, 'config'), 'utf8')).toContain('eu-north-1');
  expect(await files()).toBe(before);
});
