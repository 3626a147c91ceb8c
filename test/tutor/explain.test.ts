import { expect, test } from 'vitest';
import type { Credentials } from '../../src/kernel/call.ts';
import { explainEvent } from '../../src/surfaces/tutor/explain/explain-event.ts';
import type { Explanation } from '../../src/surfaces/tutor/explain/explanation.ts';
import { latestCalls } from '../../src/surfaces/tutor/journal.ts';
import { aws } from '../aws/support/command-line.ts';
import { type TestCallOptions, type TestCloud, testCloud } from '../support/cloud.ts';
import { wordsOf } from '../support/words.ts';
import { runVerb } from './support.ts';

const account = '123456789012';
const bucket = 'cat-photos-demo';
const roleArn = `arn:aws:iam::${account}:role/cat-app`;
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const json = (...statements: readonly object[]): string => JSON.stringify(document(...statements));
const allow = (Action: string, Resource = '*') => ({ Effect: 'Allow', Action, Resource });

/** A call that is refused at first, in a cloud made ready for it. */
interface Refused {
  readonly service: string;
  readonly operation: string;
  readonly input?: Record<string, unknown>;
  readonly options: TestCallOptions;
}

/** Makes it, explains it, does what the explanation says as the admin, and makes it again. */
async function followAdvice(test: TestCloud, { service, operation, input = {}, options }: Refused, again = options): Promise<Explanation> {
  await test.refused(service, operation, input, options);
  const explanation = await explainLatest(test);
  const steps = explanation.decisions.find(({ decisive }) => decisive)?.advice?.steps ?? [];
  expect(steps.length).toBeGreaterThan(0);
  for (const command of steps.flatMap(({ commands }) => commands)) expect([command, await runAsAdmin(test, command)]).toEqual([command, 0]);
  await test.ok(service, operation, input, again);
  return explanation;
}

async function explainLatest({ cloud }: TestCloud): Promise<Explanation> {
  const [event] = latestCalls(cloud, 1);
  if (event === undefined) throw new Error('There is no call.');
  return explainEvent(cloud, event);
}

async function runAsAdmin({ cloud, admin }: TestCloud, command: string): Promise<number> {
  const env = { AWS_ACCESS_KEY_ID: admin.accessKeyId, AWS_SECRET_ACCESS_KEY: admin.secretAccessKey, AWS_REGION: 'us-east-1' };
  return (await aws(wordsOf(command), { cloud, env })).exitCode;
}

async function explainText({ cloud }: TestCloud, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await runVerb(['explain', ...args], { cloud });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

/** A session of the role cat-app, which trusts its account. */
async function session(test: TestCloud, input: Record<string, unknown> = {}): Promise<Credentials> {
  const output = await test.ok('sts', 'AssumeRole', { RoleArn: roleArn, RoleSessionName: 'tom', ...input });
  const { AccessKeyId, SecretAccessKey, SessionToken } = output.Credentials as Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

const makeRole = (test: TestCloud, principal: object = { AWS: account }) =>
  test.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: json({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }) });

test('no policy: an implicit deny of the identity-based policies', async () => {
  const test = await testCloud();
  const intern = await test.user('intern');
  await test.refused('s3', 'ListBuckets', {}, { as: intern });
  expect(await explainText(test)).toBe(`The latest call, just now:
Call 7: s3 ListBuckets in us-east-1, 2026-11-24 12:00:00 UTC
Refused: AccessDenied (the caller is known, but may not).

Who       user intern, arn:aws:iam::123456789012:user/intern
          Proved: the request was signed with the secret of access key
          ${intern.accessKeyId}.
Asked     s3:ListAllMyBuckets (on no particular resource)
Policies  none applies to this request, and nothing is allowed by default.
Decided   Implicit deny (step 5 of 7, identity-based policies): no
          identity-based policy allows s3:ListAllMyBuckets.

To allow it:
Give user intern a policy, "allow-s3-ListAllMyBuckets", with this statement.
  {
    "Effect": "Allow",
    "Action": "s3:ListAllMyBuckets",
    "Resource": "*"
  }
As a command, for an administrator:
  nimbi iam put-user-policy --user-name intern --policy-name allow-s3-ListAllMyBuckets --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
Broader than this request: this action knows no particular resource, so it is
allowed on all.
`);
  await followAdvice(test, { service: 's3', operation: 'ListBuckets', options: { as: intern } });
  expect(await explainText(test)).toContain(`Allowed.

Who       user intern, arn:aws:iam::123456789012:user/intern
          Proved: the request was signed with the secret of access key
          ${intern.accessKeyId}.
Asked     s3:ListAllMyBuckets (on no particular resource)
Decided   Allowed by statement 1 of the identity-based policy
          "allow-s3-ListAllMyBuckets" of user intern (inline).
          {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}
`);
});

