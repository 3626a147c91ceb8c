import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { changeConfig, parseConfig, writeConfig } from '../../src/surfaces/aws/session/config-files.ts';
import { aws, type RunOptions, Workplace } from './support/command-line.ts';

const places: Workplace[] = [];
const workplace = (options: RunOptions = {}): Workplace => {
  const place = new Workplace(options);
  places.push(place);
  return place;
};
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const config =
  '[default]\nregion = eu-west-1\noutput = text\n\n[profile intern]\nregion = ap-south-1\n\n[profile cat]\nrole_arn = arn:aws:iam::123456789012:role/cat-app\nsource_profile = default\nexternal_id = x1\nrole_session_name = tom\n';
const credentials =
  '[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = d\n[intern]\naws_access_key_id = AKIAINTERN\naws_secret_access_key = i\naws_session_token = t\n';

const identity = { 'sts.GetCallerIdentity': { Account: '1' } };
const caller = async (args: string, env: Record<string, string> = {}) => {
  const { calls } = await aws(args, { config, credentials, env, answers: identity });
  return { key: calls.at(-1)?.credentials?.accessKeyId, region: calls.at(-1)?.region };
};

test.each([
  ['sts get-caller-identity', {}, 'AKIADEFAULT', 'eu-west-1'],
  ['sts get-caller-identity --profile intern', {}, 'AKIAINTERN', 'ap-south-1'],
  ['sts get-caller-identity', { AWS_PROFILE: 'intern' }, 'AKIAINTERN', 'ap-south-1'],
  ['sts get-caller-identity --region us-west-2', { AWS_REGION: 'eu-central-1' }, 'AKIADEFAULT', 'us-west-2'],
  ['sts get-caller-identity', { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'us-west-1' }, 'AKIADEFAULT', 'eu-central-1'],
  ['sts get-caller-identity', { AWS_DEFAULT_REGION: 'us-west-1' }, 'AKIADEFAULT', 'us-west-1'],
  ['sts get-caller-identity', { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' }, 'AKIAENV', 'eu-west-1'],
  ['sts get-caller-identity', { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's', AWS_PROFILE: 'intern' }, 'AKIAENV', 'ap-south-1'],
  ['sts get-caller-identity --profile intern', { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' }, 'AKIAINTERN', 'ap-south-1'],
  ['sts get-caller-identity --no-sign-request', {}, undefined, 'eu-west-1'],
  ['iam list-users --region eu-west-1', {}, 'AKIADEFAULT', 'us-east-1'],
])('%s with %o signs as %s in %s', async (args, env, key, region) => {
  expect(await caller(args, env)).toEqual({ key, region });
});

test('the session token of a profile is sent', async () => {
  const { calls } = await aws('sts get-caller-identity --profile intern', { config, credentials });
  expect(calls[0]?.credentials).toEqual({ accessKeyId: 'AKIAINTERN', secretAccessKey: 'i', sessionToken: 't' });
});

test('output and error formats come from the configuration', async () => {
  expect((await aws('sts get-caller-identity', { config, credentials, answers: identity })).stdout).toBe('1\n');
  expect((await aws('sts get-caller-identity', { config, credentials, answers: identity, env: { AWS_DEFAULT_OUTPUT: 'yaml' } })).stdout).toBe("Account: '1'\n");
  expect((await aws('sts get-caller-identity --output json', { config, credentials, answers: identity })).stdout).toBe('{\n    "Account": "1"\n}\n');
});

test.each([
  [
    'sts get-caller-identity',
    '',
    '[default]\nregion = us-east-1\n',
    253,
    'An error occurred (NoCredentials): Unable to locate credentials. You can configure credentials by running "nimbi login".',
  ],
  [
    'ec2 describe-vpcs',
    credentials,
    '',
    253,
    'An error occurred (NoRegion): You must specify a region. You can also configure your region by running "nimbi configure".',
  ],
  ['sts get-caller-identity --profile nobody', credentials, config, 255, 'The config profile (nobody) could not be found'],
  [
    'ec2 describe-vpcs --region us-east-9',
    credentials,
    config,
    255,
    'Could not connect to the endpoint URL: "https://ec2.us-east-9.amazonaws.com/"\nThere is no Region us-east-9 here. Maybe you meant: us-east-1, us-east-2',
  ],
  ['ec2 describe-vpcs --region us_east', credentials, config, 255, "Provided region_name 'us_east' doesn't match a supported format."],
  [
    'sts get-caller-identity',
    '[default]\naws_access_key_id = A\n',
    config,
    255,
    'Partial credentials found in shared-credentials-file, missing: aws_secret_access_key',
  ],
])('%s is refused before anything is called', async (args, keys, settings, exitCode, message) => {
  const ran = await aws(args, { credentials: keys, config: settings });
  expect(ran).toMatchObject({ exitCode, stdout: '', calls: [] });
  expect(ran.stderr).toBe(`\naws: [ERROR]: ${message}\n`);
});

test('an output format that does not exist is refused, saying which do, and where it was found', async () => {
  const place = workplace({ config: '[default]\nregion = us-east-1\noutput = xml\n' });
  const refusal = (value: string, location: string): string =>
    `\naws: [ERROR]: Unknown output type: ${value}\noutput takes one of: json, text, table, yaml, yaml-stream, off. This one comes from ${location}\n`;
  const ran = await place.run(['sts', 'get-caller-identity']);
  expect(ran).toMatchObject({ exitCode: 255, stdout: '', calls: [], stderr: refusal('xml', join(place.root, 'config')) });
  expect((await place.run(['sts', 'get-caller-identity'], { env: { AWS_DEFAULT_OUTPUT: 'yml' } })).stderr).toBe(refusal('yml', 'AWS_DEFAULT_OUTPUT'));
});

test('an unreadable configuration is named', async () => {
  const place = workplace({ config: 'region = us-east-1\n' });
  const ran = await place.run(['sts', 'get-caller-identity']);
  expect(ran).toMatchObject({ exitCode: 255, stderr: `\naws: [ERROR]: Unable to parse config file: ${join(place.root, 'config')}\n` });
});

test('global services need no Region', async () => {
  expect((await aws('iam list-users', { credentials, config: '' })).calls[0]?.region).toBe('us-east-1');
  expect((await aws('s3api list-buckets', { credentials, config: '' })).calls[0]?.region).toBe('us-east-1');
});

const session = { Credentials: { AccessKeyId: 'ASIA1', SecretAccessKey: 's', SessionToken: 't', Expiration: new Date('2026-11-24T13:00:00Z') } };

test('a profile with a role assumes it, once for as long as its credentials last', async () => {
  const place = workplace({ config, credentials });
  const options = { answers: { 'sts.AssumeRole': session, ...identity } };
  const first = await place.run(['sts', 'get-caller-identity', '--profile', 'cat', '--region', 'us-east-1'], options);
  expect(first.calls.map(({ operation, credentials: keys }) => [operation, keys?.accessKeyId])).toEqual([
    ['AssumeRole', 'AKIADEFAULT'],
    ['GetCallerIdentity', 'ASIA1'],
  ]);
  expect(first.calls[0]?.input).toEqual({ RoleArn: 'arn:aws:iam::123456789012:role/cat-app', RoleSessionName: 'tom', ExternalId: 'x1' });
  const second = await place.run(['sts', 'get-caller-identity', '--profile', 'cat', '--region', 'us-east-1'], options);
  expect(second.calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
});

test.each([
  [
    '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n',
    "Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
  ],
  ['[profile a]\nrole_arn = r\nsource_profile = x\n', 'The source_profile "x" referenced in the profile "a" does not exist.'],
  ['[profile a]\nrole_arn = r\n', 'Partial credentials found in assume-role, missing: source_profile or credential_source'],
])('%s is refused', async (settings, message) => {
  const ran = await aws('sts get-caller-identity --profile a --region us-east-1', { config: settings, credentials: '' });
  expect(ran).toMatchObject({ exitCode: 255, calls: [], stderr: `\naws: [ERROR]: ${message}\n` });
});

test("the user's own files and variables for them are never looked at", async () => {
  const place = workplace({ files: { mine: '[default]\naws_access_key_id = MINE\naws_secret_access_key = x\nregion = eu-west-3\n' } });
  const env = { AWS_CONFIG_FILE: join(place.root, 'mine'), AWS_SHARED_CREDENTIALS_FILE: join(place.root, 'mine'), HOME: place.root };
  const ran = await place.run(['sts', 'get-caller-identity'], { env });
  expect(ran.calls[0]).toMatchObject({ region: 'us-east-1', credentials: { accessKeyId: 'AKIAEXAMPLE' } });
  await place.run(['configure', 'set', 'region', 'eu-north-1'], { env });
  expect(readFileSync(join(place.root, 'mine'), 'utf8')).toContain('eu-west-3');
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toBe('[default]\nregion = eu-north-1\n');
});

test('configure asks, hides keys, and leaves what is not answered', async () => {
  const place = workplace({
    config: '[default]\nregion = us-east-1\n',
    credentials: '[default]\naws_access_key_id = AKIAOLDABCD\naws_secret_access_key = old\n',
  });
  const ran = await place.run(['configure'], { stdin: '\nnew-secret\neu-west-1\n\n' });
  expect(ran).toMatchObject({
    exitCode: 0,
    stdout:
      'AWS Access Key ID [****************ABCD]: AWS Secret Access Key [****************old]: Default region name [us-east-1]: Default output format [None]: ',
  });
  expect(readFileSync(join(place.root, 'credentials'), 'utf8')).toBe('[default]\naws_access_key_id = AKIAOLDABCD\naws_secret_access_key = new-secret\n');
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toBe('[default]\nregion = eu-west-1\n');
});

test('configure set, get and list-profiles', async () => {
  const place = workplace({ config: '', credentials: '' });
  for (const args of [
    ['configure', 'set', 'aws_access_key_id', 'AKIA1', '--profile', 'intern'],
    ['configure', 'set', 'region', 'eu-west-1', '--profile', 'intern'],
    ['configure', 'set', 'default.output', 'yaml'],
    ['configure', 'set', 's3.max_queue_size', '10'],
    ['configure', 'set', 'profile.night shift.region', 'us-west-2'],
  ])
    expect((await place.run(args)).exitCode).toBe(0);
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toBe(
    "[profile intern]\nregion = eu-west-1\n[default]\noutput = yaml\ns3 =\n    max_queue_size = 10\n[profile 'night shift']\nregion = us-west-2\n",
  );
  expect((await place.run(['configure', 'get', 'region', '--profile', 'intern'])).stdout).toBe('eu-west-1\n');
  expect((await place.run(['configure', 'get', 'profile.night shift.region'])).stdout).toBe('us-west-2\n');
  expect((await place.run(['configure', 'get', 'default.s3.max_queue_size'])).stdout).toBe('10\n');
  expect(await place.run(['configure', 'get', 'nothing'])).toMatchObject({ exitCode: 1, stdout: '', stderr: '' });
  expect((await place.run(['configure', 'list-profiles'])).stdout).toBe('intern\ndefault\nnight shift\n');
});

test('a profile may have any brackets in its name', async () => {
  const place = workplace({ config: '', credentials: '' });
  for (const profile of ['a]b', '[x]', 'y] # z', ']']) {
    for (const [name, value] of [
      ['region', 'eu-west-1'],
      ['region', 'eu-west-2'],
      ['aws_access_key_id', 'AKIA1'],
    ] as const)
      expect(await place.run(['configure', 'set', name, value, '--profile', profile])).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await place.run(['configure', 'get', 'region', '--profile', profile])).stdout).toBe('eu-west-2\n');
    expect((await place.run(['configure', 'get', 'aws_access_key_id', '--profile', profile])).stdout).toBe('AKIA1\n');
  }
  expect((await place.run(['configure', 'list-profiles'])).stdout).toBe('a]b\n[x]\ny] # z\n]\n');
});

test.each([
  [['', 'v'], "Invalid key: ''"],
  [[' ', 'v'], "Invalid key: ' '"],
  [['=x', 'v'], "Invalid key: '=x'"],
  [['s3.', 'v'], "Invalid key: ''"],
  [['.x', 'v'], "Invalid key: ''"],
  [['default.', 'v'], "Invalid key: ''"],
  [['profile..region', 'v'], "Invalid section name: ''"],
  [['a\nb', 'v'], "Invalid key: newline characters and carriage returns are not allowed: 'a\\nb'"],
  [['profile.a\rb.region', 'v'], 'Invalid section name: newline characters and carriage returns are not allowed: "profile \'a\\rb\'"'],
  [['region', 'v\n[x]'], 'Invalid value for key region: newline characters and carriage returns are not allowed.'],
  [['s3.x', 'v\r'], 'Invalid value for key s3: newline characters and carriage returns are not allowed.'],
])('configure set %j is refused, and leaves the file as it was', async (words, message) => {
  const place = workplace();
  const before = readFileSync(join(place.root, 'config'), 'utf8');
  expect(await place.run(['configure', 'set', ...words])).toMatchObject({ exitCode: 255, stdout: '', stderr: `\naws: [ERROR]: ${message}\n` });
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toBe(before);
});

test('a configuration that cannot be read is never written over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-config-'));
  const file = join(folder, 'config');
  writeFileSync(file, 'no section\n');
  expect(() => writeConfig(file, 'default', [{ key: 'region', value: 'us-east-1' }])).toThrow(`Unable to parse config file: ${file}`);
  expect(readFileSync(file, 'utf8')).toBe('no section\n');
  rmSync(folder, { recursive: true });
});

