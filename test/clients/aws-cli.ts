import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckResult, type Client, has, runChecks, same } from './client.ts';
import { type Ran, runProgram } from './run-program.ts';
import type { Facts, World } from './world.ts';

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Where the versions differ. */
interface Version {
  readonly program: string;
  /** The exit code where a service refuses. */
  readonly refusedCode: number;
  /** Whether it knows AWS_ENDPOINT_URL; else it is told the endpoint by a flag. */
  readonly knowsVariable: boolean;
  /** How it signs URLs unless told: v1 with version 2, which new buckets of AWS refuse. */
  readonly presignsWith: 'v2' | 'v4';
}

function checksOf({ program, refusedCode, knowsVariable, presignsWith }: Version, world: World, facts: Facts): Promise<readonly CheckResult[]> {
  const run = (line: string, env: Readonly<Record<string, string>> = {}, where: 'admin' | 'instance' = 'admin'): Promise<Ran> =>
    runProgram(
      [program, ...line.split(' '), ...(knowsVariable ? [] : ['--endpoint-url', facts.endpoint])],
      { ...world.environment(where), AWS_PAGER: '', ...env },
      facts.folder,
    );
  const ok = async (line: string, env?: Readonly<Record<string, string>>, where?: 'admin' | 'instance'): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(line, env, where);
    if (exitCode !== 0) throw new Error(`aws ${line} ended with ${exitCode}: ${stderr.trim()}`);
    return stdout;
  };
  const refused = async (line: string, message: string, env?: Readonly<Record<string, string>>, where?: 'admin' | 'instance'): Promise<void> => {
    const { exitCode, stderr } = await run(line, env, where);
    has(stderr, message);
    same(exitCode, refusedCode);
  };
  const intern = { AWS_ACCESS_KEY_ID: facts.intern.accessKeyId, AWS_SECRET_ACCESS_KEY: facts.intern.secretAccessKey };
  const { bucket, instanceId, accountId, roleName, largeFile } = facts;
  return runChecks({
    success: async () => {
      same(JSON.parse(await ok('sts get-caller-identity')).Arn, `arn:aws:iam::${accountId}:user/admin`);
      has(await ok('ec2 describe-instances --query Reservations[].Instances[].InstanceId --output text'), instanceId);
    },
    refusals: async () => {
      await refused('s3api list-buckets', 'An error occurred (AccessDenied) when calling the ListBuckets operation: User: arn:aws:iam::', intern);
      await refused('ec2 describe-instances', 'An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: ', intern);
      await refused('iam get-user --user-name nobody', 'An error occurred (NoSuchEntity) when calling the GetUser operation: The user with name nobody');
      await refused('sts get-caller-identity', 'An error occurred (SignatureDoesNotMatch)', { AWS_SECRET_ACCESS_KEY: 'wrong' });
    },
    pagination: async () => {
      const names = await ok('iam list-users --page-size 10 --query Users[].UserName --output text');
      same(names.split(/\s+/).filter((name) => name.startsWith('paged-')).length, facts.users);
      same(JSON.parse(await ok(`s3api list-objects-v2 --bucket ${bucket} --prefix page/ --page-size 10`)).Contents.length, facts.objects);
    },
    waiters: async () => {
      await ok(`ec2 wait instance-running --instance-ids ${instanceId}`);
      await ok(`s3api wait bucket-exists --bucket ${bucket}`);
    },
    multipart: async () => {
      await ok(`s3 cp ${largeFile} s3://${bucket}/large --no-progress`);
      has(await ok(`s3api head-object --bucket ${bucket} --key large`), '-3\\"');
      const target = join(facts.folder, 'large.down');
      await ok(`s3 cp s3://${bucket}/large ${target} --no-progress`);
      same(digest(target), digest(largeFile));
    },
    streaming: async () => {
      writeFileSync(join(facts.folder, 'tom.txt'), 'meow\n');
      await ok(`s3 sync . s3://${bucket}/folder --exclude * --include tom.txt`);
      same(await ok(`s3 cp s3://${bucket}/folder/tom.txt -`), 'meow\n');
    },
    presigned: async () => {
      const url = (await ok(`s3 presign s3://${bucket}/folder/tom.txt --expires-in 60`)).trim();
      const text = await (await fetch(url)).text();
      if (presignsWith === 'v4') same(text, 'meow\n');
      else has(text, 'Please use AWS4-HMAC-SHA256.');
    },
    'credentials from instance metadata': async () => {
      const { Arn } = JSON.parse(await ok('sts get-caller-identity', {}, 'instance'));
      same(Arn, `arn:aws:sts::${accountId}:assumed-role/${roleName}/${instanceId}`);
      await refused('iam list-users', 'because no identity-based policy allows the iam:ListUsers action', {}, 'instance');
    },
  });
}

async function versionOfCli(program: string, major: string): Promise<string | undefined> {
  const { exitCode, stdout, stderr } = await runProgram([program, '--version'], process.env);
  const version = exitCode === 0 ? /aws-cli\/(\S+)/.exec(stdout || stderr)?.[1] : undefined;
  return version?.startsWith(`${major}.`) ? version : undefined;
}

/** The AWS CLI in both of its major versions. */
export const awsClis: readonly Client[] = [
  {
    name: 'AWS CLI v1',
    id: 'awsv1',
    version: () => versionOfCli('aws', '1'),
    run: (world, facts) => checksOf({ program: 'aws', refusedCode: 255, knowsVariable: true, presignsWith: 'v2' }, world, facts),
  },
  {
    name: "Debian's AWS CLI v2",
    id: 'awsv2',
    packages: ['awscli'],
    version: () => versionOfCli('/usr/bin/aws', '2'),
    run: (world, facts) => checksOf({ program: '/usr/bin/aws', refusedCode: 254, knowsVariable: false, presignsWith: 'v4' }, world, facts),
  },
];
