import { expect, test } from 'vitest';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { aws } from './support/command-line.ts';

const usage = `usage: nimbi [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  nimbi help
  nimbi <command> help
  nimbi <command> <subcommand> help
`;

const envelope = (message: string): string => `\naws: [ERROR]: An error occurred (ParamValidation): ${message}\n`;

test.each([
  ['', `the following arguments are required: command\n\n${usage}`],
  ['iam', `the following arguments are required: operation\n\n${usage}`],
  ['iam create-usr', `argument operation: Found invalid choice 'create-usr'\n\nMaybe you meant:\n\n  * create-user\n\n${usage}`],
  ['ec2 import-instance', `argument operation: Found invalid choice 'import-instance'\n\n\n${usage}`],
  ['iam create-user', `the following arguments are required: --user-name\n\n${usage}`],
  ['iam remove-role-from-instance-profile', `the following arguments are required: --instance-profile-name, --role-name\n\n${usage}`],
  ['s3api get-object --bucket b --key k', `the following arguments are required: outfile\n\n${usage}`],
  [
    's3api list-buckets --output xml',
    `argument --output: Found invalid choice 'xml'\n\n\n${usage}\n--output takes one of: json, text, table, yaml, yaml-stream, off`,
  ],
  ['iam create-user --user-name', `argument --user-name: expected one argument\n\n${usage}`],
  ['iam list-users --max-items x', `argument --max-items: invalid int value: 'x'\n\n${usage}`],
  ['iam list-users --profile', `argument --profile: expected one argument\n\n${usage}`],
  [
    'iam list-users --c on',
    `ambiguous option: --c could match --color, --ca-bundle, --cli-read-timeout, --cli-connect-timeout, --cli-binary-format, --cli-auto-prompt, --cli-error-format\n\n${usage}`,
  ],
  ['ec2 describe-instances --no-dry-run=x', `argument --no-dry-run: ignored explicit argument 'x'\n\n${usage}`],
  ['s3 lss', `argument subcommand: Found invalid choice 'lss'\n\nMaybe you meant:\n\n  * ls\n\n${usage}`],
  ['s3', 'usage: nimbi [options] <command> <subcommand> [parameters]\naws: [ERROR]: too few arguments'],
  ['s3 cp a', `the following arguments are required: paths\n\n${usage}`],
  ['s3 cp a b', 'usage: nimbi s3 cp <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>\nError: Invalid argument type'],
  ['iam create-user --user-name x --tags Key', `Error parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\nKey\n   ^`],
  ['iam create-user --user-name x --tags Key=a', 'Parameter validation failed:\nMissing required parameter in Tags[0]: "Value"'],
  [
    'iam create-role --role-name r --assume-role-policy-document file://nope.json',
    "Error parsing parameter '--assume-role-policy-document': Unable to load paramfile file://nope.json: [Errno 2] No such file or directory: 'nope.json'",
  ],
  ['ec2 run-instances --image-id a --count two', 'count parameter should be of form min[:max] (e.g. 1 or 1:10)'],
  ['iam create-user --cli-input-json [1]', "Error parsing parameter '--cli-input-json': Invalid type: expecting map, received <class 'list'>"],
])('%s', async (line, message) => {
  const ran = await aws(line === '' ? [] : line);
  expect(ran).toMatchObject({ exitCode: 252, stdout: '', calls: [] });
  expect(ran.stderr).toBe(envelope(message));
});

test('an unknown service says which there are', async () => {
  const ran = await aws('iamm list-users');
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toContain("argument command: Found invalid choice 'iamm'\n\nMaybe you meant:\n\n  * iam\n");
  expect(ran.stderr).toContain('nimbi has the commands of these services: accessanalyzer, account,');
});

test('in the shell the command line is called aws', async () => {
  expect((await aws('iam', { surface: 'shell' })).stderr).toBe(
    envelope(`the following arguments are required: operation\n\n${usage.replaceAll('nimbi', 'aws')}`),
  );
});

test('an unknown option is named, with its nearest', async () => {
  const ran = await aws('iam create-user --user-name a --paths /x/');
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toBe(`\n${usage}\n\naws: [ERROR]: Unknown options: --paths, /x/\nMaybe you meant: --path\n`);
});