test.each(['constructor', '__proto__', 'toString', 'default.constructor', 's3.constructor', 'default.s3.__proto__'])(
  'configure get %s knows only what was set',
  async (name) => {
    const place = workplace({ config: '[default]\ns3 =\n  a = 1\n' });
    expect(await place.run(['configure', 'get', name])).toMatchObject({ exitCode: 1, stdout: '', stderr: '' });
    await place.run(['configure', 'set', name, 'mine']);
    expect((await place.run(['configure', 'get', name])).stdout).toBe('mine\n');
  },
);

test('configure list says what comes from where', async () => {
  const place = workplace({ config, credentials });
  const ran = await place.run(['configure', 'list'], { env: { AWS_REGION: 'us-west-2' } });
  expect(ran.stdout).toBe(`NAME       : VALUE                    : TYPE             : LOCATION
profile    : <not set>                : None             : None
access_key : ****************AULT     : shared-credentials-file : 
secret_key : ****************d        : shared-credentials-file : 
region     : us-west-2                : env              : AWS_REGION
`);
});

test('what is not asked for stays in a configuration file as it is', () => {
  const text = '# mine\n[default]\n; note\nregion=a\ns3 =\n    x = 1\n\n[profile b]\nregion = c\n';
  expect(
    changeConfig(text, 'default', [
      { key: 'region', value: 'z' },
      { key: 'x', value: '2', parent: 's3' },
      { key: 'output', value: 'json' },
    ]),
  ).toBe('# mine\n[default]\n; note\nregion = z\ns3 =\n    x = 2\noutput = json\n\n[profile b]\nregion = c\n');
});

