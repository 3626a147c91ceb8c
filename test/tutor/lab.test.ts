import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memorySettings } from '../../src/adapters/memory-settings.ts';
import { packScenario } from '../../src/learn/pack/pack-scenario.ts';
import { readSubmission } from '../../src/learn/submission/read-submission.ts';
import { writePackFile } from '../../src/surfaces/tutor/lab/pack-file.ts';
import { AttemptFolder } from '../../src/surfaces/tutor/lesson/folder.ts';
import { runCommand } from '../../src/surfaces/tutor/lesson/run-command.ts';
import { runOver } from '../learn/support/learn-command.ts';
import { TestDeps, type TestDepsOptions } from '../learn/support/lesson-deps.ts';
import { sourceData } from '../support/source-data.ts';

const made: TestDeps[] = [];

afterEach(() => {
  for (const deps of made.splice(0)) deps.remove();
});

/** One person's home, in which one command after the other is typed. */
class Desk {
  readonly settings = memorySettings();
  readonly first = this.depsFor({});

  depsFor(options: TestDepsOptions): TestDeps {
    const deps = new TestDeps({ settings: this.settings, ...(made.length > 0 && this.first && { home: this.first.home }), ...options });
    made.push(deps);
    return deps;
  }

  get root(): string {
    return this.first.home.root;
  }

  /** `nimbi lab` with the words after it; `answers` are typed at a terminal. */
  async lab(words: string, answers?: readonly string[]): Promise<{ code: number; screen: string; errors: string }> {
    const deps = this.depsFor(answers === undefined ? {} : { typed: answers });
    const code = await runOver(['lab', ...words.split(' ').filter(Boolean)], deps);
    return { code, screen: deps.screen, errors: deps.errors };
  }

  /** A command in another terminal. */
  async aws(id: string, line: string): Promise<void> {
    const cloud = await this.first.openCloud(`lab-${id}`);
    const folder = new AttemptFolder(this.first.attemptFolder(`lab-${id}`));
    const ran = await runCommand(this.first, cloud, folder, line.split(' '), { surface: 'aws' });
    if (ran.exitCode !== 0) throw new Error(ran.stderr);
  }

  /** The name of the bucket that a student is asked for. */
  async bucket(): Promise<string> {
    const { screen } = await this.lab('check');
    return /cat-photos-\d{4}/.exec(screen)?.[0] ?? '';
  }

  handOut(nonce = 'a'.repeat(32), kind: 'student' | 'teacher' = 'student'): string {
    const file = join(this.root, `${kind}.nimbi-lab`);
    writePackFile(file, packScenario(sourceData, 'scenarios/first-steps/cat-photo', { kind, nonce, version: '0.1.0' }));
    return file;
  }
}

