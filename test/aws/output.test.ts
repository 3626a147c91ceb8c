import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { CommandLineError } from '../../src/surfaces/aws/errors.ts';
import { type AnswerSource, formats, single } from '../../src/surfaces/aws/output/formats.ts';
import { compileQuery } from '../../src/surfaces/aws/output/query.ts';
import { Float, type Printable } from '../../src/surfaces/aws/output/value.ts';
import { aws } from './support/command-line.ts';

const read = <Content>(name: string): Content => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8')) as Content;

/** What a client printed, by format; `error` where it could not. */
type Printed = Readonly<Record<string, string | { readonly error: string }>>;

/** Written by scripts/clients/outputs.py with the formatters of the clients themselves. */
const clients = ['outputs-v1', 'outputs-v2'].map((name) => read<{ readonly source: string; readonly cases: readonly Printed[] }>(name));
const values = read<readonly Printable[]>('output-values');

/** `{"$float": 3}` is Python's 3.0. */
function withFloats(value: Printable): Printable {
  if (Array.isArray(value)) return value.map(withFloats);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === '$float') return Number.isInteger(only[1]) ? new Float(Number(only[1])) : Number(only[1]);
  return Object.fromEntries(entries.map(([key, item]) => [key, withFloats(item)]));
}

async function print(format: string, value: Printable): Promise<Printed[string]> {
  const [kind = '', variant] = format.split(' ');
  const render = await formats[kind]?.();
  const source: AnswerSource = single({ Value: withFloats(value) });
  const terminalWidth = variant === undefined || variant === 'color' ? 80 : Number(variant);
  let text = '';
  try {
    const query = (answer: Printable): Printable => (answer as { readonly Value: Printable }).Value;
    for await (const part of render?.(source, { title: 'describe-x', query, terminalWidth, color: variant === 'color' }) ?? []) text += part;
  } catch (error) {
    if (error instanceof CommandLineError) return { error: error.message };
    throw error;
  }
  return text;
}

const printed = clients.flatMap(({ source, cases }) =>
  cases.flatMap((formatted, index) => Object.entries(formatted).map(([format, expected]) => ({ source, format, index, expected }))),
);

test.each(printed)('$source: value $index as $format', async ({ format, index, expected }) => {
  expect(await print(format, values[index] ?? null)).toEqual(expected);
});

const created = new Date('2026-11-24T12:00:00.123Z');
const user = { Path: '/', UserName: 'intern', UserId: 'AIDA', Arn: 'arn:aws:iam::123456789012:user/intern', CreateDate: created };

test('members come in the order of the model, timestamps in ISO 8601, undefined ones not at all', async () => {
  const ran = await aws('iam create-user --user-name intern', {
    answers: { 'iam.CreateUser': { User: { CreateDate: created, Arn: user.Arn, UserName: 'intern', Tags: undefined } } },
  });
  expect(ran.stdout).toBe(`{
    "User": {
        "UserName": "intern",
        "Arn": "arn:aws:iam::123456789012:user/intern",
        "CreateDate": "2026-11-24T12:00:00+00:00"
    }
}
`);
});

test('an answer without members prints nothing', async () => {
  expect((await aws('iam delete-user --user-name x')).stdout).toBe('');
  expect((await aws('iam delete-user --user-name x --output yaml')).stdout).toBe('');
  expect((await aws('iam delete-user --user-name x --query Foo')).stdout).toBe('null\n');
});

test('IAM policies are shown as JSON, percent-encoded or not', async () => {
  const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
  const answer = { UserName: 'u', PolicyName: 'p', PolicyDocument: encodeURIComponent(document) };
  const ran = await aws('iam get-user-policy --user-name u --policy-name p --query PolicyDocument.Statement[0].Action --output text', {
    answers: { 'iam.GetUserPolicy': answer },
  });
  expect(ran.stdout).toBe('s3:*\n');
});

test('--output off prints nothing, and still calls', async () => {
  const ran = await aws('iam create-user --user-name x --output off', { answers: { 'iam.CreateUser': { User: user } } });
  expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
  expect(ran.calls).toHaveLength(1);
});