test('configuration files are read with comments, nesting and odd spacing', () => {
  const sections = parseConfig('[default]\nregion=eu-west-1 \n#x\ns3 =\n  a = 1\n  b=2\nempty =\n\n[ profile x ]\nkey = a=b\n', 'config');
  expect([...sections]).toEqual([
    ['default', { region: 'eu-west-1', s3: { a: '1', b: '2' }, empty: '' }],
    ['profile x', { key: 'a=b' }],
  ]);
});

test('a surface that reads the terminal itself is asked for lines', async () => {
  const place = workplace({ config: '', credentials: '' });
  const answers = ['AKIA1', 'secret', 'eu-west-1', 'yaml'];
  const ran = await place.run(['configure'], { ask: async () => answers.shift() ?? '' });
  expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
  expect(readFileSync(join(place.root, 'config'), 'utf8')).toBe('[default]\nregion = eu-west-1\noutput = yaml\n');
});

test('an input that ends early leaves everything as it was', async () => {
  const place = workplace();
  const ran = await place.run(['configure'], { stdin: 'AKIANEW\n' });
  expect(ran).toMatchObject({ exitCode: 255, stderr: '\naws: [ERROR]: EOF when reading a line\n' });
  expect(readFileSync(join(place.root, 'credentials'), 'utf8')).toContain('AKIAEXAMPLE');
});

