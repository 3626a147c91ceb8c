import { expect, test } from 'vitest';
import { parseShorthand, ShorthandError } from '../../src/surfaces/aws/parsing/shorthand.ts';
import commandLines from './cases/command-lines.json' with { type: 'json' };
import shorthand from './cases/shorthand.json' with { type: 'json' };
import { aws } from './support/command-line.ts';

/** Only the first line: the place in the text follows. */
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

test.each(shorthand.cases as readonly { readonly text: string; readonly value?: unknown; readonly error?: string }[])(
  'shorthand $text',
  ({ text, value, error }) => {
    if (error === undefined) expect(parseShorthand(text)).toEqual(value);
    else {
      let message: string | undefined;
      try {
        parseShorthand(text);
      } catch (thrown) {
        message = thrown instanceof ShorthandError ? firstLine(thrown.message) : String(thrown);
      }
      expect(message).toBe(error);
    }
  },
);

const policy = '{"Version":"2012-10-17","Statement":[]}';
const files = { 'body.txt': 'hello', 'policy.json': policy, 'filters.json': '[{"Name":"vpc-id","Values":["v"]}]', 'key.pub': `ssh-ed25519 ${'A'.repeat(80)}` };

test.each(commandLines.cases as readonly { readonly args: readonly string[]; readonly call: string; readonly input: unknown }[])(
  '$args',
  async ({ args, call, input }) => {
    const ran = await aws(args, { files });
    expect(ran.stderr).toBe('');
    expect(ran.calls[0]?.operation).toBe(call);
    // Blobs stand in the file as text.
    const plain = JSON.parse(
      JSON.stringify(ran.calls[0]?.input, (_key, value: unknown) => (isBytes(value) ? Buffer.from(value.data).toString() : value)),
    ) as unknown;
    expect(plain).toEqual(input);
  },
);

const isBytes = (value: unknown): value is { readonly data: readonly number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';

test('shorthand shows where it went wrong', () => {
  expect(() => parseShorthand('a=b,a=c')).toThrow(
    'Second instance of key "a" encountered for input:\na=b,a=c\n    ^\nThis is often because there is a preceding "," instead of a space.',
  );
  expect(() => parseShorthand('Name=a\nb=}')).toThrow("Expected: ',', received: '}' for input:\nName=a\nb=}\n  ^");
});

test('shorthand takes files with @=', async () => {
  const ran = await aws(['iam', 'create-user', '--user-name', 'x', '--tags', 'Key=a,Value@=file://v.txt'], { files: { 'v.txt': 'from a file' } });
  expect(ran.calls[0]?.input).toEqual({ UserName: 'x', Tags: [{ Key: 'a', Value: 'from a file' }] });
});

test('shorthand nested beyond reason is refused', () => {
  expect(() => parseShorthand(`a=${'['.repeat(100)}`)).toThrow('Nested more than 64 deep');
});

test('an argument may have its value after an equals sign, be abbreviated, and be given last', async () => {
  const ran = await aws('iam create-user --user=a --user-name=b');
  expect(ran.calls[0]?.input).toEqual({ UserName: 'b' });
});

test('global options stand anywhere, and negative numbers are values', async () => {
  const ran = await aws('--region eu-west-1 ec2 --output text describe-instances --max-items 3 --query Reservations');
  expect(ran.calls[0]).toMatchObject({ operation: 'DescribeInstances', region: 'eu-west-1', input: {} });
  expect(ran.stdout).toBe('None\n');
});

test('the leading aws is tolerated', async () => {
  expect((await aws('aws sts get-caller-identity')).calls[0]?.operation).toBe('GetCallerIdentity');
});

test('blobs are Base64 unless they come as bytes or are said to be raw', async () => {
  const parameters = ['accessanalyzer', 'list-analyzers'];
  expect((await aws(parameters)).exitCode).toBe(0);
  const checksum = ['s3api', 'put-object', '--bucket', 'b', '--key', 'k', '--body', 'b.bin'];
  const ran = await aws(checksum, { files: { 'b.bin': Buffer.from([0, 255]) } });
  expect(ran.calls[0]?.input.Body).toEqual(Buffer.from([0, 255]));
});

test('a body must be the path of a file', async () => {
  const ran = await aws('s3api put-object --bucket b --key k --body file://b.bin', { files: { 'b.bin': 'x' } });
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toBe("\naws: [ERROR]: An error occurred (ParamValidation): Error parsing parameter '--body': Blob values must be a path to a file.\n--body takes the path by itself: b.bin\n");
});

test('user data is sent in Base64, text or bytes', async () => {
  const files = { 'u.sh': '#!/bin/sh\n' };
  const text = await aws('ec2 run-instances --image-id ami-1 --user-data file://u.sh', { files });
  const bytes = await aws('ec2 run-instances --image-id ami-1 --user-data fileb://u.sh', { files });
  expect(text.calls[0]?.input.UserData).toBe(Buffer.from('#!/bin/sh\n').toString('base64'));
  expect(bytes.calls[0]?.input.UserData).toBe(text.calls[0]?.input.UserData);
});

test('flags win over --cli-input-json and --cli-input-yaml', async () => {
  const json = await aws(['iam', 'create-user', '--cli-input-json', 'file://in.json', '--path', '/a/'], {
    files: { 'in.json': '{"UserName":"x","Path":"/b/"}' },
  });
  expect(json.calls[0]?.input).toEqual({ Path: '/a/', UserName: 'x' });
  const yaml = await aws(['iam', 'create-user', '--cli-input-yaml', 'UserName: y\nTags:\n- Key: a\n  Value: b\n']);
  expect(yaml.calls[0]?.input).toEqual({ UserName: 'y', Tags: [{ Key: 'a', Value: 'b' }] });
});