test('broken JSON is shown', async () => {
  const ran = await aws(['ec2', 'describe-instances', '--filters', '[{"Name":']);
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toMatch(
    /^\naws: \[ERROR\]: An error occurred \(ParamValidation\): Error parsing parameter '--filters': Invalid JSON: .+\nJSON received: \[\{"Name":\n$/,
  );
});

test('scalar and whole forms do not mix', async () => {
  const rules = await aws('ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --ip-permissions IpProtocol=tcp');
  expect(rules.stderr).toBe(envelope('The --protocol option is not compatible with the --ip-permissions option '));
  const instances = await aws('ec2 run-instances --image-id a --associate-public-ip-address --network-interfaces DeviceIndex=0');
  expect(instances.stderr).toBe(envelope('Mixing the --network-interfaces option with the simple, scalar options is not supported.'));
  const booleans = await aws('ec2 modify-vpc-attribute --vpc-id v --enable-dns-support --no-enable-dns-support');
  expect(booleans.stderr).toBe(envelope('Cannot specify both the "--enable-dns-support" option and the "--no-enable-dns-support" option.'));
});

test('what is not simulated parses as any other, and is refused naming what is', async () => {
  const simulated = (service: string, operation: string): boolean => service === 'iam' && operation.endsWith('CreateUser');
  const ran = await aws('iam list-groups', { simulated });
  expect(ran).toMatchObject({ exitCode: 254, calls: [] });
  expect(ran.stderr).toBe(
    '\naws: [ERROR]: An error occurred (NotSimulated) when calling the ListGroups operation: iam list-groups is not simulated. Of iam these are: create-user.\n',
  );
  const all = (service: string, operation: string): boolean => service === 'iam' && operation !== 'AttachUserPolicy';
  expect((await aws('iam attach-user-policy --user-name a --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess', { simulated: all })).stderr).toMatch(
    /attach-user-policy is not simulated\. Of iam \d{3} operations are, such as detach-user-policy(?:, [\w-]+)*\. All of them: nimbi iam help\n$/,
  );
  const others = (service: string, operation: string): boolean => service === 'iam' && operation.startsWith('Delete');
  expect((await aws('iam list-groups', { simulated: others })).stderr).toMatch(
    /Of iam \d+ operations are, such as delete-access-key, (?:delete-[\w-]+, ){3}delete-[\w-]+\. All of them: nimbi iam help\n$/,
  );
  expect((await aws('ssm list-nodes', { simulated })).stderr).toContain('ssm list-nodes is not simulated; nothing of ssm is yet.');
  expect((await aws('iam list-groups --max-items x', { simulated })).exitCode).toBe(252);
});

test('what would lead to a real account is refused', async () => {
  const ran = await aws('sts get-caller-identity --endpoint-url https://sts.amazonaws.com');
  expect(ran).toMatchObject({ exitCode: 255, calls: [] });
  expect(ran.stderr).toContain('aws: [ERROR]: sts.amazonaws.com belongs to AWS, and nimbi sends nothing there');
});

test('--version says what this is', async () => {
  expect((await aws('--version')).stdout).toMatch(/^nimbi\/0\.1\.0 \(simulated; mirrors aws-cli\/2\.32\) \w+\/\w+ node\/[\d.]+\n$/);
});

test('Ctrl-C ends with 130', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await aws('sts get-caller-identity', { signal: controller.signal })).toMatchObject({ exitCode: 130, stdout: '\n', stderr: '' });
});

test('whoever reads the output may go away', async () => {
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  const ran = await aws('sts get-caller-identity', { answers: { 'sts.GetCallerIdentity': { Account: '1' } }, stdoutError: gone });
  expect(ran).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
});

test('--debug shows the way of a call', async () => {
  const ran = await aws('sts get-caller-identity --debug --no-sign-request');
  expect(ran.stderr.split('\n')[0]).toBe('nimbi - debug - resolve: sts GetCallerIdentity in us-east-1');
});

test('what the AWS CLI adds to a service and cannot be simulated is refused, and opens nothing', async () => {
  const refusal = (message: string): string => `\naws: [ERROR]: An error occurred (NotSimulated): ${message}\n`;
  const ssh = await aws('ec2-instance-connect ssh --instance-id i-1 --os-user ubuntu --connection-type eice');
  expect(ssh).toMatchObject({ exitCode: 254, stdout: '', calls: [] });
  expect(ssh.stderr).toBe(
    refusal(
      'ec2-instance-connect ssh is not simulated: an instance here is a description and no machine, so that there is nothing to log in to. No connection was opened. Who may send a key is decided all the same: aws ec2-instance-connect send-ssh-public-key',
    ),
  );
  expect((await aws('ec2-instance-connect ssh help')).exitCode).toBe(254);
  expect((await aws('ec2-instance-connect open-tunnel --instance-id i-1')).stderr).toContain('No connection was opened.');
  expect((await aws('ec2-instance-connect ssh')).stderr).toBe(envelope(`the following arguments are required: --instance-id\n\n${usage}`));
  expect((await aws('ec2-instance-connect ssh --instance-id i-1 --connection-type tcp')).stderr).toContain(
    "argument --connection-type: Found invalid choice 'tcp'",
  );
  expect((await aws('cloudtrail validate-logs --trail-arn a --start-time b')).stderr).toBe(
    refusal(
      'cloudtrail validate-logs is not simulated: no digest files are delivered here. What happened in this cloud is held by a chain of hashes of its own: nimbi timeline',
    ),
  );
  expect((await aws('cloudtrail validate-logs --trail-arn a --start-time b --wrong c')).stderr).toContain('Unknown options: --wrong, c');
  expect((await aws('cloudfront sig')).stderr).toContain('Maybe you meant:\n\n  * sign\n');
});