test.runIf(existsSync('/dev/full'))('a configuration file that the disk has no room for is named, and stays as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-config-'));
  const file = join(folder, 'config');
  writeFileSync(file, '[default]\nregion = eu-west-1\n');
  symlinkSync('/dev/full', `${file}.${process.pid}.tmp`);
  expect(() => writeConfig(file, 'default', [{ key: 'region', value: 'us-east-1' }])).toThrow(
    `The disk has no room left; nothing was changed (${file}). Free some space and try again.`,
  );
  expect(readdirSync(folder)).toEqual(['config']);
  expect(readFileSync(file, 'utf8')).toBe('[default]\nregion = eu-west-1\n');
  rmSync(folder, { recursive: true });
});

test('configure import makes profiles of the file of keys that the console gives', async () => {
  const csv = '\uFEFFUser Name,Password,Access Key ID,Secret Access key,Console login link\ntom,pw,AKIATOM,stom,https://x\nkitty,,,,\n';
  const place = workplace({ credentials: '', files: { 'keys.csv': csv } });
  const strict = await place.run(['configure', 'import', '--csv', 'file://keys.csv']);
  expect(strict).toMatchObject({ exitCode: 255, stderr: '\naws: [ERROR]: Failed to parse entry #2: Row missing value for header "Access Key ID"\n' });
  const ran = await place.run(['configure', 'import', '--csv', 'file://keys.csv', '--skip-invalid', '--profile-prefix', 'class-']);
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'Successfully imported 1 profile(s)\n' });
  expect(readFileSync(join(place.root, 'credentials'), 'utf8')).toBe('[class-tom]\naws_access_key_id = AKIATOM\naws_secret_access_key = stom\n');
  expect((await place.run(['configure', 'import', '--csv', 'a,b'])).stderr).toContain('Expected header "User Name" not found');
  expect((await place.run(['configure', 'import'])).exitCode).toBe(252);
});

