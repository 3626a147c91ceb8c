import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nimbi, type ProgramRun } from '../support/program.ts';
import cases from './bad-input.json' with { type: 'json' };

/** What is done to a home before the command. */
interface Spoilt {
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly missing?: readonly string[];
}

interface Case extends Spoilt {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode?: number;
  /** The error itself; usage and details may follow it. `{home}` stands for the home folder. */
  readonly error: string;
}

const root = mkdtempSync(join(tmpdir(), 'nimbi-bad-input-'));
const good = join(root, 'good');
let made = 0;

beforeAll(async () => {
  mkdirSync(good);
  await nimbi(good, ['sts', 'get-caller-identity']);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A home like the good one, but for what is spoilt in it. */
function homeWith({ files = {}, folders = [], missing = [] }: Spoilt): string {
  made += 1;
  const home = join(root, String(made));
  cpSync(good, home, { recursive: true });
  for (const path of [...Object.keys(files), ...folders, ...missing]) rmSync(join(home, path), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(home, path), content);
  for (const path of folders) mkdirSync(join(home, path));
  return home;
}

/** One error, in its words, without the innards of the program, and nothing that looks like an answer. */
function expectError(run: ProgramRun, home: string, { error, exitCode = 255 }: Case): void {
  expect(run.stderr).toContain(error.replaceAll('{home}', home));
  expect(run.stderr).toMatch(/^(\n(usage:[\s\S]*\n)?aws: \[ERROR\]: |\nusage: |nimbi: )/);
  expect(run.stderr.split('[ERROR]').length).toBeLessThanOrEqual(2);
  expect(run.stderr).not.toMatch(/^ {4}at |fault of nimbi's own/m);
  expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode, stdout: '' });
}

describe('a command line with', () => {
  test.each(cases.commandLines as readonly Case[])('$name', async (given) => {
    expectError(await nimbi(good, given.args ?? []), good, given);
  });
});

describe('credentials:', () => {
  test.each(cases.credentials as readonly Case[])('$name', async (given) => {
    const home = homeWith(given);
    expectError(await nimbi(home, ['sts', 'get-caller-identity'], given.env), home, given);
  });
});

describe('a home where', () => {
  test.each(cases.homes as readonly Case[])('$name', async (given) => {
    const home = homeWith(given);
    expectError(await nimbi(home, ['s3', 'ls']), home, given);
  });
});

test('a home of a newer nimbi does not keep doctor from saying so', async () => {
  const home = homeWith({});
  writeFileSync(join(home, 'home.json'), '{"format":99}');
  const newer = `This was made by a newer nimbi: it is in format 99, and this nimbi knows 1 (${join(home, 'home.json')}). Update nimbi`;
  expect(await nimbi(home, ['sandbox', 'list'])).toMatchObject({ exitCode: 255, stdout: '', stderr: expect.stringContaining(`nimbi: ${newer}`) });
  const { exitCode, stdout, stderr } = await nimbi(home, ['doctor']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout.replace(/\s+/g, ' ')).toContain(`[fail] ${newer}`);
  expect(stdout).toContain('[pass] Cloud sandbox: ');
  expect(await nimbi(home, ['help'])).toMatchObject({ exitCode: 0, stderr: '' });
});

describe('a deleted cloud', () => {
  const profileOf = (home: string, name: string): readonly string[] =>
    ['credentials', 'config'].filter((file) => readFileSync(join(home, 'aws', file), 'utf8').includes(name));

  test('takes along the profile that was made for it', async () => {
    const home = homeWith({});
    await nimbi(home, ['sandbox', 'create', 'spare']);
    expect(profileOf(home, 'spare')).toEqual(['credentials', 'config']);
    const { stdout } = await nimbi(home, ['sandbox', 'delete', 'spare', '--yes']);
    expect(stdout).toBe('Deleted cloud spare and profile spare.\n');
    expect(profileOf(home, 'spare')).toEqual([]);
    expect(profileOf(home, 'default')).toEqual(['credentials', 'config']);
  });

  test('leaves a profile that somebody changed', async () => {
    const home = homeWith({});
    await nimbi(home, ['sandbox', 'create', 'spare']);
    await nimbi(home, ['configure', 'set', 'aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE', '--profile', 'spare']);
    expect((await nimbi(home, ['sandbox', 'delete', 'spare', '--yes'])).stdout).toBe('Deleted cloud spare.\n');
    expect(profileOf(home, 'spare')).toEqual(['credentials', 'config']);
  });
});

describe('a policy document', () => {
  const statement = '{"Effect":"Allow","Action":"s3:*","Resource":"*"}';
  const policy = `{"Version":"2012-10-17","Statement":[${statement}]}`;
  const syntax = 'An error occurred (MalformedPolicyDocument) when calling the CreatePolicy operation: Syntax errors in policy.';
  const documents: readonly (readonly [name: string, text: string, error: string])[] = [
    [
      'of ten megabytes',
      policy.replace('s3:*', `s3:${'x'.repeat(10_000_000)}`),
      "Value at 'policyDocument' failed to satisfy constraint: Member must have length less than or equal to 131072",
    ],
    ['a hundred thousand deep', `${'['.repeat(60_000)}${']'.repeat(60_000)}`, syntax],
    ['with a key twice', policy.replace('"Effect":"Allow"', '"Effect":"Allow","Effect":"Deny"'), syntax],
    ['with a member __proto__', policy.replace('"Effect"', '"__proto__":1,"Effect"'), syntax],
    ['with a condition named constructor', policy.replace('"Resource"', '"Condition":{"constructor":{"aws:x":"y"}},"Resource"'), syntax],
    ['with NUL', policy.replace('s3:*', 's3:\\u0000'), syntax],
    ['with half a surrogate pair', policy.replace('s3:*', 's3:\\ud800'), syntax],
    ['with a comma too many', policy.replace(']}', ',]}'), syntax],
    ['with a byte order mark', `\ufeff${policy}`, "at 'policyDocument' failed to satisfy constraint: Member must satisfy regular expression pattern:"],
    ['in single quotes', policy.replaceAll('"', "'"), syntax],
  ];

  test.each(documents)('%s', async (_, text, error) => {
    writeFileSync(join(good, 'policy.json'), text);
    const run = await nimbi(good, ['iam', 'create-policy', '--policy-name', 'p', '--policy-document', 'file://policy.json']);
    expectError(run, good, { name: '', error, exitCode: 254 });
    expect(run.stderr.length).toBeLessThan(1000);
  });

  test('with the line ends of Windows is as good as any', async () => {
    writeFileSync(join(good, 'policy.json'), policy.replaceAll(',', ',\r\n'));
    const run = await nimbi(good, ['iam', 'create-policy', '--policy-name', 'windows', '--policy-document', 'file://policy.json', '--query', 'Policy.Arn']);
    expect(run).toEqual({ exitCode: 0, stdout: '"arn:aws:iam::123456789012:policy/windows"\n', stderr: '' });
  });
});

describe('object keys', () => {
  const keys = ['../x', 'a//b', '%2F', '\u{1f408}', '..', '/', 'q\'uo"te', 'a\\b', 'new\nline', 'k'.repeat(1024)];

  test('are names, never paths', async () => {
    const home = homeWith({});
    const bucket = ['--bucket', 'hostile-keys'];
    await nimbi(home, ['s3api', 'create-bucket', ...bucket]);
    for (const [index, key] of keys.entries()) {
      writeFileSync(join(home, 'body'), `body ${index}`);
      expect(await nimbi(home, ['s3api', 'put-object', ...bucket, '--key', key, '--body', 'body', '--query', 'ChecksumType'])).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
    }
    for (const [index, key] of keys.entries()) {
      expect(await nimbi(home, ['s3', 'cp', `s3://hostile-keys/${key}`, '-'])).toEqual({ exitCode: 0, stdout: `body ${index}`, stderr: '' });
    }
    const { stdout } = await nimbi(home, ['s3api', 'list-objects-v2', ...bucket, '--query', 'Contents[].Key']);
    expect(JSON.parse(stdout)).toEqual([...keys].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))));
  });

  test('of 1025 bytes are refused', async () => {
    const run = await nimbi(good, ['s3api', 'head-object', '--bucket', 'hostile-keys', '--key', 'k'.repeat(1025)]);
    expect(run.exitCode).toBe(254);
  });

  test('leave a download in its folder', async () => {
    const home = homeWith({});
    await nimbi(home, ['s3', 'mb', 's3://escape']);
    writeFileSync(join(home, 'body'), 'escaped');
    await nimbi(home, ['s3api', 'put-object', '--bucket', 'escape', '--key', '../../stolen', '--body', 'body']);
    const run = await nimbi(home, ['s3', 'cp', 's3://escape', join('in', 'here'), '--recursive']);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('File references a parent directory.') });
    expect(existsSync(join(home, 'stolen'))).toBe(false);
  });
});