test("the bucket's ARN where an object's is meant: the statement, what it failed on, and the slip", async () => {
  const test = await testCloud();
  await test.ok('s3', 'CreateBucket', { Bucket: bucket });
  const intern = await test.user('intern', {
    policies: [document(allow('s3:GetObject', `arn:aws:s3:::${bucket}/*`), { Sid: 'Up', ...allow('s3:PutObject', `arn:aws:s3:::${bucket}`) })],
  });
  const upload = { service: 's3', operation: 'PutObject', input: { Bucket: bucket, Key: 'tom.jpg', Body: new Uint8Array([1]) }, options: { as: intern } };
  await test.refused(upload.service, upload.operation, upload.input, upload.options);
  expect(await explainText(test)).toContain(`Asked     s3:PutObject on arn:aws:s3:::cat-photos-demo/tom.jpg
Policies
  identity-based policy "policy-1" of user intern (inline)
    statement 1: Allow, does not match
      the action differs: it names s3:GetObject
    statement 2 "Up": Allow, does not match
      the resource differs: it names arn:aws:s3:::cat-photos-demo, the bucket
      itself; its objects are arn:aws:s3:::cat-photos-demo/*
Decided   Implicit deny (step 5 of 7, identity-based policies): no
          identity-based policy allows s3:PutObject.

To allow it:
Add this statement to the identity-based policy "policy-1" of user intern
(inline).
`);
  await followAdvice(test, upload);
});

test('an explicit deny of an identity-based policy', async () => {
  const test = await testCloud();
  const intern = await test.user('intern', {
    policies: [document(allow('s3:*')), document({ Sid: 'NoLists', Effect: 'Deny', Action: 's3:List*', Resource: '*' })],
  });
  await test.refused('s3', 'ListBuckets', {}, { as: intern });
  expect(await explainText(test)).toContain(`Policies
  identity-based policy "policy-1" of user intern (inline)
    statement 1: Allow, matches
  identity-based policy "policy-2" of user intern (inline)
    statement 1 "NoLists": Deny, matches
Decided   Explicit deny (step 1 of 7): statement 1 "NoLists" of the
          identity-based policy "policy-2" of user intern (inline). A deny wins
          over every allow.

To allow it:
Remove statement 1 "NoLists" of the identity-based policy "policy-2" of user
intern (inline), or make it spare this request. Somebody wrote that deny on
purpose: ask first.
As a command, for an administrator:
  nimbi iam delete-user-policy --user-name intern --policy-name policy-2
`);
  await followAdvice(test, { service: 's3', operation: 'ListBuckets', options: { as: intern } });
});

test('an explicit deny of a bucket policy, by a condition on a key that is absent', async () => {
  const test = await testCloud();
  await test.ok('s3', 'CreateBucket', { Bucket: bucket });
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:DeleteObject',
    Resource: `arn:aws:s3:::${bucket}/*`,
    Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'cats' } },
  };
  await test.ok('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: json(deny) });
  const remove = { service: 's3', operation: 'DeleteObject', input: { Bucket: bucket, Key: 'tom.jpg' }, options: {} };
  await test.refused(remove.service, remove.operation, remove.input);
  expect(await explainText(test)).toContain(`Keys      aws:PrincipalTag/team = absent
Policies
  bucket policy of bucket cat-photos-demo
    statement 1: Deny, matches
      its condition is met: StringNotEquals aws:PrincipalTag/team = cats; in the
      request it is absent, which meets this operator
  identity-based policy "AdministratorAccess" of user admin (managed by AWS)
    statement 1: Allow, matches
Decided   Explicit deny (step 1 of 7): statement 1 of the bucket policy of
          bucket cat-photos-demo. A deny wins over every allow.

To allow it:
Remove statement 1 of the bucket policy of bucket cat-photos-demo, or make it
spare this request. Somebody wrote that deny on purpose: ask first. Or make a
request that it does not apply to: it denies where StringNotEquals
aws:PrincipalTag/team = cats.
As a command, for an administrator:
  nimbi s3api delete-bucket-policy --bucket cat-photos-demo
`);
  await followAdvice(test, remove);
});

