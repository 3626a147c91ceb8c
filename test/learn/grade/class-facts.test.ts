import { beforeAll, describe, expect, it } from 'vitest';
import { classReport, type GradedFile } from '../../../src/learn/grade/class-report.ts';
import { csvText, spreadsheetText } from '../../../src/learn/grade/csv-text.ts';
import { gradeSubmission } from '../../../src/learn/grade/grade-submission.ts';
import { type LatePolicy, readRate } from '../../../src/learn/grade/lateness.ts';
import { readMoment } from '../../../src/learn/grade/moment.ts';
import { pseudonymous } from '../../../src/learn/grade/pseudonyms.ts';
import { changesBetween } from '../../../src/learn/grade/regrade.ts';
import { type Roster, readRoster } from '../../../src/learn/grade/roster.ts';
import { formats } from '../../../src/learn/reports/formats.ts';
import { benchFor, classLab, handIn, nonce, type Who } from './support/class-lab.ts';

const right = { do: ['bucket', 'policy photos'], answers: ['us-east-1'] };
const facts = { rubric: benchFor().rubric, engine: { version: '0.1.0', digest: 'of a test' } };
const ids = ({ students }: Roster): readonly string[] => students.map(({ id }) => id);

describe('a roster', () => {
  it.each([
    ['commas', 'id,name\ns1001,Ada\ns1002,"Ås, Øystein"\n'],
    ['semicolons, a mark at the beginning and lines of Windows', '\uFEFFID;Name\r\ns1001;Ada\r\ns1002;Ås, Øystein\r\n\r\n'],
    ['tabs', 'name\tStudent ID\nAda\ts1001\nÅs, Øystein\ts1002'],
    ['columns beside them', 'Section,Full name,Username\nA,Ada,s1001\nB,"Ås, Øystein", s1002 \n'],
  ])('is read with %s', (_what, text) => {
    const roster = readRoster(text);
    expect(roster.students.map(({ id, name }) => [id, name])).toEqual([
      ['s1001', 'Ada'],
      ['s1002', 'Ås, Øystein'],
    ]);
    expect(roster.warnings).toEqual([]);
  });

  it('has names in every script, and in the encodings of spreadsheets', () => {
    const names = ['山田 花子', 'محمد علي', 'Նարե', 'देवी', '🦊'];
    const text = csvText([['id', 'name'], ...names.map((name, index) => [`s${index}`, name])]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text), utf16]) expect(readRoster(spreadsheetText(bytes)).students.map(({ name }) => name)).toEqual(names);
    expect(readRoster(spreadsheetText(Buffer.from('id,name\ns1,J\xfcrgen', 'latin1'))).students[0]?.name).toBe('Jürgen');
  });

  it('leaves out who is there twice or has no id, and says so', () => {
    const roster = readRoster('id,name\ns1001,Ada\nS1001,Eve\n,Nobody\ns1002,Tom\n');
    expect(ids(roster)).toEqual(['s1001', 's1002']);
    expect(roster.warnings).toEqual(['S1001 is on the roster twice; line 3 is left out.', 'line 4 of the roster has no id and is left out.']);
  });

  it("takes Canvas' export with its second line of points", () => {
    const roster = readRoster('Student,ID,SIS User ID,SIS Login ID,Section,Lab (77)\n    Points Possible,,,,,12\n"Doe, Jane",4711,s1001,jdoe,A,\n');
    expect(roster.students).toMatchObject([{ id: 's1001', name: 'Doe, Jane', aliases: ['s1001', '4711', 'jdoe'] }]);
    expect(roster.warnings).toEqual([]);
  });

  it.each([
    ['', 'the roster is empty.'],
    ['Ada\nTom', 'the roster has no column of ids. Its first line must name the columns: id, name and, if you like, email and submitted.'],
    ['id,submitted\ns1,yesterday', 'line 2 of the roster: "yesterday" is no time such as 2026-12-01T23:59+01:00.'],
  ])('that can not be used is refused: %j', (text, message) => {
    expect(() => readRoster(text)).toThrow(message);
  });
});

