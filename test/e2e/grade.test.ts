import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/learn/grade/report.ts';
import { nimbi, type ProgramRun } from '../support/program.ts';

const home = mkdtempSync(join(tmpdir(), 'nimbi-grade-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const demo = join(home, 'nimbi-grade-demo');
const submissions = join(demo, 'submissions');
const grade = (...args: readonly string[]): Promise<ProgramRun> => nimbi(home, ['grade', ...args]);
const reportOf = ({ stdout }: ProgramRun): Report => JSON.parse(stdout);
const standings = ({ entries }: Report): readonly string[] => entries.map(({ student, file, standing }) => `${student?.id ?? file} ${standing}`);

describe('nimbi grade --demo', () => {
  let shown: ProgramRun;
  beforeAll(async () => {
    shown = await grade('--demo');
  });

  it('makes a class and grades it', () => {
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(shown.stdout).toContain('Making a class of 12 that hands in cat-photo.');
    expect(shown.stdout).toMatch(/demo01 +Ada Lovelace +(\d+) of \1/);
    expect(shown.stdout).toContain('demo11 (demo11.nimbi): It was made as demo01, and handed in as demo11.');
    expect(shown.stdout).toContain('8 submissions graded, 3 without a mark, 1 missing');
    expect(readdirSync(demo).sort()).toEqual(['class.csv', 'report.html', 'report.json', 'submissions']);
  });

  it('does not write over what is there', async () => {
    expect(await grade('--demo')).toMatchObject({
      exitCode: 255,
      stderr: 'nimbi grade: nimbi-grade-demo is here already. Move it away, or run this in another folder.\n',
    });
  });

  it('is the same report by hand, as a folder and as the zip file of a platform', async () => {
    const options = ['--scenario', 'cat-photo', '--roster', join(demo, 'class.csv'), '--nonce', 'de30', '--similar', '--output', 'json'];
    const byFolder = await grade(submissions, ...options);
    expect(byFolder.exitCode).toBe(1);
    expect(byFolder.stdout).toBe(readFileSync(join(demo, 'report.json'), 'utf8'));
    const zip = join(home, 'download.zip');
    writeFileSync(zip, zipSync(Object.fromEntries(readdirSync(submissions).map((name) => [`Class 1/${name}`, readFileSync(join(submissions, name))]))));
    expect(standings(reportOf(await grade(zip, ...options)))).toEqual(standings(reportOf(byFolder)));
  });

  it('looks into folders at any depth, and follows no link', async () => {
    const folder = join(home, 'nested');
    mkdirSync(join(folder, 'a', 'b c'), { recursive: true });
    writeFileSync(join(folder, 'a', 'b c', 'demo01.nimbi'), readFileSync(join(submissions, 'demo01.nimbi')));
    writeFileSync(join(folder, 'a', 'notes.txt'), 'not a submission');
    symlinkSync(join(submissions, 'demo02.nimbi'), join(folder, 'demo02.nimbi'));
    symlinkSync(home, join(folder, 'all'));
    const report = reportOf(await grade(folder, '--scenario', 'cat-photo', '--output', 'json'));
    expect(report.entries.map(({ file }) => file)).toEqual(['a/b c/demo01.nimbi']);
    expect(report.warnings).toEqual(['2 symbolic links were not followed.']);
  });

  it('takes off for lateness, and not from whom it was granted more time', async () => {
    writeFileSync(join(home, 'more-time.csv'), 'id;due\ndemo02;2999-01-01T00:00Z\n');
    const files = ['demo01.nimbi', 'demo02.nimbi'].map((name) => join(submissions, name));
    const late = ['--due', '2026-01-01T00:00+01:00', '--late', '10%/day', '--overrides', join(home, 'more-time.csv')];
    const { entries, rubric } = reportOf(await grade(...files, '--scenario', 'cat-photo', ...late, '--output', 'json'));
    expect(entries.map(({ mark }) => mark?.points)).toEqual([0, rubric.max]);
  });

  it("writes Gradescope's results, and one a student of a class", async () => {
    const one = await grade(join(submissions, 'demo01.nimbi'), '--scenario', 'cat-photo', '--output', 'gradescope');
    expect(JSON.parse(one.stdout).tests.every(({ status }: { status: string }) => status === 'passed')).toBe(true);
    expect((await grade(submissions, '--scenario', 'cat-photo', '--output', 'gradescope')).stderr).toBe(
      'nimbi grade: --output gradescope is of one submission; for several add --to FOLDER.\n',
    );
    await grade(submissions, '--scenario', 'cat-photo', '--output', 'gradescope', '--to', 'results');
    expect(readdirSync(join(home, 'results')).slice(0, 2)).toEqual(['001-demo01.json', '002-demo02.json']);
  });

  it('makes an autograder that grades as it does itself', async () => {
    expect((await grade('--scenario', 'cat-photo', '--autograder', 'autograder', '--nonce', 'de30')).exitCode).toBe(0);
    expect(readdirSync(join(home, 'autograder')).sort()).toEqual(['cat-photo', 'run_autograder', 'setup.sh']);
    expect(existsSync(join(home, 'autograder', 'cat-photo', 'solutions'))).toBe(false);
    const own = await grade(
      join(submissions, 'demo01.nimbi'),
      '--scenario',
      join(home, 'autograder', 'cat-photo'),
      '--nonce',
      'de30',
      '--output',
      'gradescope',
    );
    const [mine, shipped] = [own, await grade(join(submissions, 'demo01.nimbi'), '--scenario', 'cat-photo', '--output', 'gradescope')].map(
      ({ stdout }) => stdout,
    );
    expect(mine).toBe(shipped);
  });

  it('says student by student what another rubric changes', async () => {
    const yaml = readFileSync(new URL('../../scenarios/first-steps/cat-photo/scenario.yaml', import.meta.url), 'utf8');
    writeFileSync(join(home, 'new.yaml'), yaml.replace(/(id: bucket\n\s+name: [^\n]+\n\s+points: )\d+/, '$15'));
    const shownChanges = await grade(join(submissions, 'demo01.nimbi'), '--scenario', 'cat-photo', '--regrade', 'new.yaml');
    expect(shownChanges.stdout).toMatch(/^demo01: (\d+) -> \d+\n {2}bucket: 1\/1 -> 5\/5\n1 mark of 1 changes\.\n$/);
  });

  it.each([
    [['x.nimbi'], 'which scenario? Add --scenario and its name, its folder, or its .nimbi-lab file. To look around first: nimbi grade --demo'],
    [['--scenario', 'cat-photo'], 'what shall be graded? Name the files, or the folder that they are in. To look around first: nimbi grade --demo'],
    [['x.nimbi', '--scenario', 'cat-foto'], 'there is no scenario "cat-foto". Maybe you meant: cat-photo'],
    [['x.nimbi', '--scenario', 'cat-photo'], 'there is no file x.nimbi.'],
    [['x', '--scenario', 'cat-photo', '--output', 'pdf'], '--output takes table, csv, json, junit, tap, gradescope, html, not "pdf".'],
    [['x', '--scenario', 'cat-photo', '--csv', 'canvas'], '--csv and --column go with --output csv.'],
    [['x', '--scenario', 'cat-photo', '--late', '10%/day'], '--late needs --due.'],
    [
      ['x', '--scenario', 'cat-photo', '--due', '2026-12-01T23:59'],
      '--due takes a time with its zone, such as 2026-12-01T23:59+01:00, not "2026-12-01T23:59". Without a zone it would mean another time on another computer.',
    ],
  ])('refuses %j in words', async (args, message) => {
    const refused = await grade(...args);
    expect([refused.exitCode, refused.stderr, refused.stdout]).toEqual([252, `nimbi grade: ${message}\n`, '']);
  });
});
