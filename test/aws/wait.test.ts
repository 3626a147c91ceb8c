import { expect, test } from 'vitest';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { kebabName } from '../../src/models/names.ts';
import { outputSkeleton } from '../../src/models/skeleton.ts';
import { pathReader } from '../../src/surfaces/aws/output/paths.ts';
import { aws, models, type RunOptions } from './support/command-line.ts';

/** Instances that are in one state after the other, a call each. */
const instances = (states: readonly string[]): RunOptions => {
  let looks = 0;
  const answer = () => {
    const Name = states[Math.min(looks, states.length - 1)];
    looks += 1;
    return { Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name } }] }] };
  };
  return { answers: { 'ec2.DescribeInstances': answer } };
};

test('a waiter looks until what it waits for is there', async () => {
  const ran = await aws('ec2 wait instance-running --instance-ids i-1', instances(['pending', 'pending', 'running']));
  expect(ran).toMatchObject({ exitCode: 0, stdout: '', slept: [1000, 2000] });
  expect(ran.calls.map(({ operation, input }) => [operation, input])).toEqual(Array(3).fill(['DescribeInstances', { InstanceIds: ['i-1'] }]));
});

test('a waiter gives up on a state that cannot become the right one', async () => {
  const ran = await aws('ec2 wait instance-running --instance-ids i-1', instances(['pending', 'terminated']));
  expect(ran.exitCode).toBe(255);
  expect(ran.stderr).toContain(
    '\naws: [ERROR]: Waiter InstanceRunning failed: Waiter encountered a terminal failure state: For expression "Reservations[].Instances[].State.Name" we matched expected path: "terminated" at least once\n',
  );
});

test("a waiter looks soon, then as often as AWS's own, and gives up after as many looks", async () => {
  const ran = await aws('ec2 wait instance-running --instance-ids i-1', instances(['pending']));
  expect(ran).toMatchObject({ exitCode: 255 });
  expect(ran.calls).toHaveLength(40);
  expect(ran.slept).toEqual([1000, 2000, 4000, 8000, ...Array(35).fill(15_000)]);
  expect(ran.stderr).toContain('Waiter InstanceRunning failed: Max attempts exceeded');
});

test('waiters know errors and statuses', async () => {
  const there = await aws('s3api wait bucket-not-exists --bucket b', { answers: { 's3.HeadBucket': new AwsError('NoSuchBucket', 'x', 404) } });
  expect(there.exitCode).toBe(0);
  const user = await aws('iam wait user-exists --user-name u', { answers: { 'iam.GetUser': { User: { UserName: 'u' } } } });
  expect(user.exitCode).toBe(0);
});

test('an error that a waiter does not know is shown as it is', async () => {
  const ran = await aws('ec2 wait instance-running --instance-ids i-1', {
    answers: { 'ec2.DescribeInstances': new AwsError('UnauthorizedOperation', 'No.', 403) },
  });
  expect(ran).toMatchObject({
    exitCode: 254,
    stderr: '\naws: [ERROR]: An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: No.\n',
  });
});

test('a waiter says at a terminal that it waits, and when waiting is in vain', async () => {
  const ran = await aws('ec2 wait instance-running --instance-ids i-1', { ...instances(['pending', 'running']), terminal: true });
  expect(ran.stderr).toBe(
    "Waiting for ec2 instance-running; looking again after a second, then less and less often, up to every 15 seconds. Ctrl-C ends it.\nThis cloud's clock stands still, so nothing changes by waiting. Move it with: nimbi clock\n",
  );
});

test('an unknown waiter is refused with the nearest', async () => {
  expect((await aws('ec2 wait instance-runing')).stderr).toContain(
    "argument subcommand: Found invalid choice 'instance-runing'\n\nMaybe you meant:\n\n  * instance-running\n",
  );
});

test('a waiter that gave up says what it saw last', async () => {
  const ran = await aws('s3api wait bucket-exists --bucket b', { answers: { 's3.HeadBucket': new AwsError('404', 'Not Found', 404) } });
  expect(ran.exitCode).toBe(255);
  expect(ran.stderr).toContain('Waiter BucketExists failed: Max attempts exceeded. Previously accepted state: Matched expected HTTP status code: 404\n');
});

const waiters = models.services().flatMap((service) => {
  const { waiters: own = {} } = models.service(service) ?? {};
  return Object.entries(own).map(([name, waiter]) => ({ service, name, waiter, line: `${service === 's3' ? 's3api' : service} wait ${kebabName(name)}` }));
});

test.each(waiters)('$line has flags, and conditions that can be read', async ({ service, waiter, line }) => {
  const help = await aws(`${line} help`);
  expect(help).toMatchObject({ exitCode: 0, stderr: '', calls: [] });
  const model = models.operation(service, waiter.operation);
  if (model === undefined) throw new Error(`no model of ${waiter.operation}`);
  const answer = outputSkeleton(model);
  for (const { argument } of waiter.acceptors) if (argument !== undefined) expect((await pathReader(argument))(answer)).not.toBeNull();
  const unknown = await aws(`${line} --no-such-flag`);
  expect(unknown.exitCode).toBe(252);
});
