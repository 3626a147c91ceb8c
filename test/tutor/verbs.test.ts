import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { memorySettings } from '../../src/adapters/memory-settings.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import type { JournalEvent } from '../../src/kernel/journal.ts';
import { scenarioFolders } from '../../src/learn/format/load.ts';
import type { Settings } from '../../src/ports/settings.ts';
import { verifyJournal } from '../../src/surfaces/tutor/doctor/clouds.ts';
import { TestDeps, type TestDepsOptions } from '../learn/support/lesson-deps.ts';
import { testCloud } from '../support/cloud.ts';
import { sourceData } from '../support/source-data.ts';
import { runVerb, withHome } from './support.ts';

/** Surroundings of lessons, gone after the test. */
const made: TestDeps[] = [];
const lessonsWith = (options: TestDepsOptions): TestDeps => {
  const deps = new TestDeps(options);
  made.push(deps);
  return deps;
};

afterEach(() => {
  for (const deps of made.splice(0)) deps.remove();
});

const finishedAll = (): Settings =>
  memorySettings(Object.fromEntries([...scenarioFolders(sourceData).keys()].map((id) => [`learn.progress.${id}`, { finished: true }])));

test('bare nimbi shows the first screen, and each choice leads on', async () => {
  const { cloud } = await testCloud();
  const lessons = lessonsWith({ typed: ['quit'] });
  const shown = await runVerb([], { cloud, lessons, answers: ['x', 'q'] });
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain(`SIMULATED. No account, internet or bill. Your real AWS settings stay untouched.

  1  Start the course   Who am I? (3 minutes)
  2  Explore freely     account 123456789012, us-east-1
  3  Open a lab         a file from my teacher
  4  Teach              write, hand out, grade
  q  Quit
Choice [1]: x
Type 1, 2, 3, 4 or q.
Choice [1]: q
`);
  await runVerb([], { cloud, lessons, answers: [''] });
  expect(lessons.screen).toContain('\nLesson 1: Who am I?');
  expect((await runVerb([], { cloud, lessons, answers: ['2'] })).stdout).toContain('  nimbi sts get-caller-identity\n');
  expect((await runVerb([], { cloud, lessons, answers: ['3', ''] })).stdout).toMatch(/Choice \[1\]: 3\nThe file from your teacher: \n$/);
  expect((await runVerb([], { cloud, lessons, answers: ['4'] })).stdout).toContain('  nimbi grade --demo');
});

test('bare nimbi goes on where one stopped, and says when all is done', async () => {
  const { cloud } = await testCloud();
  const underWay = lessonsWith({ typed: ['aws sts get-caller-identity', '', 'quit'] });
  await runVerb([], { cloud, lessons: underWay, answers: [''] });
  expect((await runVerb([], { cloud, lessons: underWay, answers: ['q'] })).stdout).toMatch(/ {2}1 {2}Go on {14}Who am I\?, step 2\n/);
  const lessons = lessonsWith({ settings: finishedAll() });
  const allDone = await runVerb([], { cloud, lessons, answers: [''] });
  expect(allDone.stdout).toMatch(/ {2}1 {2}Choose a lesson {4}you have done them all\n[\s\S]*Choice \[2\]: \n[\s\S]* {2}nimbi sts get-caller-identity\n/);
});

test('the first screen keeps its words whole on a narrow terminal', async () => {
  const { cloud } = await testCloud();
  const { stdout } = await runVerb([], { cloud, lessons: lessonsWith({}), answers: ['q'], columns: 40, plain: true });
  expect(stdout.split('\n').filter((line) => line.length > 40)).toEqual([]);
  expect(stdout).toContain('  2  Explore freely: account\n     123456789012, us-east-1\n');
});