describe('nimbi lab', () => {
  it('is opened from a file, started for a student, and judged from any terminal', async () => {
    const desk = new Desk();
    const opened = await desk.lab(`open ${desk.handOut()}`);
    expect(opened).toMatchObject({ code: 0, errors: '' });
    expect(opened.screen).toMatch(/^Cat photos: 30 minutes, 8 steps, \d+ points.*\.\nStart it: nimbi lab start cat-photo --student YOUR-ID\n$/s);
    const started = await desk.lab('start cat-photo --student s1234567');
    expect(started.screen).toMatch(
      /^Lab: Cat photos \(s1234567\)\n\nThe work is yours to do in any terminal:\n {2}cd \S+\n {2}export NIMBI_CLOUD='lab-cat-photo'\n/,
    );
    expect(started.screen).toContain('Step 1 of 8: a place for the photos\n');
    expect((await desk.lab('check')).code).toBe(1);
    const bucket = await desk.bucket();
    await desk.aws('cat-photo', `s3api create-bucket --bucket ${bucket}`);
    const checked = await desk.lab('check');
    expect(checked).toMatchObject({ code: 0, errors: '' });
    expect(checked.screen).toMatch(new RegExp(`^\\n\\[pass\\] Bucket ${bucket} exists. New buckets are private.\\n\\nStep 2 of 8: a server\\n`));
    expect((await desk.lab('')).screen).toBe('Lab        Title       Student   Standing\ncat-photo  Cat photos  s1234567  step 2 of 8\n');
  });

  it('draws the names by student and hand-out', async () => {
    const bucketOf = async (student: string, nonce: string): Promise<string> => {
      const desk = new Desk();
      await desk.lab(`open ${desk.handOut(nonce)}`);
      await desk.lab(`start cat-photo --student ${student}`);
      return desk.bucket();
    };
    const names = [
      await bucketOf('s1', 'a'.repeat(32)),
      await bucketOf('s2', 'a'.repeat(32)),
      await bucketOf('s1', 'b'.repeat(32)),
      await bucketOf('s1', 'a'.repeat(32)),
    ];
    expect(new Set(names.slice(0, 3)).size).toBe(3);
    expect(names[3]).toBe(names[0]);
  });

  it('tells programs what it tells people', async () => {
    const desk = new Desk();
    await desk.lab('start cat-photo --student s1');
    expect(JSON.parse((await desk.lab('check --output json')).screen)).toMatchObject({
      lab: 'cat-photo',
      student: 's1',
      phase: 'working',
      step: { id: 'bucket', place: 1, of: 8 },
      done: false,
      checks: [{ id: 'bucket', passed: false, found: 'NoSuchBucket: The specified bucket does not exist', next: 'nimbi lab hint' }],
    });
    expect(JSON.parse((await desk.lab('status --output json')).screen)).toMatchObject({ points: 0, hints: { taken: 0, cost: 0 } });
    expect(JSON.parse((await desk.lab('hint --output json')).screen)).toMatchObject({ number: 1, cost: 0 });
    expect((await desk.lab('status')).screen).toContain('Hints taken: 1.\n');
  });

  it('puts its questions where there is a terminal, and says how to answer where there is none', async () => {
    const desk = new Desk();
    const told = await desk.lab('start data-centers-zones-regions --student s1');
    expect(told.screen).toContain('Answer it with its number or a text: nimbi lab answer ANSWER\n');
    expect((await desk.lab('check')).code).toBe(1);
    const answered = await desk.lab('answer 1');
    expect(answered).toMatchObject({ code: 0 });
    expect(answered.screen).toContain('\nType:  nimbi ec2 describe-regions');
    expect(await desk.lab('answer 1')).toMatchObject({ code: 1, errors: 'nimbi lab: No question waits for an answer.\n' });
    const other = new Desk();
    expect((await other.lab('start data-centers-zones-regions --student s1', ['1'])).screen).toContain('\nType:  nimbi ec2 describe-regions');
  });

  it('begins anew only where that is meant, for the same student and with the same names', async () => {
    const desk = new Desk();
    await desk.lab('start cat-photo --student s1');
    const bucket = await desk.bucket();
    await desk.aws('cat-photo', `s3api create-bucket --bucket ${bucket}`);
    await desk.lab('check');
    expect((await desk.lab('reset', ['n'])).screen).toContain('Nothing was changed.\n');
    expect(await desk.lab('reset')).toMatchObject({ code: 252 });
    expect((await desk.lab('reset --yes')).screen).toContain(`Goal: There is a bucket ${bucket}.`);
    expect((await desk.lab('status')).screen).toContain('Lab: Cat photos (s1)\nStep 1 of 8');
  });

  it('is packed into a file that says first what it has in it', async () => {
    const desk = new Desk();
    await desk.lab(`open ${desk.handOut()}`);
    await desk.lab('start cat-photo --student s1');
    const file = join(desk.root, 's1.nimbi');
    const asked = await desk.lab(`pack -o ${file}`, ['n']);
    expect(asked.screen).toContain('  - your student id: s1\n');
    expect(asked.screen).toMatch(/Write it\? \[y\/N\]: n\nNothing was changed\.\n$/);
    expect(existsSync(file)).toBe(false);
    expect((await desk.lab(`pack -o ${file} --yes`)).screen).toMatch(/Hand in this file as it is\.\n$/);
    const submission = readSubmission(readFileSync(file));
    expect(submission).toMatchObject({ scenario: 'cat-photo', student: 's1', nonce: 'a'.repeat(32) });
    expect(JSON.stringify(submission)).not.toContain(desk.root);
    expect((await desk.lab(`pack -o ${file}`, ['n'])).screen).toContain(`There is a file ${file}. Write over it? [y/N]: n\n`);
  });

  it('is done at a prompt, too, and goes on there', async () => {
    const desk = new Desk();
    const { screen } = await desk.lab('work who-am-i --student s1', ['aws sts get-caller-identity', 'quit']);
    expect(screen).toMatch(/^\nLab: Who am I\? \(s1\) +hint {2}explain {2}undo {2}quit\n\nStep 1 of 4/);
    expect(screen).toMatch(/Kept. To go on here: nimbi lab work who-am-i\nFrom here on, aws is whatever this terminal has; nimbi's is nimbi\.\n$/);
    expect((await desk.lab('check')).screen).toContain('Step 2 of 4');
    expect(await desk.lab('work who-am-i')).toMatchObject({ code: 252 });
  });

  it.each([
    ['check', 'which lab? None is in use. Start one with: nimbi lab start NAME --student YOUR-ID', 255],
    ['check cat-photo', 'the lab cat-photo has not been started. To start it: nimbi lab start cat-photo --student YOUR-ID', 255],
    ['start cat-foto --student s1', 'there is no lab "cat-foto". Maybe you meant: cat-photo', 252],
    ['start ../secret --student s1', 'there is no lab "../secret". nimbi lab lists those that you opened; to open one: nimbi lab open FILE.nimbi-lab', 252],
    ['start cat-photo', "whose lab is it? Add --student and your id, as your teacher knows it. The lab's names are drawn from it.", 252],
    ['start cat-photo --student ../x', '"../x" can\'t be a student id: letters, digits and . _ @ - are, up to 64 of them.', 252],
    ['open nothing.nimbi-lab', "nothing.nimbi-lab can't be read: ENOENT: no such file or directory, open '", 255],
    ['chekc', "unknown command 'chekc' (Did you mean check?)", 252],
    ['run cat-photo --script x.lab --output yaml', '--output takes text, junit, tap, json, not "yaml".', 252],
  ])('%s is refused in words', async (words, message, code) => {
    const ran = await new Desk().lab(words);
    expect(ran.errors.startsWith(`nimbi lab: ${message}`)).toBe(true);
    expect(ran.code).toBe(code);
  });

  it('is not started over for another student', async () => {
    const desk = new Desk();
    await desk.lab('start cat-photo --student s1');
    expect(await desk.lab('start cat-photo --student s2')).toMatchObject({
      code: 255,
      errors: 'nimbi lab: this lab was started for s1. To begin it for somebody else, reset it first: nimbi lab reset cat-photo\n',
    });
    expect((await desk.lab('start cat-photo')).screen).toContain('Lab: Cat photos (s1)\n');
  });

  it('asks before a hand-out takes the place of one under way', async () => {
    const desk = new Desk();
    await desk.lab(`open ${desk.handOut()}`);
    await desk.lab('start cat-photo --student s1');
    expect((await desk.lab(`open ${desk.handOut()}`)).screen).toContain('It is under way. To go on: nimbi lab check cat-photo\n');
    const other = desk.handOut('b'.repeat(32));
    expect((await desk.lab(`open ${other}`, ['n'])).screen).toContain('Nothing was changed.\n');
    expect((await desk.lab('status')).code).toBe(0);
    expect((await desk.lab(`open ${other} --yes`)).code).toBe(0);
    expect((await desk.lab('status')).code).toBe(255);
  });
});

describe('nimbi lab run', () => {
  const solution = 'scenarios/first-steps/cat-photo/solutions/inline-policy';
  const script = (desk: Desk, text: string): string => {
    const file = join(desk.root, 'solution.lab');
    writeFileSync(file, text);
    for (const name of ['policy.json', 'trust.json']) writeFileSync(join(desk.root, name), sourceData.text(`${solution}/${name}`) ?? '');
    return file;
  };
  const whole = sourceData.text(`${solution}.lab`) ?? '';

  it('does a solution in a cloud of its own, and ends with 0', async () => {
    const desk = new Desk();
    const ran = await desk.lab(`run cat-photo --script ${script(desk, whole)}`);
    expect(ran).toMatchObject({ code: 0, errors: '' });
    expect(ran.screen).toMatch(/\nAll checks passed: (\d+) of \1 points\.\n$/);
    expect([...desk.first.home.clouds.keys()]).toEqual([]);
  });

  it('ends with 1 where a check did not pass, and says which and why', async () => {
    const desk = new Desk();
    const file = script(desk, whole.split('\n').slice(0, 2).join('\n'));
    const ran = await desk.lab(`run cat-photo --script ${file}`);
    expect(ran.code).toBe(1);
    expect(ran.screen).toContain('[pass] Bucket cat-photos-');
    expect(ran.screen).toContain('[    ] ');
    expect(ran.screen).toMatch(/\nNot all checks passed: \d+ of \d+ points\.\n$/);
    expect((await desk.lab(`run cat-photo --script ${file} --output tap`)).screen).toMatch(/^TAP version 14\n1\.\.\d+\nok 1 - /);
    expect((await desk.lab(`run cat-photo --script ${file} --output junit --student s7`)).screen).toContain('<testsuite name="s7"');
    expect(JSON.parse((await desk.lab(`run cat-photo --script ${file} --output json`)).screen)).toMatchObject({
      nimbi: 'report',
      scenario: { id: 'cat-photo' },
    });
  });

  it('runs a lab from its file, and names what the script has wrong by its line', async () => {
    const desk = new Desk();
    const ran = await desk.lab(`run ${desk.handOut()} --script ${script(desk, whole)}`);
    expect(ran.code).toBe(0);
    const wrong = script(desk, '# a script\nrm -rf /\n');
    expect(await desk.lab(`run cat-photo --script ${wrong}`)).toMatchObject({ code: 252, screen: '' });
    expect((await desk.lab(`run cat-photo --script ${wrong}`)).errors).toContain(`${wrong}:2:1: `);
  });

  it('says which command was not understood', async () => {
    const desk = new Desk();
    const ran = await desk.lab(`run cat-photo --script ${script(desk, 'answer same-account = nothing\naws s3api create-bukket --bucket x\n')}`);
    expect(ran.errors).toContain('ended with 252: aws s3api create-bukket --bucket x\n');
    expect(ran.code).toBe(1);
  });
});