describe('whose a file is', () => {
  const roster = readRoster('Student,ID,SIS User ID\n"Doe, Jane",47110,s1001\nTom Ås,47111,s1002\nTom Ås,47112,s1003\n');
  let named: Uint8Array;
  let nameless: Uint8Array;
  beforeAll(async () => {
    named = await handIn(right, { student: 's1001', nonce });
    nameless = await handIn(right, { nonce });
  });

  it.each([
    ['s1001.nimbi', 's1001'],
    ['downloads/Section A/s1001/attempt.nimbi', 's1001'],
    ['doejane_47110_998877_work-1.nimbi', 's1001'],
    ['Jane Doe_12345_assignsubmission_file_/work.nimbi', 's1001'],
    ['s1002_s1001.nimbi', undefined],
    ['Tom Ås_1_assignsubmission_file_/work.nimbi', undefined],
    ['xs1001x.nimbi', undefined],
  ])('is told from %s', async (file, owner) => {
    const report = classReport([{ file, grading: await gradeSubmission(benchFor(), nameless) }], { ...facts, roster });
    const found = report.entries.find((entry) => entry.file === file);
    expect([found?.student?.id, found?.standing]).toEqual([owner, owner === undefined ? 'refused' : 'graded']);
  });

  it.each([
    ['s1002.nimbi', 's1002', 'It was made as s1001, and handed in as s1002.'],
    ['work.nimbi', 's1001', undefined],
  ])('is what the journal says, if %s agrees', async (file, owner, problem) => {
    const report = classReport([{ file, grading: await gradeSubmission(benchFor(), named) }], { ...facts, roster });
    const found = report.entries.find((entry) => entry.file === file);
    expect([found?.student?.id, found?.problem?.text]).toEqual([owner, problem]);
  });

  it('is nobody on the roster whom the roster does not have', async () => {
    const stranger = await handIn(right, { student: 's9', nonce });
    const report = classReport([{ file: 's9.nimbi', grading: await gradeSubmission(benchFor(), stranger) }], { ...facts, roster });
    expect(report.entries.at(-1)).toMatchObject({ standing: 'refused', problem: { code: 'notOnRoster', text: 's9 is not on the roster.' } });
  });

  it('gives no mark for a nameless journal that two handed in, nor for two different ones of one student', async () => {
    const grading = await gradeSubmission(benchFor(), nameless);
    const second = await gradeSubmission(benchFor(), await handIn({ do: ['bucket'], answers: [] }, { nonce }));
    const files = [
      { file: 's1001.nimbi', grading },
      { file: 's1002.nimbi', grading },
      { file: 's1003/a.nimbi', grading: second },
      { file: 's1003/b.nimbi', grading },
    ];
    expect(classReport(files, { ...facts, roster }).entries.map(({ problem }) => problem?.text)).toEqual([
      "The same journal was handed in by others: s1002.nimbi, s1003/b.nimbi. Nobody's name is in it.",
      "The same journal was handed in by others: s1001.nimbi, s1003/b.nimbi. Nobody's name is in it.",
      'There is more than one submission, with different journals: s1003/a.nimbi, s1003/b.nimbi. Keep the one that counts.',
    ]);
  });

  it('counts the one that can be graded where another one is broken', async () => {
    const files = [
      { file: 's1001/first.nimbi', grading: await gradeSubmission(benchFor(), named.slice(0, 40)) },
      { file: 's1001/second.nimbi', grading: await gradeSubmission(benchFor(), named) },
    ];
    expect(classReport(files, { ...facts, roster }).entries[0]).toMatchObject({
      standing: 'graded',
      file: 's1001/second.nimbi',
      notes: ['Handed in again, the same or not to be graded: s1001/first.nimbi.'],
    });
  });
});