test('a path where a document is wanted is told from a bad document', async () => {
  const answers = { 's3.PutBucketPolicy': new AwsError('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'", 400) };
  const ran = await aws('s3api put-bucket-policy --bucket b --policy policy.json', { answers, files: { 'policy.json': '{}' } });
  expect(ran.stderr).toBe(
    "\naws: [ERROR]: An error occurred (MalformedPolicy) when calling the PutBucketPolicy operation: Policies must be valid JSON and the first byte must be '{'\npolicy.json is a file here. To give its content: --policy file://policy.json\n",
  );
  const without = await aws('s3api put-bucket-policy --bucket b --policy none.json', { answers });
  expect(without.stderr).not.toContain('is a file here');
});

test('words that a shell has taken apart are told from bad ones', async () => {
  const hint = async (...args: readonly string[]): Promise<string | undefined> => (await aws(args)).stderr.trimEnd().split('\n').at(-1);
  const user = ['iam', 'create-user', '--user-name', 'x', '--tags'] as const;
  expect(await hint(...user, '[{Key:a,Value:b}]')).toContain('In PowerShell and cmd.exe');
  expect(await hint(...user, "'[{Key:a,Value:b}]'")).toContain('cmd.exe does not take them off');
  expect(await hint(...user, "[{'Key':'a'}]")).toBe('JSON has double quotes inside; single ones may only stand around the whole.');
  expect(await hint(...user, 'Key=a,', 'Value=b')).toBe('Shorthand is one word: no blank after a comma, or quotes around the whole.');
  expect(await hint(...user, 'Key=a', 'Value=b')).toBe('--tags takes a word for each item: join what belongs together with commas, such as Key=a,Value=b.');
  expect(await hint('s3api', 'put-object', '--bucket', 's3://b/k', '--key', 'k')).toBe("--bucket takes the bucket's name by itself: b");
  expect(await hint('iam', '--help')).toBe('Help is a word, and no option: nimbi help, nimbi SERVICE help, nimbi SERVICE COMMAND help');
});

test.each([
  [['s3', 'ls', 's3://b', '—recursive'], 'The — is a dash, as documents set it. Type two hyphens: --recursive'],
  [['s3', 'ls', 's3://b', '–-recursive'], 'The – is a dash, as documents set it. Type two hyphens: --recursive'],
  [
    ['ec2', 'describe-instances', '--filters', '“Name=a,Values=b”'],
    'The “ is a quotation mark as documents set it, and a part of the word to a shell. Type " instead.',
  ],
  [['‘iam’', 'list-users'], "The ‘ is a quotation mark as documents set it, and a part of the word to a shell. Type ' instead."],
  [
    ['ec2', 'describe-instances', '--filters\u00a0Name=a,Values=b'],
    'There is a no-break space, as documents set it, which parts no words. Type a blank instead.',
  ],
] as const)('the typography of %j is named', async (line, hint) => {
  const ran = await aws([...line]);
  expect(ran).toMatchObject({ exitCode: 252, calls: [] });
  expect(ran.stderr.trimEnd().split('\n').at(-1)).toBe(hint);
});

test('the typography of a name is named where the service refuses it, and left alone where all is well', async () => {
  const line = ['iam', 'get-user', '--user-name', '“cat”'];
  const refused = await aws(line, { answers: { 'iam.GetUser': new AwsError('NoSuchEntity', 'The user cannot be found.', 404) } });
  expect(refused.stderr).toBe(
    '\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the GetUser operation: The user cannot be found.\nThe “ is a quotation mark as documents set it, and a part of the word to a shell. Type " instead.\n',
  );
  expect(await aws(line)).toMatchObject({ exitCode: 0, stderr: '' });
});

test('a tag that was taken apart is told to take a comma where only the service refuses it', async () => {
  const answers = { 'ec2.CreateTags': new AwsError('InvalidParameterValue', 'Tag key cannot be empty', 400) };
  const { stderr } = await aws('ec2 create-tags --resources vpc-1 --tags Key=Name Value=x', { answers });
  expect(stderr.split('\n').at(-2)).toBe('--tags takes a word for each item: join what belongs together with commas, such as Key=a,Value=b.');
  expect((await aws('ec2 create-tags --resources vpc-1 --tags Key=Name Key=x', { answers })).stderr).not.toContain('commas');
});

test.each(['inline', 'file'])('an Effect that there is none of is named: %s', async (way) => {
  const policy = '{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"*","Resource":"*"}}';
  const answers = { 'iam.CreatePolicy': new AwsError('MalformedPolicyDocument', 'The policy failed legacy parsing', 400) };
  const document = way === 'file' ? 'file://policy.json' : policy;
  const ran = await aws(['iam', 'create-policy', '--policy-name', 'p', '--policy-document', document], { answers, files: { 'policy.json': policy } });
  expect(ran.stderr).toBe(
    '\naws: [ERROR]: An error occurred (MalformedPolicyDocument) when calling the CreatePolicy operation: The policy failed legacy parsing\nEffect is Allow or Deny, with a capital, and not allow.\n',
  );
});

test('who closed the error output is told by the exit code', async () => {
  const closed = Object.assign(new Error('EBADF: bad file descriptor, write'), { code: 'EBADF', syscall: 'write' });
  expect((await aws('iam nope', { stderrError: closed })).exitCode).toBe(252);
});
