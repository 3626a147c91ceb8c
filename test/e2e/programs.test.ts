import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nimbi, type ProgramRun, startNimbi } from '../support/program.ts';

const programs = fileURLToPath(new URL('../run/programs/', import.meta.url));
const instant = { NIMBI_STATE_CHANGES: 'instant' };

let home = '';
let instanceId = '';

const must = async (...args: readonly string[]): Promise<string> => {
  const { exitCode, stdout, stderr } = await nimbi(home, args, instant);
  if (exitCode !== 0) throw new Error(`nimbi ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
};

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProgramRun> => nimbi(home, ['run', ...args], { ...instant, ...env });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'nimbi-programs-'));
  const image = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
  const launch = ['ec2', 'run-instances', '--image-id', `resolve:ssm:${image}`, '--instance-type', 't3.micro'];
  instanceId = await must(...launch, '--query', 'Instances[0].InstanceId', '--output', 'text');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('any program', () => {
  const node = (script: string, ...args: readonly string[]): readonly string[] => ['--', process.execPath, '-e', script, ...args];

  test('is given its arguments, an endpoint and keys, and nothing of a real AWS set-up', async () => {
    const script = 'console.log(JSON.stringify([process.argv.slice(1), Object.fromEntries(Object.entries(process.env).filter(([n]) => /^AWS_/.test(n)))]))';
    const real = { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SESSION_TOKEN: 'real', AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com' };
    const { exitCode, stdout, stderr } = await run(node(script, '--', '--explain', 'a b', '*'), real);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [args, env] = JSON.parse(stdout);
    expect(args).toEqual(['--explain', 'a b', '*']);
    expect(env).toEqual({
      AWS_ENDPOINT_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: join(home, 'aws', 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws', 'credentials'),
      AWS_ACCESS_KEY_ID: expect.not.stringMatching('AKIAREAL'),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  test('reads standard input, and its exit code is that of the run', async () => {
    const { child, ended } = startNimbi(home, ['run', ...node('process.stdin.on("data", (d) => process.stdout.write(d)).on("end", () => process.exit(3))')]);
    child.stdin.end('meow');
    expect(await ended).toEqual({ exitCode: 3, stdout: 'meow', stderr: '' });
  });

  test('is told of signals, and decides what comes of them', async () => {
    const { child, ended } = startNimbi(home, ['run', '--', process.execPath, join(programs, 'signals.mjs')]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect(await ended).toEqual({ exitCode: 7, stdout: 'running\ntold to end\n', stderr: '' });
  });

  test('that a signal ends, ends the run with the code that a shell gives', async () => {
    expect((await run(node('process.kill(process.pid, "SIGKILL")'))).exitCode).toBe(137);
  });

  test.each([
    [[], 252, 'which program? Such as: nimbi run -- python3 app.py'],
    [['--', 'no-such-program'], 127, 'there is no program "no-such-program" here or on the PATH.'],
    [['--', programs], 126, `"${programs}" can't be run: it is no program, or you may not run it.`],
    [
      ['--on', 'i-0123456789abcdef0', '--', 'true'],
      252,
      'there is no instance i-0123456789abcdef0 in this cloud. nimbi ec2 describe-instances shows those of a Region.',
    ],
    [['--on', 'web', '--', 'true'], 252, '--on takes the id of an instance, such as i-0abcdef1234567890, not "web".'],
    [['--on', 'i-0123456789abcdef0', '--profile', 'default', '--', 'true'], 252, 'a program on an instance has no profile: give --on or --profile, not both.'],
    [['--profile', 'intern', '--', 'true'], 252, 'there is no profile "intern" here. There are: default'],
  ])('%j is refused', async (args, exitCode, message) => {
    expect(await run(args)).toEqual({ exitCode, stdout: '', stderr: `nimbi run: ${message}\n` });
  });

  test('of a profile that only the environment names, it is said where the name comes from', async () => {
    const { exitCode, stderr } = await run(['--', 'true'], { AWS_PROFILE: 'work' });
    const message = 'nimbi run: there is no profile "work" here, which AWS_PROFILE names. There are: default\nName one with --profile, or unset AWS_PROFILE.\n';
    expect({ exitCode, stderr }).toEqual({ exitCode: 252, stderr: message });
  });

  test('an instance that is stopped runs none', async () => {
    await must('ec2', 'stop-instances', '--instance-ids', instanceId);
    const { exitCode, stderr } = await run(['--on', instanceId, '--', 'true']);
    const start = `Start it: nimbi ec2 start-instances --instance-ids ${instanceId} --region us-east-1`;
    expect({ exitCode, stderr }).toEqual({ exitCode: 252, stderr: `nimbi run: no program can run on ${instanceId}: it is stopped.\n${start}\n` });
    await must('ec2', 'start-instances', '--instance-ids', instanceId);
  });

  test('an endpoint that runs is the one that is used, and env finds it', async () => {
    const { child, ended } = startNimbi(home, ['serve', '--port', '0']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const { stdout } = await nimbi(home, ['env', '--json']);
    const { AWS_ENDPOINT_URL: url } = JSON.parse(stdout);
    expect((await run(node('console.log(process.env.AWS_ENDPOINT_URL)'))).stdout).toBe(`${url}\n`);
    child.kill('SIGTERM');
    expect((await ended).exitCode).toBe(0);
    expect((await nimbi(home, ['env'])).exitCode).toBe(1);
  });
});

const boto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;

describe.runIf(boto3)("the README's programs, with boto3", () => {
  const python = (program: string, ...args: readonly string[]): readonly string[] => ['--', 'python3', join(programs, program), ...args];

  test("the one of every course prints the account's instances", async () => {
    const { exitCode, stdout, stderr } = await run(python('describe.py'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`'InstanceId': '${instanceId}'`);
  });

  test('on an instance there are no credentials until it has a role, and then what the role may do', async () => {
    await must('s3', 'mb', 's3://cat-photos-4821');
    const upload = (): Promise<ProgramRun> => run(['--on', instanceId, ...python('uploader.py', 'cat-photos-4821')]);

    const without = await upload();
    expect(without.exitCode).toBe(1);
    expect(without.stderr).toMatch(/\nbotocore\.exceptions\.NoCredentialsError: Unable to locate credentials\n$/);

    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
    await must('iam', 'create-role', '--role-name', 'cat-app', '--assume-role-policy-document', JSON.stringify(trust));
    await must('iam', 'create-instance-profile', '--instance-profile-name', 'cat-app');
    await must('iam', 'add-role-to-instance-profile', '--instance-profile-name', 'cat-app', '--role-name', 'cat-app');
    await must('ec2', 'associate-iam-instance-profile', '--instance-id', instanceId, '--iam-instance-profile', 'Name=cat-app');
    const refused = await upload();
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(
      `(AccessDenied) when calling the PutObject operation: User: arn:aws:sts::123456789012:assumed-role/cat-app/${instanceId} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::cat-photos-4821/tom.txt" because no identity-based policy allows the s3:PutObject action`,
    );
    expect(await must('explain')).toContain('s3:PutObject');

    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::cat-photos-4821/*' }] };
    await must('iam', 'put-role-policy', '--role-name', 'cat-app', '--policy-name', 'upload', '--policy-document', JSON.stringify(policy));
    expect(await upload()).toEqual({ exitCode: 0, stdout: 'uploaded\n', stderr: '' });
    expect(await must('s3', 'cp', 's3://cat-photos-4821/tom.txt', '-')).toBe('meow');
  });
});