describe('lateness', () => {
  const due = Date.parse('2026-12-01T23:59:00+01:00');
  const late: LatePolicy = { due, grace: 10 * 60_000, rate: { percent: 10, per: 'day' }, extensions: new Map([['s2', due + 3 * 86_400_000]]) };
  const hour = 3_600_000;

  it.each([
    ['s1', 0, 12, []],
    ['s1', 10 * 60_000, 12, []],
    ['s1', 11 * 60_000, 10.8, ['Late by 11 min: 10 % less.']],
    ['s1', 24 * hour, 10.8, ['Late by 1 day: 10 % less.']],
    ['s1', 25 * hour, 9.6, ['Late by 1 day 1 h: 20 % less.']],
    ['s1', 400 * hour, 0, ['Late by 16 days 16 h: 100 % less.']],
    ['s2', 25 * hour, 12, []],
  ])('of %s by %i ms', async (student, by, points, notes) => {
    const grading = await gradeSubmission(benchFor(), await handIn(right, { student, nonce }));
    const [entry] = classReport([{ file: `${student}.nimbi`, at: due + by, grading }], { ...facts, late }).entries;
    expect([entry?.mark?.points, entry?.mark?.reached, entry?.notes]).toEqual([points, 12, notes]);
  });

  it("goes by the platform's list where there is one, and takes nothing off where nothing is known", async () => {
    const grading = await gradeSubmission(benchFor(), await handIn(right, { student: 's1', nonce }));
    const roster = readRoster('id,submitted\ns1,2026-12-01 23:00 +0100\n');
    const [listed] = classReport([{ file: 's1.nimbi', at: due + 99 * hour, grading }], { ...facts, late, roster }).entries;
    expect([listed?.mark?.points, listed?.handedIn]).toEqual([12, '2026-12-01T22:00:00.000Z']);
    const [unknown] = classReport([{ file: 's1.nimbi', grading }], { ...facts, late }).entries;
    expect([unknown?.mark?.points, unknown?.notes]).toEqual([12, ['When it was handed in is not known, so nothing is taken off for lateness.']]);
  });

  it('is read from words that can not be misunderstood', () => {
    expect([readRate('10%/day'), readRate('2.5%/hour'), readRate('10%'), readRate('200%/day')]).toEqual([
      { percent: 10, per: 'day' },
      { percent: 2.5, per: 'hour' },
      undefined,
      undefined,
    ]);
    expect([readMoment('2026-12-01T23:59+01:00'), readMoment('2026-12-01 22:59:00 UTC'), readMoment('2026-12-01T22:59Z')]).toEqual([due, due, due]);
    expect([readMoment('2026-12-01T23:59'), readMoment('tomorrow'), readMoment('2026-13-01T00:00Z')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('what is alike', () => {
  const odd = ['look', 'bucket', 'use a-b-c', 'use d-e-f', 'use g-h-i', 'use j-k-l', 'use m-n-o', 'policy photos'];
  const file = async (student: string, deeds: readonly string[], who: Who = { student, nonce }): Promise<GradedFile> => ({
    file: `${student}.nimbi`,
    grading: await gradeSubmission(benchFor(), await handIn({ do: deeds, answers: ['us-east-1'] }, who)),
  });

  it('is found by unusual turns in common, by names drawn for others, and by the same world, and changes no mark', async () => {
    const first = await file('s1', odd);
    const drawn = first.grading.ok ? (first.grading.attempt.traits.drawn.bucket ?? '') : '';
    const files = [
      first,
      await file('s2', odd),
      await file('s3', ['bucket', `use ${drawn}`, 'policy photos']),
      await file('s4', right.do),
      await file('s5', ['bucket', 'look', 'policy photos'], { nonce, seed: 'same' }),
      await file('s6', ['look', 'bucket', 'policy photos'], { nonce, seed: 'same' }),
    ];
    const report = classReport(files, { ...facts, similar: true });
    expect(report.findings).toEqual([
      { kind: 'foreignName', student: 's3', other: 's1', names: [drawn] },
      { kind: 'sameSeed', student: 's5', other: 's6' },
      expect.objectContaining({ kind: 'alike', student: 's1', other: 's2' }),
    ]);
    expect(report.entries.map(({ mark }) => mark?.points)).toEqual([12, 12, 12, 12, 12, 12]);
    expect(formats.table.render(report, {})).toContain(`s3 used ${drawn}: a name drawn for s1.`);
  });

  it('names copies, and accounts for each of two files of one student', async () => {
    const one = await file('s1', right.do);
    const files = [one, { ...one, file: 's2.nimbi' }];
    const roster = readRoster('id\ns1\ns2\n');
    const without = classReport(files, { ...facts, similar: true });
    expect(without.notTaken).toEqual([{ student: 's1', file: 's2.nimbi', taken: 's1.nimbi', why: 'same' }]);
    expect(without.findings).toEqual([{ kind: 'copy', student: 's1', file: 's2.nimbi', taken: 's1.nimbi' }]);
    expect(formats.table.render(without, {})).toContain('  s1: s1.nimbi is taken; s2.nimbi is not: it has the same journal.\n');
    expect(formats.html.render(without, {})).toContain('s1: s1.nimbi is taken; s2.nimbi is not: it has the same journal.');
    expect(JSON.stringify(pseudonymous(without))).not.toMatch(/s[12]\.nimbi/);
    const listed = classReport(files, { ...facts, roster, similar: true });
    expect(listed.findings).toEqual([{ kind: 'othersJournal', student: 's2', other: 's1', file: 's2.nimbi' }]);
    expect(formats.table.render(listed, {})).toContain("s2.nimbi, handed in as s2, has s1's journal.");
    expect(formats.table.render(classReport([one], { ...facts, similar: true }), {})).toContain(
      "Similar: no other student's names in a journal, no journals too alike.",
    );
  });

  it('can be told without names', async () => {
    const roster = readRoster('id,name,email\ns1,Ada Lovelace,ada@example.com\ns2,Tom,tom@example.com\n');
    const report = pseudonymous(classReport([await file('s1', odd), await file('s2', odd)], { ...facts, roster, similar: true }));
    const text = JSON.stringify(report);
    expect(['Ada', 'example.com', '"s1"', 's1.nimbi'].filter((name) => text.includes(name))).toEqual([]);
    expect(report.entries.map(({ student }) => student?.id)).toEqual(['student-001', 'student-002']);
  });
});

describe('another rubric', () => {
  it('changes marks, and says which and by what', async () => {
    const changed = classLab((yaml) => yaml.replace('points: 4', 'points: 8'));
    const graded = async (checks: ReturnType<typeof classLab>): Promise<ReturnType<typeof classReport>> => {
      const bench = benchFor(classLab(), checks);
      const star = await handIn({ do: ['bucket', 'policy star'], answers: ['us-east-1'] }, { student: 's1', nonce });
      const none = await handIn({ do: ['look'], answers: [] }, { student: 's2', nonce });
      const files = [
        { file: 's1.nimbi', grading: await gradeSubmission(bench, star) },
        { file: 's2.nimbi', grading: await gradeSubmission(bench, none) },
      ];
      return classReport(files, { ...facts, rubric: bench.rubric });
    };
    const changes = changesBetween(await graded(classLab()), await graded(changed));
    expect(
      changes.map(({ student, before, after, checks }) => [
        student,
        before,
        after,
        checks.map(({ id, before: was, after: is }) => [id, was?.points, is?.points]),
      ]),
    ).toEqual([
      ['s1', 9, 10, [['nothing-else', 1, 2]]],
      ['s2', 0, 0, [['nothing-else', 0, 0]]],
    ]);
  });
});