test('floating-point numbers keep their point', async () => {
  const answer = { InstanceTypes: [{ InstanceType: 't3.micro', ProcessorInfo: { SustainedClockSpeedInGhz: 3 } }] };
  const ran = await aws('ec2 describe-instance-types --query InstanceTypes[0].ProcessorInfo', { answers: { 'ec2.DescribeInstanceTypes': answer } });
  expect(ran.stdout).toBe('{\n    "SustainedClockSpeedInGhz": 3.0\n}\n');
});

test('an expression that is none is refused before anything is called', async () => {
  const ran = await aws('iam create-user --user-name x --query [');
  expect(ran).toMatchObject({ exitCode: 252, calls: [] });
  expect(ran.stderr).toBe(
    '\naws: [ERROR]: An error occurred (ParamValidation): Bad value for --query [: Invalid jmespath expression: Incomplete expression:\n"["\n  ^\n',
  );
});

test('a long path is no deep one', async () => {
  const ran = await aws(['iam', 'create-user', '--user-name', 'x', '--query', `a${'.a'.repeat(50_000)}`]);
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'null\n' });
});

test.each([['('.repeat(20_000)], ['!'.repeat(20_000)]])('an expression nested too deeply is refused, too', async (expression) => {
  const ran = await aws(['iam', 'create-user', '--user-name', 'x', '--query', expression]);
  expect(ran).toMatchObject({ exitCode: 252, calls: [] });
  expect(ran.stderr).toBe(`\naws: [ERROR]: An error occurred (ParamValidation): Bad value for --query ${expression}: maximum recursion depth exceeded\n`);
});

test('colors and the width of the terminal count in tables', async () => {
  const answers = { 'sts.GetCallerIdentity': { UserId: 'A', Account: '1', Arn: 'arn:aws:iam::1:user/a' } };
  const narrow = await aws('sts get-caller-identity --output table', { answers, columns: 20 });
  expect(narrow.stdout).toBe(`--------------------------------------
|          GetCallerIdentity         |
+----------+-------------------------+
|  Account |  1                      |
|  Arn     |  arn:aws:iam::1:user/a  |
|  UserId  |  A                      |
+----------+-------------------------+
`);
  const colored = await aws('sts get-caller-identity --output table --color on', { answers });
  expect(colored.stdout).toContain('\u001b[1m\u001b[34m1\u001b[0m');
});

test('a refusal shows its code, message and further members, and at a terminal where to ask why', async () => {
  const answers = { 's3.ListObjectsV2': new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: 'b' }) };
  const expected =
    '\naws: [ERROR]: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist\n\nAdditional error details:\nBucketName: b\n';
  const ran = await aws('s3api list-objects-v2 --bucket b', { answers });
  expect(ran).toMatchObject({ exitCode: 254, stdout: '', stderr: expected });
  expect((await aws('s3api list-objects-v2 --bucket b', { answers, terminal: true })).stderr).toBe(`${expected}Why? nimbi explain\n`);
});

test('--cli-error-format changes how errors look', async () => {
  const answers = { 's3.ListObjectsV2': new AwsError('NoSuchBucket', 'No.', 404, { BucketName: 'b' }) };
  const run = (format: string) => aws(['s3api', 'list-objects-v2', '--bucket', 'b', '--cli-error-format', format], { answers });
  expect((await run('json')).stderr).toBe('{\n    "Code": "NoSuchBucket",\n    "Message": "No.",\n    "BucketName": "b"\n}\n');
  expect((await run('legacy')).stderr).toBe('\naws: [ERROR]: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: No.\n');
  expect((await run('text')).stderr).toBe('b\tNoSuchBucket\tNo.\n');
});

test('HEAD is refused with no more than its status, as over HTTP', async () => {
  const answers = { 's3.HeadBucket': new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404) };
  expect((await aws('s3api head-bucket --bucket b', { answers })).stderr).toBe(
    '\naws: [ERROR]: An error occurred (404) when calling the HeadBucket operation: Not Found\n',
  );
});

const queries = read<{ readonly cases: readonly { readonly expression: string; readonly fault: string | null }[] }>('queries');

test.each(queries.cases)("$expression is a query or refused in the words of the AWS CLI's library", ({ expression, fault }) => {
  const compile = (): unknown => compileQuery(expression);
  if (fault === null) expect(compile).not.toThrow();
  else expect(compile).toThrow(new CommandLineError('paramValidation', `Bad value for --query ${expression}: ${fault}`));
});