test("a permissions boundary that is AWS's own: a copy takes its place", async () => {
  const test = await testCloud();
  const intern = await test.user('intern', { policies: [document(allow('s3:*'))] });
  await test.ok('iam', 'PutUserPermissionsBoundary', { UserName: 'intern', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess' });
  const explanation = await followAdvice(test, { service: 's3', operation: 'ListBuckets', options: { as: intern } });
  expect(await explainText(test, String(explanation.number))).toContain(`Policies
  identity-based policy "policy-1" of user intern (inline)
    statement 1: Allow, matches
  permissions boundary "AmazonEC2ReadOnlyAccess" of user intern (managed by AWS)
    statements 1 to 4: for other actions
Decided   Implicit deny (step 6 of 7, the permissions boundary): the permissions
          boundary does not allow s3:ListAllMyBuckets. A boundary gives nothing
          itself; it limits what other policies can give.

Something has changed since: the same request would be allowed now.
`);
});

test('a permissions boundary of the account, and a missing allow besides: both are changed', async () => {
  const test = await testCloud();
  const { Policy } = (await test.ok('iam', 'CreatePolicy', { PolicyName: 'limit', PolicyDocument: json(allow('ec2:*')) })) as { Policy: { Arn: string } };
  const intern = await test.user('intern');
  await test.ok('iam', 'PutUserPermissionsBoundary', { UserName: 'intern', PermissionsBoundary: Policy.Arn });
  const explanation = await followAdvice(test, { service: 's3', operation: 'ListBuckets', options: { as: intern } });
  expect(explanation.decisions[0]?.advice?.steps.map(({ kind }) => kind)).toEqual(['identity', 'boundary']);
});

test('a session policy: a new session is begun', async () => {
  const test = await testCloud();
  await makeRole(test);
  await test.ok('iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'all', PolicyDocument: json(allow('s3:*')) });
  const narrow = await session(test, { Policy: json(allow('s3:GetObject')) });
  await test.refused('s3', 'ListBuckets', {}, { as: narrow });
  expect(await explainText(test)).toContain(`  session policy of session tom
    statement 1: Allow, does not match
      the action differs: it names s3:GetObject
Decided   Implicit deny (step 7 of 7, session policies): the session policy does
          not allow s3:ListAllMyBuckets. What a session may do is what its role
          or user may and its session policy allows, both.

To allow it:
Add this statement to the session policy of session tom.
`);
  const [decision] = (await explainLatest(test)).decisions;
  const [command = ''] = decision?.advice?.steps[0]?.commands ?? [];
  const policy = wordsOf(command).at(-1);
  await test.ok('s3', 'ListBuckets', {}, { as: await session(test, { Policy: policy }) });
});

test('a trust policy that names another principal', async () => {
  const test = await testCloud();
  await makeRole(test, { Service: 'ec2.amazonaws.com' });
  const intern = await test.user('intern', { policies: [document(allow('sts:AssumeRole', roleArn))] });
  const assume = { service: 'sts', operation: 'AssumeRole', input: { RoleArn: roleArn, RoleSessionName: 'tom' }, options: { as: intern } };
  await test.refused(assume.service, assume.operation, assume.input, assume.options);
  expect(await explainText(test)).toContain(`Asked     sts:AssumeRole on arn:aws:iam::123456789012:role/cat-app
Policies
  trust policy of role cat-app
    statement 1: Allow, does not match
      the principal differs: it names ec2.amazonaws.com, not
      arn:aws:iam::123456789012:user/intern
  identity-based policy "policy-1" of user intern (inline)
    statement 1: Allow, matches
Decided   Implicit deny (step 4 of 7, the role's trust policy): the role's trust
          policy does not let this caller in. Who may assume a role is the
          role's own say.

To allow it:
Add this statement to the trust policy of role cat-app.
`);
  await followAdvice(test, assume);
});

test('a role that is not there: AWS does not tell, the explanation says so', async () => {
  const test = await testCloud();
  await test.refused('sts', 'AssumeRole', { RoleArn: roleArn, RoleSessionName: 'tom' });
  expect(await explainText(test)).toContain('There may be no role of that name: AWS does not tell a caller who may not assume\nit.\n');
});

test('Block Public Access, before any policy', async () => {
  const test = await testCloud();
  await test.ok('s3', 'CreateBucket', { Bucket: bucket });
  const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` };
  const publish = { service: 's3', operation: 'PutBucketPolicy', input: { Bucket: bucket, Policy: json(open) }, options: {} };
  await test.refused(publish.service, publish.operation, publish.input);
  expect(await explainText(test)).toContain(`Decided   The setting BlockPublicPolicy of S3 Block Public Access refuses it,
          before any policy is asked.
Also      1 more permission was asked for and granted (--all shows them).

To allow it:
Turn off BlockPublicPolicy in the Block Public Access of bucket cat-photos-demo.
It guards against a bucket that is public by mistake: be sure that this one
shall be.
As a command, for an administrator:
  nimbi s3api put-public-access-block --bucket cat-photos-demo --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=true
`);
  await followAdvice(test, publish);
});

test('an anonymous reader: the bucket has to be opened, in two steps', async () => {
  const test = await testCloud();
  await test.ok('s3', 'CreateBucket', { Bucket: bucket });
  await test.ok('s3', 'PutObject', { Bucket: bucket, Key: 'tom.jpg', Body: new Uint8Array([1]) });
  const explanation = await followAdvice(test, {
    service: 's3',
    operation: 'HeadObject',
    input: { Bucket: bucket, Key: 'tom.jpg' },
    options: { as: 'anonymous' },
  });
  expect(explanation.decisions.at(-1)?.advice?.steps.map(({ kind }) => kind)).toEqual(['setting', 'resource']);
});

test('PassRole: what it is, and on which role it is missing', async () => {
  const test = await testCloud();
  await makeRole(test, { Service: 'ec2.amazonaws.com' });
  await test.ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'cat-app' });
  await test.ok('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'cat-app', RoleName: 'cat-app' });
  const launcher = await test.user('launcher', { policies: [document(allow('ec2:RunInstances'))] });
  const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
  const { Parameter } = (await test.ok('ssm', 'GetParameter', { Name: parameter })) as { Parameter: { Value: string } };
  const input = { ImageId: Parameter.Value, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: 'cat-app' } };
  const explanation = await followAdvice(test, { service: 'ec2', operation: 'RunInstances', input, options: { as: launcher } });
  expect(await explainText(test, String(explanation.number))).toContain(`Asked     iam:PassRole on arn:aws:iam::123456789012:role/cat-app
          iam:PassRole is the permission to hand a role to a service, here
          ec2.amazonaws.com, which can then do all that the role may.
`);
});

test.each([
  [
    'a wrong secret',
    (user: Credentials) => ({ ...user, secretAccessKey: 'wrong' }),
    'signatureMismatch',
    /exists\s+\(arn:aws:iam::123456789012:user\/intern\), but the request was signed\s+with another secret than its own/,
  ],
  [
    'an unknown key',
    () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
    'unknownAccessKey',
    /No cloud user, role session or root user has the access key\s+AKIAIOSFODNN7EXAMPLE\. The key was not sent anywhere\./,
  ],
  [
    'a long-term key with a session token',
    (user: Credentials) => ({ ...user, sessionToken: 'x' }),
    'sessionTokenNeedless',
    /is a long-term access key of\s+arn:aws:iam::123456789012:user\/intern, and came with a session token\./,
  ],
])('%s: who called could not be proved', async (_name, spoil, failure, cause) => {
  const test = await testCloud();
  const intern = await test.user('intern');
  await test.refused('sts', 'GetCallerIdentity', {}, { as: spoil(intern) });
  expect((await explainLatest(test)).caller.authentication.failure).toBe(failure);
  const text = await explainText(test);
  expect(text).toMatch(cause);
  expect(text).toMatch(/\(who called could not be proved\)\.\n\nFound {5}[\s\S]*\nNext {6}/);
});

test('a session without its token, and one whose role is gone', async () => {
  const test = await testCloud();
  await makeRole(test);
  const { sessionToken, ...tom } = await session(test);
  const owner = 'arn:aws:sts::123456789012:assumed-role/cat-app/tom';
  const invalid = { code: 'InvalidClientTokenId', message: 'The security token included in the request is invalid.' };
  expect(await test.refused('sts', 'GetCallerIdentity', {}, { as: tom })).toMatchObject(invalid);
  expect((await explainLatest(test)).caller.authentication.failure).toBe('sessionTokenMissing');
  expect((await explainText(test)).replace(/\s+/g, ' ')).toContain(
    `${tom.accessKeyId} is a temporary access key of ${owner}, and came without its session token.`,
  );
  await test.ok('iam', 'DeleteRole', { RoleName: 'cat-app' });
  expect(await test.refused('sts', 'GetCallerIdentity', {}, { as: { ...tom, sessionToken: sessionToken ?? '' } })).toMatchObject(invalid);
  expect((await explainLatest(test)).caller.authentication.failure).toBe('sessionRevoked');
  expect((await explainText(test)).replace(/\s+/g, ' ')).toContain(
    `${tom.accessKeyId} is a temporary access key of ${owner}, and the user or role that it stood for is gone.`,
  );
});

test('an inactive key: the command that activates it helps', async () => {
  const test = await testCloud();
  const intern = await test.user('intern');
  await test.ok('iam', 'UpdateAccessKey', { UserName: 'intern', AccessKeyId: intern.accessKeyId, Status: 'Inactive' });
  await test.refused('sts', 'GetCallerIdentity', {}, { as: intern });
  const command = /nimbi (iam update-access-key [\s\S]*)/.exec((await explainText(test)).replace(/\s+/g, ' '))?.[1] ?? '';
  expect(await runAsAdmin(test, command)).toBe(0);
  await test.ok('sts', 'GetCallerIdentity', {}, { as: intern });
});

test('an expired session: until when it was good', async () => {
  const test = await testCloud();
  await makeRole(test);
  const tom = await session(test);
  await test.cloud.advanceClock(3_600_000);
  await test.refused('sts', 'GetCallerIdentity', {}, { as: tom });
  expect((await explainText(test)).replace(/\s+/g, ' ')).toContain(
    `The temporary credentials ${tom.accessKeyId} of arn:aws:sts::123456789012:assumed-role/cat-app/tom have expired: they were good until 2026-11-24 13:00:00 UTC.`,
  );
});

test('no permission needed, a bucket that is not there, a rule that is broken', async () => {
  const test = await testCloud();
  await test.ok('sts', 'GetCallerIdentity');
  expect(await explainText(test)).toContain('Decided   No permission is needed for this operation: no policy was looked at. A\n');
  await test.refused('s3', 'ListObjectsV2', { Bucket: 'nobody-has-this' });
  expect(await explainText(test)).toContain('Refused: NoSuchBucket (not a matter of permissions).\nThe specified bucket does not exist\n');
  await test.refused('iam', 'CreateUser', { UserName: 'a b' });
  expect(await explainText(test)).toContain(
    'Found     The request breaks a rule of the service. The call was refused before\n          any permission was asked for.\n',
  );
});

test('a caller who is no longer there is told of, not advised', async () => {
  const test = await testCloud();
  const intern = await test.user('intern');
  await test.refused('s3', 'ListBuckets', {}, { as: intern });
  const { number } = await explainLatest(test);
  await test.ok('iam', 'DeleteAccessKey', { UserName: 'intern', AccessKeyId: intern.accessKeyId });
  await test.ok('iam', 'DeleteUser', { UserName: 'intern' });
  expect(await explainText(test, String(number))).toMatch(/\n\nThe user or role that called is no longer there\.\n$/);
});

test('a call that nobody named is said to be the latest, and how long ago it was', async () => {
  const test = await testCloud();
  await test.ok('s3', 'ListBuckets');
  const first = async (...args: readonly string[]) => (await explainText(test, ...args)).split('\n')[0];
  for (const [after, said] of [
    [0, 'just now'],
    [59_999, '59 seconds ago'],
    [1, '1 minute ago'],
    [120_000, '3 minutes ago'],
    [3_600_000, '1 hour ago'],
    [172_800_000, '2 days ago'],
  ] as const) {
    await test.cloud.advanceClock(after);
    expect(await first()).toBe(`The latest call, ${said}:`);
  }
  expect(await first('--last', '1')).toBe('Call 5: s3 ListBuckets in us-east-1, 2026-11-24 12:00:00 UTC');
});

test('several calls, one by event id, and JSON', async () => {
  const test = await testCloud();
  await test.ok('sts', 'GetCallerIdentity');
  await test.ok('s3', 'ListBuckets');
  expect((await explainText(test, '--last', '2')).match(/^Call \d+/gm)).toEqual(['Call 5', 'Call 6']);
  const { id } = await explainLatest(test);
  const [one, asJson] = [await explainText(test, id), JSON.parse(await explainText(test, id, '--output', 'json')) as Explanation];
  expect(one).toMatch(/^Call 6: s3 ListBuckets/);
  expect(asJson).toMatchObject({
    number: 6,
    verdict: 'allowed',
    decisions: [{ action: 's3:ListAllMyBuckets', statement: { Effect: 'Allow', Action: '*', Resource: '*' } }],
  });
  expect(await runVerb(['explain', '99'], { cloud: test.cloud })).toMatchObject({
    code: 255,
    stderr: 'nimbi explain: there is no call "99" in this cloud. nimbi timeline shows the calls.\n',
  });
  expect((await runVerb(['explain', '1'], { cloud: test.cloud })).stderr).toBe('nimbi explain: event 1 is not a call: account 123456789012 made\n');
  const fresh = await testCloud();
  expect(await explainText(fresh)).toBe('There are no calls yet. Try: nimbi sts get-caller-identity\n');
});

test('--all shows every statement and condition key', async () => {
  const test = await testCloud();
  await test.ok('s3', 'ListBuckets');
  const text = await explainText(test, '--all');
  expect(text).toContain('    statement 1: Allow, matches\n');
  expect(text).toContain('          aws:SourceIp = 203.0.113.7\n');
});

test('no line but a command is wider than 80 columns', async () => {
  const test = await testCloud();
  const intern = await test.user('intern');
  await test.ok('iam', 'AttachUserPolicy', { UserName: 'intern', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' });
  await test.refused('iam', 'DeleteUser', { UserName: 'intern' }, { as: intern });
  const wide = (await explainText(test)).split('\n').filter((line) => line.length > 80);
  expect(wide.every((line) => line.startsWith('  nimbi '))).toBe(true);
});

test('a key that undo took back, or that was deleted, is said to have been', async () => {
  const test = await testCloud();
  const { ok, refused, cloud } = test;
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  const made = async (): Promise<Credentials> => {
    const { AccessKey } = await ok('iam', 'CreateAccessKey', { UserName: 'intern' });
    const { AccessKeyId, SecretAccessKey } = AccessKey as { readonly AccessKeyId: string; readonly SecretAccessKey: string };
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  };
  const found = async (as: Credentials): Promise<string> => {
    await refused('sts', 'GetCallerIdentity', {}, { as });
    return (await explainText(test)).replace(/\s+/g, ' ');
  };
  const first = await made();
  await cloud.undo();
  expect(await found(first)).toContain(
    `Found The access key ${first.accessKeyId} was one of user intern, until undo took back call 6, which had made it. Next`,
  );
  const second = await made();
  await ok('iam', 'DeleteAccessKey', { UserName: 'intern', AccessKeyId: second.accessKeyId });
  expect(await found(second)).toContain(`Found The access key ${second.accessKeyId} was one of user intern, until call 10 deleted it. Next`);
  await cloud.undo();
  await ok('sts', 'GetCallerIdentity', {}, { as: second });
  await cloud.undo();
  expect(await found(second)).toContain('until undo took back call 9, which had made it.');
  expect(await found({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' })).toContain('No cloud user, role session or root user has the access key');
});
