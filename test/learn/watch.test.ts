import { afterEach, describe, expect, it } from 'vitest';
import { interrupted } from '../../src/surfaces/shell/terminal/terminal.ts';
import { AttemptFolder } from '../../src/surfaces/tutor/lesson/folder.ts';
import { runCommand } from '../../src/surfaces/tutor/lesson/run-command.ts';
import { learnCommand } from './support/learn-command.ts';
import { TestDeps, type TestDepsOptions } from './support/lesson-deps.ts';

const made: TestDeps[] = [];
const depsFor = (options: TestDepsOptions): TestDeps => {
  const deps = new TestDeps(options);
  made.push(deps);
  return deps;
};

afterEach(() => {
  for (const deps of made.splice(0)) deps.remove();
});

/** A command in another terminal, while the lesson waits. */
const elsewhere =
  (deps: () => TestDeps, line: string, surface = 'aws') =>
  async (): Promise<void> => {
    const cloud = await deps().openCloud('attempt-cat-photo');
    const folder = new AttemptFolder(deps().attemptFolder('attempt-cat-photo'));
    await runCommand(deps(), cloud, folder, line.split(' '), { surface });
  };

async function watch(lines: readonly (string | symbol | ((deps: () => TestDeps) => () => Promise<void>))[]): Promise<TestDeps> {
  let deps: TestDeps | undefined;
  const itself = (): TestDeps => {
    if (!deps) throw new Error('Not yet.');
    return deps;
  };
  deps = depsFor({ typed: lines.map((line) => (typeof line === 'function' ? line(itself) : line)) });
  expect(await learnCommand(['cat-photo', '--watch'], deps)).toBe(0);
  return deps;
}

const then =
  (line: string, surface?: string) =>
  (deps: () => TestDeps): (() => Promise<void>) =>
    elsewhere(deps, line, surface);

describe('a lesson that looks on', () => {
  it('says where to work, and ticks steps off as it happens', async () => {
    const { screen, home } = await watch([then('s3api create-bucket --bucket cat-photos-5606'), '', then('ec2 describe-instances'), 'quit']);
    expect(screen).toContain(`
The work is yours to do in any other terminal:
  cd ${home.root}/attempt-cat-photo
  export NIMBI_CLOUD='attempt-cat-photo'
and then nimbi, as you would type aws.`);
    expect(screen).toContain('\nType:  nimbi s3api create-bucket ');
    expect(screen).toMatch(
      /\nwatching> \n\d+ {2}s3 CreateBucket {2}admin {2}ok\n\n\[pass\] Bucket cat-photos-5606 exists. New buckets are private.\nEnter = step 2\n\nwatching> \n\nStep 2 of 8: a server\n/,
    );
    expect(screen).toMatch(/\nwatching> \n\d+ {2}ec2 DescribeInstances {2}admin {2}ok\n\nwatching> quit\nKept\./);
  });

  it('tells what programs do, and what was refused', async () => {
    const { screen, explained } = await watch([then('s3api head-bucket --bucket cat-photos-5606', 'http'), 'explain', 'quit']);
    expect(screen).toMatch(/\nwatching> \n\d+ {2}s3 HeadBucket {2}admin {2}NoSuchBucket\nWhy\? explain\n\nwatching> explain\n/);
    expect(explained).toHaveLength(1);
  });

  it('leaves at the second Ctrl-C, and loses nothing', async () => {
    const deps = await watch([interrupted, interrupted]);
    expect(deps.screen).toContain('Ctrl-C again, or quit, leaves the lesson. Nothing is lost.\n');
    expect(deps.screen).toMatch(/Kept. To go on here: nimbi learn cat-photo\n$/);
  });

  it('needs a terminal, and says what works without one', async () => {
    const deps = depsFor({});
    expect(await learnCommand(['cat-photo', '--watch'], deps)).toBe(252);
    expect(deps.errors).toMatch(/^nimbi learn: a lesson at its prompt needs a terminal to ask you at, and there is none here\./);
  });
});

/** Types lines into the lesson. */
async function type(lines: readonly string[], args: readonly string[] = ['cat-photo']): Promise<TestDeps> {
  const deps = depsFor({ typed: lines });
  expect(await learnCommand(args, deps)).toBe(0);
  return deps;
}