test('without a terminal a scenario tells itself', async () => {
  const lessons = lessonsWith({});
  expect(await runVerb([], { lessons })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(lessons.screen).toMatch(/^Cat photos: a lesson of nimbi, played by itself\n/);
});

test.each([
  [['timline'], 'nimbi timline: there is no such command. Maybe you meant: nimbi timeline\nSee: nimbi help\n'],
  [['sandbox', 'shwo'], "nimbi sandbox: unknown command 'shwo' (Did you mean show?)\nSee: nimbi sandbox --help\n"],
  [['explain', '--lats', '2'], "nimbi explain: unknown option '--lats' (Did you mean --last?)\nSee: nimbi explain --help\n"],
  [['explain', '--last', 'two'], 'nimbi explain: --last takes a whole number from 1 on, not "two".\n'],
  [['explain', '3', '--last', '2'], 'nimbi explain: name a call or give --last, not both.\n'],
  [['explain', '--output', 'yaml'], 'nimbi explain: --output takes text or json, not "yaml".\n'],
  [['timeline', '--limit', '0'], 'nimbi timeline: --limit takes a whole number from 1 on, not "0".\n'],
  [['clock', 'advance'], "nimbi clock: missing required argument 'duration'\nSee: nimbi clock --help\n"],
  [['clock', 'advance', 'soon'], 'nimbi clock: "soon" is not a duration. Write 90s, 15m, 2h30m, 3d or PT2H30M.\n'],
  [['clock', 'advance', '999999999d'], 'nimbi clock: a clock moves by 100 years at most.\n'],
  [['sandbox', 'export'], "nimbi sandbox: required option '-o, --output <file>' not specified\nSee: nimbi sandbox --help\n"],
])('%j is refused in one line', async (args, stderr) => {
  const { cloud } = await testCloud();
  expect(await runVerb(args, { cloud })).toEqual({ code: 252, stdout: '', stderr });
});

test('help of a topic is that of the AWS CLI', async () => {
  for (const topic of ['topics', 'return-codes']) expect(await runVerb(['help', topic])).toEqual({ code: 0, stdout: `(aws help ${topic})\n`, stderr: '' });
});

test('every verb has help of at most 80 columns', async () => {
  for (const verb of ['explain', 'timeline', 'undo', 'sandbox', 'clock', 'what', 'doctor']) {
    const { code, stdout } = await runVerb([verb, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: nimbi ${verb}`));
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await runVerb(['help', verb])).stdout).toBe(stdout);
  }
  const overview = await runVerb(['--help']);
  expect(overview.stdout).toContain('  nimbi explain [CALL]');
  expect(overview.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the timeline shows calls, the newest last, and one whole', async () => {
  const { cloud, ok, refused } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  await refused('s3', 'GetObject', { Bucket: 'nobody-has-this', Key: 'x' });
  await cloud.advanceClock(5_400_000);
  expect((await runVerb(['timeline', '--limit', '3'], { cloud })).stdout).toBe(
    [
      'No.  Time (UTC)   Who    Call                          Region     Outcome',
      '5    11-24 12:00  admin  iam CreateUser                us-east-1  ok',
      '6    11-24 12:00  admin  s3 GetObject                  us-east-1  NoSuchBucket',
      '7    11-24 13:30         clock moved forward by 1h30m',
      'Earlier ones: nimbi timeline --before 5',
      '',
    ].join('\n'),
  );
  const refusals = await runVerb(['timeline', '--refused'], { cloud });
  expect(refusals.stdout.split('\n').slice(1)).toEqual(['6    2026-11-24 12:00:00  admin  s3 GetObject  us-east-1  NoSuchBucket', '']);
  expect((await runVerb(['timeline', '6'], { cloud })).stdout).toMatch(
    /^Event 6: s3 GetObject\n[\s\S]*"Bucket": "nobody-has-this"[\s\S]*Outcome +NoSuchBucket: The specified bucket does not exist\nWhy\? nimbi explain 6\n$/,
  );
  expect(JSON.parse((await runVerb(['timeline', '--output', 'json', '--limit', '1'], { cloud })).stdout)).toMatchObject([{ kind: 'clock', number: 7 }]);
  expect(await runVerb(['timeline', '99'], { cloud })).toEqual({ code: 255, stdout: '', stderr: 'nimbi timeline: there is no event 99 in this cloud.\n' });
});

test('the timeline keeps to the width of the terminal, so that every event is one line', async () => {
  const { cloud, ok, refused, user } = await testCloud();
  const intern = await user('intern');
  await ok('ec2', 'DescribeAvailabilityZones', {});
  await refused('iam', 'ListAccountAliases', {}, { as: intern });
  await refused('ec2', 'DescribeAvailabilityZones', {}, { as: intern, region: 'eu-central-1' });
  const at = async (columns: number, count: number) =>
    (await runVerb(['timeline', '--limit', String(count)], { cloud, columns })).stdout.split('\n').slice(0, count + 1);
  expect(await at(80, 2)).toEqual([
    'No.  Time (UTC)   Who     Call                           Outcome',
    '8    11-24 12:00  intern  iam ListAccountAliases         AccessDenied',
    '9    11-24 12:00  intern  ec2 DescribeAvailabilityZones  UnauthorizedOperation',
  ]);
  expect(await at(100, 2)).toEqual([
    'No.  Time (UTC)           Who     Call                           Region        Outcome',
    '8    2026-11-24 12:00:00  intern  iam ListAccountAliases         us-east-1     AccessDenied',
    '9    2026-11-24 12:00:00  intern  ec2 DescribeAvailabilityZones  eu-central-1  UnauthorizedOperation',
  ]);
  expect(await at(60, 2)).toEqual([
    'No.  Who     Call                      Outcome',
    '8    intern  iam ListAccountAliases    AccessDenied',
    '9    intern  ec2 DescribeAvailabilit…  UnauthorizedOperation',
  ]);
  expect(await at(40, 2)).toEqual([
    'No.  Who     Call          Outcome',
    '8    intern  iam ListAcc…  AccessDenied',
    '9    intern  ec2 Describ…  Unauthorized…',
  ]);
});

test('undo takes back the latest change and says which', async () => {
  const { cloud, ok, refused } = await testCloud();
  expect((await runVerb(['undo'], { cloud })).stdout).toBe('Nothing to undo.\n');
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  expect((await runVerb(['undo'], { cloud })).stdout).toBe('Took back call 5: iam CreateUser, made by admin at 2026-11-24 12:00:00 UTC.\n');
  expect((await refused('iam', 'GetUser', { UserName: 'intern' })).code).toBe('NoSuchEntity');
});

test('undo of a new access key names the profiles of the home that have it', async () => {
  await withHome(async (home) => {
    const { cloud, ok } = await testCloud();
    const makeKey = async (): Promise<string> => {
      const { AccessKey } = await ok('iam', 'CreateAccessKey', { UserName: 'admin' });
      return (AccessKey as { readonly AccessKeyId: string }).AccessKeyId;
    };
    const undone = async (): Promise<string | undefined> => (await runVerb(['undo'], { cloud, home })).stdout.split('\n')[1];
    await makeKey();
    expect(await undone()).toBe('');
    mkdirSync(join(home, 'aws'));
    writeFileSync(join(home, 'aws', 'credentials'), `[mine]\naws_access_key_id = ${await makeKey()}\n[other]\naws_access_key_id = AKIAOTHER\n`);
    expect(await undone()).toBe('The profile mine still has the access key that is gone with it.');
    const key = await makeKey();
    writeFileSync(join(home, 'aws', 'credentials'), `[mine]\naws_access_key_id = ${key}\n`);
    writeFileSync(join(home, 'aws', 'config'), `[profile yours]\naws_access_key_id = ${key}\n`);
    expect(await undone()).toBe('The profiles mine, yours still have the access key that is gone with it.');
  });
});

test('the clock shows and moves, and says what expired', async () => {
  const { cloud, ok } = await testCloud();
  expect((await runVerb(['clock'], { cloud })).stdout).toBe('2026-11-24 12:00:00 UTC, standing still\n');
  await ok('sts', 'GetSessionToken', { DurationSeconds: 3600 });
  expect((await runVerb(['clock', 'advance', 'PT2H30M'], { cloud })).stdout).toBe(
    'Moved forward by 2h30m. It is now 2026-11-24 14:30:00 UTC.\n1 session of temporary credentials has expired.\n',
  );
  expect((await runVerb(['clock', 'show'], { cloud })).stdout).toBe('2026-11-24 14:30:00 UTC, standing still\nMoved forward by 2h30m in all.\n');
});

test('a cloud is made, shown, used, copied, exported, imported, reset and deleted', async () => {
  await withHome(async (home) => {
    const run = (...args: string[]) => runVerb(['sandbox', ...args], { home });
    expect((await run()).stdout).toBe('There is no cloud yet. The first command makes one: nimbi sts get-caller-identity\n');
    expect((await run('create', 'sandbox')).stdout).toMatch(/^Made cloud sandbox; its user admin is profile default\.\n/);
    expect(await run('create', 'sandbox')).toMatchObject({
      code: 255,
      stderr: 'nimbi sandbox: there is a cloud named "sandbox" already. Choose another name, or delete it first.\n',
    });
    expect((await run('show')).stdout).toMatch(
      /^Cloud sandbox \(in use\)\nAccount +123456789012\nRegion +us-east-1\nSeed +sandbox\nClock +2026-11-24 12:00:00 UTC, standing still\nKept in +a plain file, [\s\S]*Resources +1 user\nJournal +4 events/,
    );
    expect(await run('copy', 'sandbox', 'second')).toMatchObject({ code: 0, stderr: '(profile of second kept)\n' });
    expect((await run('use', 'second')).stdout).toBe('Commands are about cloud second now.\n');
    expect((await run('list')).stdout).toMatch(/^ +Name +Kept in +Made \(UTC\)\n +sandbox +a plain file +2026-11-24 12:00:00\nin use +second +a plain file/);
    expect((await run('export', '-o', 'cloud.nimbi')).stdout).toMatch(/^Wrote cloud second to cloud\.nimbi\./);
    expect(await run('export', '-o', 'cloud.nimbi')).toMatchObject({ code: 252, stderr: expect.stringContaining('add --yes to say so') });
    expect((await run('import', 'cloud.nimbi', 'third')).stdout).toMatch(/^Made cloud third from the file; its user admin is profile third\./);
    expect(await run('reset')).toMatchObject({ code: 252, stdout: '' });
    expect((await run('reset', '--yes')).stdout).toBe('Made cloud second anew; profile second has the new access key of its user admin.\n');
    expect((await run('list')).stdout).toContain('in use  second');
    expect((await runVerb(['sandbox', 'delete', 'second'], { home, answers: ['n'] })).stdout).toMatch(/Nothing was changed\.\n$/);
    expect((await runVerb(['sandbox', 'delete', 'second'], { home, answers: ['y'] })).stdout).toMatch(/Deleted cloud second and profile second\.\n$/);
    expect(existsSync(join(home, 'clouds', 'second'))).toBe(false);
    await expect(run('show', 'second')).rejects.toThrow('There is no cloud named "second"');
  });
});

test('a cloud that can no longer be opened is listed with what to do, and deleted', async () => {
  await withHome(async (home) => {
    const run = (...args: string[]) => runVerb(['sandbox', ...args], { home });
    await run('create', 'old');
    await run('create', 'new');
    const folder = join(home, 'clouds', 'old');
    writeFileSync(join(folder, 'cloud.json'), '{"format":1,"store":"lmdb","madeAt":0}');
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n +new +a plain file +2026-11-24 12:00:00\n +old +can't be used\nold: This cloud was made by a nimbi from before its first/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`(${folder}). Delete it, and make it anew: nimbi sandbox delete old`);
    expect(await run('delete', 'old', '--yes')).toEqual({ code: 0, stdout: 'Deleted cloud old.\n', stderr: '' });
    expect((await run('list')).stdout).not.toContain('old');
  });
});

test('a reset that fails leaves the cloud as it was, and chosen', async () => {
  await withHome(async (home) => {
    await runVerb(['sandbox', 'create', 'mine'], { home });
    await runVerb(['sandbox', 'use', 'mine'], { home });
    await expect(runVerb(['sandbox', 'reset', '--yes'], { home, failure: new Error('no room') })).rejects.toThrow('no room');
    expect((await runVerb(['sandbox', 'list'], { home })).stdout.split('\n').map((line) => line.trim().split(/ {2,}/).slice(0, 2))).toEqual([
      ['Name', 'Kept in'],
      ['in use', 'mine'],
      [''],
    ]);
    expect((await runVerb(['sandbox', 'show'], { home })).stdout).toContain('1 user\n');
  });
});

test('doctor passes a sound home, and fails a broken cloud with what to do', async () => {
  await withHome(async (home) => {
    await runVerb(['sandbox', 'create', 'sandbox'], { home });
    const sound = await runVerb(['doctor'], { home });
    expect(sound.code).toBe(0);
    expect(sound.stdout).toContain('[pass] Cloud sandbox: in a plain file, format 1, 4 events in the journal, all\n       hashes right\n');
    expect(sound.stdout).not.toMatch(/\[(warn|fail)\]/);
    const worse = await runVerb(['doctor'], { home, lmdb: false, env: { AWS_PROFILE: 'work' } });
    expect(worse).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\[warn\] LMDB's native code does not load here[\s\S]*\[warn\] AWS_PROFILE is work, and nimbi has no profile of that name/),
    });
    writeFileSync(join(home, 'clouds', 'sandbox', 'cloud.json'), '{');
    const broken = `A file of the home is not the JSON object that nimbi wrote (${join(home, 'clouds', 'sandbox', 'cloud.json')}).`;
    const unwrapped = ({ stdout }: { readonly stdout: string }): string => stdout.replace(/\s+/g, ' ');
    expect((await runVerb(['doctor'], { home })).code).toBe(1);
    expect(unwrapped(await runVerb(['doctor'], { home }))).toContain(`[fail] Cloud sandbox: ${broken} Restore it from a copy or an export`);
    writeFileSync(join(home, 'home.json'), '{"format":99}');
    const newer = await runVerb(['doctor'], { home });
    expect(newer.code).toBe(1);
    expect(unwrapped(newer)).toContain(
      `[fail] This was made by a newer nimbi: it is in format 99, and this nimbi knows 1 (${join(home, 'home.json')}). Update nimbi, or set NIMBI_HOME to another folder.`,
    );
    expect(unwrapped(newer)).toMatch(/\[pass\] LMDB's native code loads .*\[fail\] Cloud sandbox: /);
  });
});

test('bodies that nothing refers to are told by doctor, and removed by sandbox clean', async () => {
  await withHome(async (home) => {
    await runVerb(['sandbox', 'create', 'sandbox'], { home });
    expect((await runVerb(['sandbox', 'clean'], { home })).stdout).toMatch(/^Nothing to clean in cloud sandbox: /);
    const name = 'ab'.repeat(32);
    const folder = join(home, 'clouds', 'sandbox', 'blobs', 'ab');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), 'x'.repeat(1_572_864));
    utimesSync(join(folder, name), 0, 0);
    const { code, stdout } = await runVerb(['doctor'], { home });
    expect(code).toBe(0);
    expect(stdout).toContain(
      '[warn] Cloud sandbox: 1.5 MiB on the disk in 1 body of objects that nothing\n       refers to any more\n       To make room: nimbi sandbox clean sandbox\n',
    );
    expect((await runVerb(['sandbox', 'clean', 'sandbox'], { home })).stdout).toMatch(
      /^Removed 1 body \(1\.5 MiB\) from cloud sandbox that no object had any more\. /,
    );
    expect(existsSync(join(folder, name))).toBe(false);
    expect((await runVerb(['sandbox', 'clean', 'nobody'], { home })).stderr).toContain('there is no cloud named "nobody"');
  });
});

test('an altered event breaks the chain of hashes there; forgotten reads do not', async () => {
  const { cloud, ok } = await testCloud();
  await ok('iam', 'CreateUser', { UserName: 'intern' });
  const journal = (change: (event: JournalEvent) => JournalEvent) => ({ events: (range?: Parameters<Cloud['events']>[0]) => cloud.events(range).map(change) });
  expect(verifyJournal(cloud)).toEqual({ count: 5 });
  expect(verifyJournal(journal((event) => (event.number === 3 ? { ...event, time: event.time + 1 } : event)))).toEqual({ count: 2, broken: 3 });
  expect(verifyJournal({ events: (range) => cloud.events(range).filter(({ number }) => number !== 3) })).toEqual({ count: 4 });
});

test('without color nothing but text is printed; with it the words are the same', async () => {
  const { cloud } = await testCloud();
  const options = { cloud, answers: [], columns: 80 };
  const colored = await runVerb(['what', 'ARN'], options);
  const control = String.fromCharCode(27);
  expect(colored.stdout).toContain(control);
  const stripped = colored.stdout
    .split(control)
    .map((part) => part.replace(/^\[\d+m/, ''))
    .join('');
  expect((await runVerb(['what', 'ARN'], { ...options, plain: true })).stdout).toBe(stripped);
  expect((await runVerb(['what', 'ARN'], { ...options, env: { NO_COLOR: '1' } })).stdout).toBe(stripped);
  expect((await runVerb(['what', 'ARN'], { cloud })).stdout).toBe(stripped);
});