const results = read<{
  readonly value: Printable;
  readonly cases: readonly { readonly expression: string; readonly result?: Printable; readonly error?: string }[];
}>('query-results');

test.each(results.cases)("$expression gives what the AWS CLI's library gives", ({ expression, result, error }) => {
  const search = (): Printable => compileQuery(expression)(withFloats(results.value));
  if (error !== undefined) expect(search).toThrow(new CommandLineError('general', error));
  else expect(search()).toEqual(withFloats(result ?? null));
});

const dated = {
  'iam.CreateUser': { User: { CreateDate: created } },
  'ec2.DescribeVolumes': { Volumes: [{ CreateTime: created }] },
  's3.HeadObject': { LastModified: created },
  's3.ListBuckets': { Buckets: [{ CreationDate: created }] },
  'cloudtrail.LookupEvents': { Events: [{ EventTime: created }] },
};

test.each([
  ['iam create-user --user-name x --query User.CreateDate', '"2026-11-24T12:00:00+00:00"', '"2026-11-24T12:00:00Z"'],
  ['ec2 describe-volumes --query Volumes[0].CreateTime', '"2026-11-24T12:00:00+00:00"', '"2026-11-24T12:00:00.000Z"'],
  ['s3api head-object --bucket bbb --key k --query LastModified', '"2026-11-24T12:00:00+00:00"', '"Tue, 24 Nov 2026 12:00:00 GMT"'],
  ['s3api list-buckets --query Buckets[0].CreationDate', '"2026-11-24T12:00:00+00:00"', '"2026-11-24T12:00:00.000Z"'],
  ['cloudtrail lookup-events --query Events[0].EventTime', '"2026-11-24T12:00:00.123000+00:00"', '1795521600.123'],
])('%s shows its timestamp as cli_timestamp_format says', async (line, iso, wire) => {
  const shown = async (format: string): Promise<string> =>
    (await aws(line, { answers: dated, config: `[default]\nregion = us-east-1\ncli_timestamp_format = ${format}\n` })).stdout;
  expect([await shown('iso8601'), await shown('wire')]).toEqual([`${iso}\n`, `${wire}\n`]);
});

test('a timestamp format that does not exist is refused', async () => {
  const ran = await aws('iam create-user --user-name x', { answers: dated, config: '[default]\ncli_timestamp_format = none\n' });
  expect(ran).toMatchObject({ exitCode: 253, stdout: '' });
  expect(ran.stderr).toContain('Unknown cli_timestamp_format value: none, valid values are "wire" or "iso8601"');
});

test.each([
  [{ AWS_PAGER: 'more' }, '', 'more'],
  [{ AWS_PAGER: '', PAGER: 'most' }, '', undefined],
  [{ PAGER: 'most' }, '', 'most'],
  [{ PAGER: 'most' }, 'cli_pager = view\n', 'view'],
  [{ PAGER: 'most' }, 'cli_pager =\n', undefined],
  [{}, '', 'less -R'],
] as const)('with %o and the setting %j the pager is %s', async (env, setting, expected) => {
  const used: string[] = [];
  const page = async (text: string, pager: string): Promise<boolean> => used.push(`${pager}: ${text}`) > 0;
  const options = { env, config: `[default]\nregion = us-east-1\n${setting}`, answers: dated, terminal: true, rows: 2, page };
  const ran = await aws('iam create-user --user-name x --output yaml', options);
  const text = "User:\n  CreateDate: '2026-11-24T12:00:00+00:00'\n";
  expect([ran.stdout, used]).toEqual(expected === undefined ? [text, []] : ['', [`${expected}: ${text}`]]);
  expect((await aws('iam create-user --user-name x --output yaml --no-cli-pager', options)).stdout).toBe(text);
});

test('a pager that cannot be started is an error where it was chosen', async () => {
  const options = { answers: dated, terminal: true, rows: 2, page: async () => false };
  expect((await aws('iam create-user --user-name x --output yaml', options)).stdout).not.toBe('');
  const ran = await aws('iam create-user --user-name x --output yaml', { ...options, env: { AWS_PAGER: 'nope -x' } });
  expect(ran).toMatchObject({ exitCode: 253, stdout: '' });
  expect(ran.stderr).toContain("[Errno 2] No such file or directory: 'nope'");
});
