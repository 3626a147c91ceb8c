import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { testCloud } from '../support/cloud.ts';
import { type RunOptions, Workplace } from './support/command-line.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const answers = { 'iam.CreateUser': { User: { UserName: 'tom' } }, 'iam.ListUsers': { Users: [{ UserName: 'tom' }], IsTruncated: false } };

function workplace(setting = 'cli_history = enabled\n') {
  const place = new Workplace({ config: `[default]\nregion = us-east-1\n${setting}` });
  places.push(place);
  return Object.assign((line: string, options: RunOptions = {}) => place.run(line.split(' '), { answers, ...options }), { folder: place.configFolder });
}

test('commands are kept once cli_history is enabled, the latest first', async () => {
  const aws = workplace();
  await aws('iam list-users');
  await aws('iam create-user');
  await aws('configure get region');
  const ran = await aws('history list');
  const lines = ran.stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(38))).toEqual([
    '2026-11-24 12:00:00 PM  configure get                                     0',
    '2026-11-24 12:00:00 PM  iam create-user                                   252',
    '2026-11-24 12:00:00 PM  iam list-users                                    0',
  ]);
  expect(new Set(lines.map((line) => line.slice(0, 36))).size).toBe(3);
});

test('history show tells what happened, and takes out what is not asked for', async () => {
  const aws = workplace();
  await aws('iam list-users --query Users[].UserName');
  const whole = (await aws('history show')).stdout;
  expect(whole).toMatch(
    /^\nAWS CLI command entered\nat time: 2026-11-24 12:00:00\.000\nwith AWS CLI version: nimbi\/0\.1\.0 .*\nwith arguments: \['iam', 'list-users', '--query', 'Users\[\]\.UserName'\]\n/,
  );
  expect(whole).toContain('\n[0] API call made\n');
  expect(whole).toContain('to service: iam\nusing operation: ListUsers\nwith parameters: ');
  expect(whole).toContain('\n[0] HTTP response parsed\n');
  expect(whole).toMatch(/\nAWS CLI command exited\nat time: .*\nwith return code: 0\n$/);
  const id = (await aws('history list')).stdout.slice(0, 36);
  expect((await aws(`history show ${id} --include CLI_RC`)).stdout).toBe('\nAWS CLI command exited\nat time: 2026-11-24 12:00:00.000\nwith return code: 0\n');
  expect((await aws('history show --exclude CLI_RC API_CALL PARSED_RESPONSE CLI_VERSION')).stdout).toMatch(/^with arguments: /);
  expect((await aws('history show --include CLI_RC --color on')).stdout).toContain('\u001b[1mAWS CLI command exited\u001b[0m');
  expect(await aws('history show --include CLI_RC --exclude API_CALL')).toMatchObject({ exitCode: 252 });
  expect(await aws('history show nothing')).toMatchObject({ exitCode: 0, stdout: '' });
});

test('a command is kept with the time it began at, and the one that enables history is not', async () => {
  const aws = workplace('');
  expect((await aws('configure set cli_history enabled')).exitCode).toBe(0);
  expect((await aws('history list')).stderr).toContain('Could not locate history.');
  let second = 0;
  const cloudTime = (): number => Date.UTC(2026, 10, 24, 12, 0, second++);
  await aws('iam list-users', { cloudTime });
  const times = [...(await aws('history show')).stdout.matchAll(/\n(?:\[0\] )?([^\n]+)\nat time: 2026-11-24 12:00:(\S+)/g)].map(([, what, time]) => [
    what,
    time,
  ]);
  expect(times).toEqual([
    ['AWS CLI command entered', '00.000'],
    ['API call made', '01.000'],
    ['HTTP response parsed', '01.000'],
    ['AWS CLI command exited', '02.000'],
  ]);
  expect((await aws('history list')).stdout).toContain('2026-11-24 12:00:00 PM  iam list-users');
});

test('secrets on the line are not kept', async () => {
  const aws = workplace();
  await aws('iam create-login-profile --user-name tom --password Cat-photo-2026');
  await aws('iam create-login-profile --cli-input-json {"UserName":"tom","Password":"Dog-photo-2026"}');
  await aws('--region eu-west-1 configure set aws_session_token abracadabra');
  await aws('configure set aws_secret_access_key sesame');
  for (const secret of ['Cat-photo-2026', 'Dog-photo-2026', 'abracadabra', 'sesame'])
    expect((await aws('history list')).stdout + (await aws('history show')).stdout).not.toContain(secret);
  expect((await aws('history show')).stdout).toContain("'aws_secret_access_key', '***'");
});