describe('checks by hand', () => {
  it('wait until they are asked for, here and in later lessons', async () => {
    const create = 'aws s3api create-bucket --bucket cat-photos-5606';
    const { screen } = await type(['check manual', create, 'check', 'check', 'quit']);
    expect(screen).toContain('> check manual\nFrom now on checks wait until you type check.\n');
    expect(screen).toMatch(/"Location": "\/cat-photos-5606"\n}\ncheck judges it\.\n\nSIM admin us-east-1> check\n\n\[pass\] Bucket/);
    expect(screen).toContain('> check\nThere is nothing to check: this step is done.\n');
    expect((await type([create, 'check always', create, 'quit'], ['cat-photo', '--manual'])).screen).toMatch(
      /check judges it\.[\s\S]*From now on checks are looked at after every change\./,
    );
    expect((await type(['check twice', 'quit'])).screen).toContain(
      'check judges this step. check manual: only when you say so. check always: after every change.\n',
    );
  });
});

describe('the timeline of a lesson', () => {
  const made6 = 'aws s3api create-bucket --bucket cat-photos-5606';

  it('lists what happened since it began', async () => {
    const { screen } = await type(['timeline', made6, 'timeline', 'quit']);
    expect(screen).toMatch(/> timeline\nNo\. {2}Time \(UTC\) +Who +Call +Region +Outcome\n\d+ .*step bucket: your turn\n\n/);
    expect(screen).toMatch(/s3 CreateBucket +us-east-1 +ok\n\d+ .*step bucket done\n/);
  });

  it('says what changed between two moments, and since one', async () => {
    const role = `aws iam create-user --user-name tom`;
    const policy = (name: string) =>
      `aws iam put-user-policy --user-name tom --policy-name p --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:${name}","Resource":"*"}}'`;
    const lines = [made6, role, policy('GetObject'), policy('PutObject'), 'undo', 'timeline'];
    const first = await type([...lines, 'quit']);
    const numbers = [...first.screen.matchAll(/^(\d+) .*(CreateBucket|CreateUser|PutUserPolicy) /gm)].map(([, number]) => Number(number));
    const [bucket = 0, user = 0, got = 0, put = 0] = numbers;
    const { screen } = await type([
      ...lines.slice(0, -1),
      `timeline ${bucket} ${got}`,
      `timeline ${got} ${put}`,
      `timeline ${put}`,
      `timeline ${bucket - 1} ${user}`,
      'timeline 1 2',
      'timeline x',
      'quit',
    ]);
    expect(screen).toContain(`> timeline ${bucket} ${got}\nFrom ${bucket} to ${got}:\n  new      user tom\n`);
    expect(screen).toMatch(
      /changed {2}user tom, inline policy p, document\n {11}PolicyDocument:\n {11}- [\s\S]*s3:GetObject[\s\S]* {11}\+ [\s\S]*s3:PutObject/,
    );
    expect(screen).toMatch(new RegExp(`> timeline ${put}\\nFrom ${put} to \\d+:\\n {2}changed {2}user tom, inline policy p, document`));
    expect(screen).toContain(`From ${bucket - 1} to ${user}:\n  new      user tom\n  new      bucket cat-photos-5606\n`);
    expect(screen).toMatch(/> timeline 1 2\nThere is no moment 1 in this attempt: its moments are \d+ to \d+\.\n/);
    expect(screen).toContain('> timeline x\ntimeline lists what happened.');
  });

  it('leads back to a moment where that is meant, and never judges a finished step again', async () => {
    const { screen } = await type([
      made6,
      '',
      'aws s3api create-bucket --bucket another-one-1',
      'timeline jump 6',
      'n',
      'timeline jump 6',
      'y',
      'aws s3 ls',
      'timeline jump 6',
      'quit',
    ]);
    expect(screen).toContain('Take back the 2 changes since 6? Finished steps stay finished. [y/N] n\nNothing was changed.\n');
    expect(screen).toContain('[y/N] y\nTaken back: 2 changes. The clock stays: time does not go back.\n');
    expect(screen).toMatch(/> aws s3 ls\n\nSIM admin us-east-1> timeline jump 6\nYou have changed nothing since 6 that could be taken back\./);
    expect(screen.match(/Step 2 of 8/g)).toHaveLength(1);
  });
});

it('explain says when the last command sent no call', async () => {
  const { screen } = await type(['aws s3 ls', 'aws s3api list-bukkets', 'explain', 'explain 9999', 'quit']);
  expect(screen).toContain(
    '> explain\nYour last command sent no call to AWS, so nothing was allowed or refused. If it\nwas mistyped, it says so itself. The call before it was s3 ListBuckets:\n(explanation of ListBuckets)\n',
  );
  expect(screen).toContain('> explain 9999\nThere is no call 9999. timeline lists them.\n');
});