test.each([
  ['process', '{\n  "Version": 1,\n  "AccessKeyId": "AKIAINTERN",\n  "SecretAccessKey": "i",\n  "SessionToken": "t"\n}\n'],
  ['env', 'export AWS_ACCESS_KEY_ID=AKIAINTERN\nexport AWS_SECRET_ACCESS_KEY=i\nexport AWS_SESSION_TOKEN=t\n'],
  ['env-no-export', 'AWS_ACCESS_KEY_ID=AKIAINTERN\nAWS_SECRET_ACCESS_KEY=i\nAWS_SESSION_TOKEN=t\n'],
  ['fish', 'set -gx AWS_ACCESS_KEY_ID AKIAINTERN\nset -gx AWS_SECRET_ACCESS_KEY i\nset -gx AWS_SESSION_TOKEN t\n'],
  ['powershell', '$Env:AWS_ACCESS_KEY_ID="AKIAINTERN"\n$Env:AWS_SECRET_ACCESS_KEY="i"\n$Env:AWS_SESSION_TOKEN="t"\n'],
  ['windows-cmd', 'set AWS_ACCESS_KEY_ID=AKIAINTERN\nset AWS_SECRET_ACCESS_KEY=i\nset AWS_SESSION_TOKEN=t\n'],
])('configure export-credentials as %s', async (format, expected) => {
  const ran = await aws(`configure export-credentials --profile intern --format ${format}`, { config, credentials });
  expect(ran).toMatchObject({ exitCode: 0, stdout: expected });
});

test('exported credentials of a role say when they end, and none are none', async () => {
  const ran = await aws('configure export-credentials --profile cat --region us-east-1', { config, credentials, answers: { 'sts.AssumeRole': session } });
  expect(JSON.parse(ran.stdout)).toMatchObject({ AccessKeyId: 'ASIA1', Expiration: '2026-11-24T13:00:00+00:00' });
  const none = await aws('configure export-credentials', { config, credentials: '' });
  expect(none).toMatchObject({ exitCode: 253, stdout: '' });
  expect(none.stderr).toContain('Unable to retrieve credentials: no credentials found');
});