test.each([
  ['iam change-password --old Sesame-2026 --new Sesame-2026', "['iam', 'change-password', '--old', '***', '--new', '***']"],
  ['iam change-password --old-pass=Sesame-2026 --new-password=Sesame-2026', "['iam', 'change-password', '--old-pass=***', '--new-password=***']"],
  [
    's3 cp a s3://cats --sse-c AES256 --sse-c-key Sesame-2026 --sse-c-copy-source AES256 --sse-c-copy-source-k Sesame-2026',
    "['s3', 'cp', 'a', 's3://cats', '--sse-c', 'AES256', '--sse-c-key', '***', '--sse-c-copy-source', 'AES256', '--sse-c-copy-source-k', '***']",
  ],
  ['s3 cp a s3://cats --sse AES256', "['s3', 'cp', 'a', 's3://cats', '--sse', 'AES256']"],
  [
    's3api copy-object --copy-source a/b --sse-customer-key Sesame-2026 --copy-source-sse-customer-key=Sesame-2026',
    "['s3api', 'copy-object', '--copy-source', 'a/b', '--sse-customer-key', '***', '--copy-source-sse-customer-key=***']",
  ],
  ['iam upload-server-certificate --private-key Sesame-2026', "['iam', 'upload-server-certificate', '--private-key', '***']"],
  ['iam create-saml-provider --add-private-key Sesame-2026', "['iam', 'create-saml-provider', '--add-private-key', '***']"],
  ['s3api get-object --cli-input-js {"SSECustomerKey":"Sesame-2026"}', "['s3api', 'get-object', '--cli-input-js', '***']"],
  ['iam upload-server-certificate --cli-input-json={"PrivateKey":"Sesame-2026"}', "['iam', 'upload-server-certificate', '--cli-input-json=***']"],
  [String.raw`iam update-login-profile --cli-input-json {"P\u0061ssword":"Sesame-2026"}`, "['iam', 'update-login-profile', '--cli-input-json', '***']"],
  ['iam get-user --cli-input-json {"UserName":"tom"}', `['iam', 'get-user', '--cli-input-json', '{"UserName":"tom"}']`],
  ['configure set aws_session_token --region x Sesame-2026', "['configure', 'set', 'aws_session_token', '--region', '***', '***']"],
])('no secret of %s is kept', async (line, kept) => {
  const aws = workplace();
  await aws(line);
  expect(await aws('history show --include CLI_ARGUMENTS')).toMatchObject({ stdout: expect.stringContaining(`with arguments: ${kept}\n`) });
  expect(
    readdirSync(join(aws.folder, 'cli/history'))
      .map((name) => readFileSync(join(aws.folder, 'cli/history', name), 'utf8'))
      .join(''),
  ).not.toContain('Sesame');
});

test('without history there is none to show', async () => {
  const aws = workplace('');
  await aws('iam list-users');
  expect(await aws('history list')).toMatchObject({
    exitCode: 255,
    stderr: `\naws: [ERROR]: Could not locate history. Make sure cli_history is set to enabled in the ${join(aws.folder, 'config')} file\n`,
  });
  expect((await aws('history')).exitCode).toBe(252);
});

test('--debug shows who signed, what was asked, what was decided, and the event', async () => {
  const { cloud, user } = await testCloud();
  const intern = await user('intern', { policies: [] });
  const place = new Workplace({ credentials: `[default]\naws_access_key_id = ${intern.accessKeyId}\naws_secret_access_key = ${intern.secretAccessKey}\n` });
  places.push(place);
  const ran = await place.run(['iam', 'get-user', '--user-name', 'tom', '--debug'], { cloud });
  const lines = ran.stderr.split('\n').filter((line) => line.startsWith('nimbi - debug'));
  expect(lines.map((line) => line.slice('nimbi - debug - '.length).replace(/event \d+ at .*/, 'event'))).toEqual([
    'resolve: iam GetUser in us-east-1',
    `authenticate: signature with ${intern.accessKeyId}: arn:aws:iam::123456789012:user/intern`,
    'decode: {"UserName":"tom"}',
    'authorize: iam:GetUser on arn:aws:iam::123456789012:user/tom: denied (implicitDeny)',
    'refused at: authorize',
    'record: event',
    'answer: 403 AccessDenied: User: arn:aws:iam::123456789012:user/intern is not authorized to perform: iam:GetUser on resource: user tom because no identity-based policy allows the iam:GetUser action',
  ]);
});
