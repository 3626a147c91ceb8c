import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackFile } from '../../src/surfaces/tutor/lab/pack-file.ts';
import { runOver } from '../learn/support/learn-command.ts';
import { TestDeps } from '../learn/support/lesson-deps.ts';
import faults from './scenario-faults.json' with { type: 'json' };

let deps: TestDeps;
beforeEach(() => {
  deps = new TestDeps();
});
afterEach(() => deps.remove());

const scenario = (...args: readonly string[]): Promise<number> => runOver(['scenario', ...args], deps);
const pathOf = (file: string): string => join(deps.home.root, 'my-lab', file);
const newLab = (): Promise<number> => scenario('new', 'my-lab');

/** Gives a file of the new scenario another text. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(pathOf(file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    pathOf(file),
    text.replace(from, () => to),
  );
}

function write(file: string, text: string): void {
  mkdirSync(dirname(pathOf(file)), { recursive: true });
  writeFileSync(pathOf(file), text);
}

describe('nimbi scenario new', () => {
  it('makes a scenario that is sound as it stands', async () => {
    expect(await newLab()).toBe(0);
    expect(await scenario('lint', 'my-lab')).toBe(0);
    expect(await scenario('test', './my-lab')).toBe(0);
    expect(deps.screen.endsWith('[pass] Every text, message and hint is there.\nIt is sound.\n')).toBe(true);
    expect(deps.screen).not.toMatch(/\[(fail|note)\]/);
  });

  it.each([
    ['my-lab', 255, 'nimbi scenario: there is something called my-lab already. Nothing was changed.\n'],
    ['My Lab', 252, 'nimbi scenario: "My Lab" can\'t be a scenario\'s name: small letters, digits and hyphens can, 40 of them at most, a letter first.\n'],
    ['who-am-i', 252, 'nimbi scenario: who-am-i comes with nimbi. Take another name, so that nobody has to ask which one is meant.\n'],
  ])('refuses %s', async (name, code, error) => {
    await newLab();
    expect(await scenario('new', name)).toBe(code);
    expect(deps.errors).toBe(error);
  });
});

describe('nimbi scenario lint', () => {
  it('says all that is wrong in all files, and where', async () => {
    await newLab();
    change('scenario.yaml', 'points: 2', 'pionts: 2');
    change('solutions/as-shown.lab', 'edit policy.json', 'edit polcy.json');
    write('mutants/other.lab', 'of as-shwon\n');
    write('solutions/lonely/policy.json', '{}');
    expect(await scenario('lint', 'my-lab')).toBe(1);
    expect(deps.screen.split('\n').slice(5)).toEqual([
      'my-lab/scenario.yaml:50:9: The field "points" is missing.',
      'my-lab/scenario.yaml:52:9: Unknown field "pionts". Did you mean points? Expected one of: id, name, points, visibility, needs, why, next, state, journal, probe, probes, overGrant, answer, all, any, not.',
      "my-lab/solutions/as-shown.lab:3:1: There is no text for polcy.json: expected it in the folder that has the script's name.",
      'my-lab/solutions/lonely:1:1: Expected lonely.lab beside this: nothing else says what to do with it.',
      'my-lab/mutants/other.lab:1:1: The second line of a mutant is: fails CHECK …',
      '5 mistakes.',
      '',
    ]);
  });

  it('knows the checks, questions and options that scripts name', async () => {
    await newLab();
    change('mutants/star-action.lab', 'fails only-reads', 'fails only-raeds');
    change(
      'scenario.yaml',
      'steps:\n',
      'questions:\n  why: { text: Why?, options: [{ id: so, text: So., right: true }, { id: no, text: No., because: Not so. }] }\n\nsteps:\n',
    );
    write('solutions/more.lab', 'answer who = so\nanswer why = os\nprogram app.upload\n');
    expect(await scenario('lint', 'my-lab')).toBe(1);
    expect(deps.screen.split('\n').slice(5, 9)).toEqual([
      'my-lab/solutions/more.lab:1:8: There is no question "who". There are: why.',
      'my-lab/solutions/more.lab:2:14: There is no option "os". Did you mean so? There are: so, no.',
      'my-lab/solutions/more.lab:3:9: There is no request of a program "app.upload" here.',
      'my-lab/mutants/star-action.lab:5:7: There is no check "only-raeds". Did you mean only-reads? There are: can-read, only-reads, only-here.',
    ]);
  });

  it('finds requirements that go round in a circle', async () => {
    await newLab();
    await scenario('new', 'before');
    change('scenario.yaml', 'teaches:', 'requires: [before]\nteaches:');
    change('../before/scenario.yaml', 'teaches:', 'requires: [my-lab]\nteaches:');
    expect(await scenario('lint', 'my-lab', 'before')).toBe(1);
    expect(deps.screen).toContain('my-lab/scenario.yaml:13:12: Requirements go round in a circle: my-lab requires before requires my-lab.\n');
  });

  it.each([
    ['no scenario.yaml', undefined, 1, 'my-lab/scenario.yaml:1:1: There is no scenario.yaml in this folder.'],
    ['no YAML', 'id: [', 1, 'my-lab/scenario.yaml:1:6: This is not YAML: '],
    ['lists in lists', '['.repeat(20_000), 1, 'This is not YAML: '],
  ])('tells of %s', async (_name, text, code, says) => {
    await newLab();
    rmSync(pathOf('scenario.yaml'));
    if (text !== undefined) write('scenario.yaml', text);
    expect(await scenario('lint', 'my-lab')).toBe(code);
    expect(deps.screen).toContain(says);
  });

  it('reads no file that is far too large', async () => {
    await newLab();
    write('scenario.yaml', 'a'.repeat(2 * 1024 * 1024));
    expect(await scenario('lint', 'my-lab')).toBe(255);
    expect(deps.errors).toBe(`nimbi scenario: ${pathOf('scenario.yaml')} is larger than a scenario's file can be (1 MiB).\n`);
  });

  it.each([
    ['nowhere', 'nimbi scenario: there is no scenario "nowhere", and no folder of that name.\n'],
    ['cat-foto', 'nimbi scenario: there is no scenario "cat-foto". Maybe you meant: cat-photo\n'],
    ['C:\\labs\\mine', 'nimbi scenario: there is no scenario "C:\\labs\\mine", and no folder of that name.\n'],
  ])('does not know %s', async (name, error) => {
    expect(await scenario('lint', name)).toBe(252);
    expect(deps.errors).toBe(error);
  });
});

describe('nimbi scenario test', () => {
  it.each(faults)('finds $name', async ({ file, change: [from = '', to = ''], also, says, sound = false }) => {
    await newLab();
    change(file, from, to);
    if (also) change(file, also[0] ?? '', also[1] ?? '');
    expect(await scenario('test', 'my-lab')).toBe(sound ? 0 : 1);
    const unwrapped = deps.screen.replace(/\n {7}/g, ' ');
    for (const text of says) expect(unwrapped).toContain(text);
    expect(deps.screen.endsWith(sound ? 'It is sound.\n' : 'It is not sound yet.\n')).toBe(true);
  });

  it('tries nothing where files have mistakes', async () => {
    await newLab();
    change('scenario.yaml', 'version: 1', 'version: one');
    expect(await scenario('test', 'my-lab', '--output', 'json')).toBe(1);
    const { sound, scenarios } = JSON.parse(deps.screen.slice(deps.screen.indexOf('{')));
    expect(sound).toBe(false);
    expect(scenarios).toEqual([
      {
        scenario: 'my-lab',
        sound: false,
        problems: [{ file: 'my-lab/scenario.yaml', line: 6, column: 10, message: 'Expected a whole number, found "one".' }],
        findings: [],
      },
    ]);
  });

  it('prints TAP', async () => {
    await newLab();
    change('mutants/star-action.lab', 'fails only-reads', 'fails can-read');
    expect(await scenario('test', 'my-lab', '--output', 'tap')).toBe(1);
    const tap = deps.screen.slice(deps.screen.indexOf('TAP version 13'));
    expect(tap.split('\n').slice(0, 6)).toEqual([
      'TAP version 13',
      '1..6',
      'ok 1 - my-lab: The start is worth 0 of 5.',
      'ok 2 - my-lab: Solution as-shown gives 5 of 5, twice the same, with 5 seeds.',
      'not ok 3 - my-lab: Mutant star-action fails can-read.',
      '# It fails only-reads.',
    ]);
  });

  it.each([
    [[], 'nimbi scenario: which scenario? Name it, or its folder; or say --all, for those that come with nimbi.\n'],
    [['who-am-i', '--output', 'xml'], 'nimbi scenario: --output takes text, json, tap, not "xml".\n'],
  ])('refuses %j', async (args, error) => {
    expect(await scenario('test', ...args)).toBe(252);
    expect(deps.errors).toBe(error);
  });
});

describe('nimbi scenario preview', () => {
  it('shows what students see, with the names that a seed draws', async () => {
    await newLab();
    expect(await scenario('preview', 'my-lab', '--seed', 'blue')).toBe(0);
    expect(deps.screen).toContain('The bucket notes-3868 has notes in it.');
    expect(deps.screen).toContain('  Check   reader may read in no other bucket. (1 point, hidden from students)\n');
    expect(deps.screen).toContain('  Hint    One statement: s3:GetObject on arn:aws:s3:::notes-3868/*. (1 point)\n');
    expect(deps.screen).not.toContain('"Action": "s3:GetObject"');
    expect(await scenario('preview', 'my-lab', '--seed', 'red')).toBe(0);
    expect(deps.screen).toMatch(/The bucket notes-(?!3868)\d{4} has/);
  });
});

describe('nimbi scenario pack', () => {
  it('leaves out what students should not read, and nothing for colleagues', async () => {
    await newLab();
    write('texts/note.md', 'Kept apart.');
    expect(await scenario('pack', 'my-lab', '--student')).toBe(0);
    expect(await scenario('pack', 'my-lab', '--teacher', '-o', 'all.nimbi-lab')).toBe(0);
    const [student, teacher] = ['my-lab.nimbi-lab', 'all.nimbi-lab'].map((file) => readPackFile(join(deps.home.root, file)));
    expect([...(student?.files.keys() ?? [])]).toEqual(['scenario.yaml', 'files/policy.json']);
    expect(student?.hidden).toEqual({ read: 1 });
    expect([...(teacher?.files.keys() ?? [])].sort()).toEqual([
      'files/policy.json',
      'mutants/star-action.lab',
      'mutants/star-action/policy.json',
      'scenario.yaml',
      'solutions/as-shown.lab',
      'solutions/as-shown/policy.json',
      'texts/note.md',
    ]);
  });

  it('writes over no file unasked', async () => {
    await newLab();
    await scenario('pack', 'my-lab', '--student');
    expect(await scenario('pack', 'my-lab', '--student')).toBe(252);
    expect(deps.errors).toBe('nimbi scenario: There is a file my-lab.nimbi-lab. Write over it? There is no terminal to ask at: add --yes to say so.\n');
  });
});

describe('a folder of one’s own', () => {
  it('is told by nimbi learn', async () => {
    await newLab();
    expect(await runOver(['learn', './my-lab'], deps)).toBe(0);
    expect(deps.screen).toContain('You finished "A reader for the notes".\n');
  });

  it('is started as a lab, and goes on as long as it stays as it is', async () => {
    await newLab();
    expect(await runOver(['lab', 'start', './my-lab', '--student', 's1'], deps)).toBe(0);
    expect(await runOver(['lab', 'status'], deps)).toBe(0);
    expect(deps.screen).toContain('Step 1 of 1: let the reader read\n');
    expect(await runOver(['lab', 'start', './my-lab'], deps)).toBe(0);
    change('scenario.yaml', 'minutes: 10', 'minutes: 15');
    expect(await runOver(['lab', 'start', './my-lab'], deps)).toBe(252);
    expect(deps.errors).toContain("You have an attempt under way at another hand-out of my-lab, which can't go on with this one.");
  });
});
