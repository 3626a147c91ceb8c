import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { classReport, type GradedFile } from '../../../src/learn/grade/class-report.ts';
import { gradeSubmission } from '../../../src/learn/grade/grade-submission.ts';
import type { Report } from '../../../src/learn/grade/report.ts';
import { readRoster } from '../../../src/learn/grade/roster.ts';
import { formats } from '../../../src/learn/reports/formats.ts';
import cases from './class-cases.json' with { type: 'json' };
import { benchFor, classLab, type Draft, engine, forged, handIn, linesOf, nonce, packedLines, type Work } from './support/class-lab.ts';

const right: Work = cases.find(({ name }) => name === 'all right') ?? { do: [], answers: [] };

/** What somebody makes of a submission, and why it then gets no mark. */
interface Trick {
  readonly name: string;
  readonly problem: string;
  make(packed: Uint8Array, other: Uint8Array): Uint8Array;
}

const lines =
  (change: (lines: string[], other: string[]) => readonly string[]): Trick['make'] =>
  (packed, other) =>
    packedLines(change(linesOf(packed), linesOf(other)));
const forge =
  (change: (events: Draft[], head: Record<string, unknown>) => void): Trick['make'] =>
  (packed) =>
    forged(packed, change);
const head = (change: Record<string, unknown>): Trick['make'] =>
  lines(([first = '', ...rest]) => [JSON.stringify({ ...JSON.parse(first), ...change }), ...rest]);
const without = <Item>(items: readonly Item[], index: number): Item[] => items.filter((_, at) => at !== index);
const happening = ({ happening: what }: Draft): Record<string, unknown> => what as Record<string, unknown>;
const callOf = (events: readonly Draft[], operation: string): Draft => events.find((event) => event.operation === operation) ?? ({} as Draft);
/** In the journal of the right way: the learner's first call. */
const middle = 13;

const tricks: readonly Trick[] = [
  { name: 'cut off', problem: 'damaged', make: (packed) => packed.slice(0, packed.length / 2) },
  { name: 'without its last line', problem: 'cutOff', make: lines((all) => all.slice(0, -1)) },
  { name: 'with a wrong last line', problem: 'wrongEnd', make: lines((all) => [...all.slice(0, -1), '["end",1,""]']) },
  { name: 'with lines after the last', problem: 'afterEnd', make: lines((all) => [...all, all[1] ?? '']) },
  { name: 'edited', problem: 'edited', make: lines((all) => all.map((line, index) => (index === middle ? line.replace('"time":1', '"time":2') : line))) },
  { name: 'an event taken out', problem: 'gap', make: lines((all) => without(all, middle)) },
  {
    name: 'two events turned',
    problem: 'gap',
    make: lines((all) => [...all.slice(0, middle), all[middle + 1] ?? '', all[middle] ?? '', ...all.slice(middle + 2)]),
  },
  { name: "spliced with another one's", problem: 'brokenChain', make: lines((all, other) => [...all.slice(0, middle), ...other.slice(middle)]) },
  {
    name: 'a refusal made an answer',
    problem: 'divergent',
    make: forge((events) =>
      Object.assign(callOf(events, 'CreateBucket'), { outcome: { ok: false, code: 'No', message: '', status: 400, details: {}, stage: 'execute' } }),
    ),
  },
  {
    name: 'a call put in',
    problem: 'divergent',
    make: forge((events) => events.push({ ...callOf(events, 'CreateBucket'), id: '00000000-0000-4000-8000-000000000000' })),
  },
  {
    name: 'a call that is not simulated',
    problem: 'divergent',
    make: forge((events) => Object.assign(callOf(events, 'CreateBucket'), { operation: 'constructor' })),
  },
  {
    name: 'a call of a service that every object has',
    problem: 'divergent',
    make: forge((events) => Object.assign(callOf(events, 'CreateBucket'), { service: '__proto__' })),
  },
  { name: 'time that runs back', problem: 'divergent', make: forge((events) => Object.assign(events.at(-1) ?? {}, { time: 1 })) },
  {
    name: 'a step done that there is not',
    problem: 'outOfOrder',
    make: forge((events) =>
      events.push({
        ...(events.findLast((event) => event.kind === 'attempt' && happening(event).what === 'done') ?? ({} as Draft)),
        happening: { what: 'done', step: 'constructor' },
        time: events.at(-1)?.time ?? 0,
      } as never),
    ),
  },
  {
    name: 'the turn of a step before the one before it is done',
    problem: 'outOfOrder',
    make: forge((events) =>
      events.splice(
        events.findIndex((event) => event.kind === 'attempt' && happening(event).what === 'done'),
        1,
      ),
    ),
  },
  {
    name: 'begun twice',
    problem: 'notOfAttempt',
    make: forge((events) => events.push({ ...(events.find((event) => event.kind === 'attempt') ?? ({} as Draft)) })),
  },
  {
    name: 'something that nobody knows',
    problem: 'notOfAttempt',
    make: forge((events) => events.push({ ...(events.at(-1) ?? ({} as Draft)), kind: 'attempt', happening: { what: 'passed' } } as never)),
  },
  {
    name: 'a call as only the start makes it',
    problem: 'notOfAttempt',
    make: forge((events) => Object.assign(callOf(events, 'CreateBucket'), { source: { surface: 'set-up', ip: '', userAgent: '' } })),
  },
  {
    name: 'another account',
    problem: 'notOfAttempt',
    make: forge((events) => events.push({ ...(events.at(-1) ?? ({} as Draft)), kind: 'account', accountId: '210987654321' } as never)),
  },
  { name: 'a start with more permissions', problem: 'otherStart', make: forge((events) => Object.assign(events[3] ?? {}, { input: { UserName: 'other' } })) },
  {
    name: 'another scenario',
    problem: 'otherScenario',
    make: forge((events) => Object.assign(happening(events.find((event) => event.kind === 'attempt') ?? ({} as Draft)), { scenario: 'cat-photo' })),
  },
  {
    name: 'another version',
    problem: 'otherVersion',
    make: forge((events) => Object.assign(happening(events.find((event) => event.kind === 'attempt') ?? ({} as Draft)), { version: 2 })),
  },
  { name: 'no beginning', problem: 'notBegun', make: forge((events) => events.splice(events.findIndex((event) => event.kind === 'attempt'))) },
  { name: "another one's seed", problem: 'otherSeed', make: forge((_events, first) => Object.assign(first.facts as object, { seed: 'mine' })) },
  { name: 'of a sandbox', problem: 'boundedJournal', make: forge((_events, first) => Object.assign(first.facts as object, { journal: 'bounded' })) },
  { name: 'a head that says otherwise', problem: 'headerDiffers', make: head({ version: 9 }) },
  { name: 'a newer format', problem: 'newerFormat', make: head({ format: 2 }) },
  { name: 'a newer nimbi', problem: 'newerEngine', make: head({ engine: '9.0.0' }) },
  { name: 'no numbers for a nimbi', problem: 'newerEngine', make: head({ engine: 'latest' }) },
  { name: 'a head without facts', problem: 'notASubmission', make: head({ facts: null }) },
  { name: 'a head that is a list', problem: 'notASubmission', make: lines(([, ...rest]) => ['[]', ...rest]) },
  { name: 'nothing', problem: 'empty', make: () => new Uint8Array() },
  { name: 'a photo', problem: 'notGzip', make: () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) },
  { name: 'a zip file', problem: 'zipped', make: (packed) => zipSync({ 'a.nimbi': packed }) },
  { name: 'nothing, packed', problem: 'notASubmission', make: () => gzipSync('') },
  { name: 'a text', problem: 'notASubmission', make: () => gzipSync('Dear teacher,\nmy dog ate it.\n') },
  { name: 'bytes', problem: 'notText', make: () => gzipSync(Uint8Array.from([0xc3, 0x28, 0x0a])) },
  { name: 'too large', problem: 'tooLarge', make: () => new Uint8Array(21 * 1024 * 1024) },
  { name: 'a bomb', problem: 'unpacksTooLarge', make: () => gzipSync(new Uint8Array(201 * 1024 * 1024)) },
  { name: 'an endless line', problem: 'lineTooLong', make: lines((all) => [all[0] ?? '', `"${'a'.repeat(1024 * 1024)}"`]) },
  { name: 'a line that is no JSON', problem: 'notJson', make: lines((all) => [...all.slice(0, middle), '{"kind":', ...all.slice(middle + 1)]) },
  { name: 'a line nested deep', problem: 'tooDeep', make: lines((all) => [all[0] ?? '', `${'['.repeat(200_000)}${']'.repeat(200_000)}`]) },
  {
    name: 'a prototype',
    problem: 'forbiddenName',
    make: lines((all) => all.map((line) => line.replace('"input":{"Bucket"', '"input":{"__proto__":{"ok":true},"Bucket"'))),
  },
  {
    name: 'a kind that every object has',
    problem: 'notAnEvent',
    make: lines((all) => all.map((line, index) => (index === middle ? line.replace(/"kind":"[a-z]+"/, '"kind":"constructor"') : line))),
  },
  {
    name: 'a member missing',
    problem: 'notAnEvent',
    make: lines((all) => all.map((line, index) => (index === 2 ? line.replace('"principal":', '"principle":') : line))),
  },
];

interface Expected {
  readonly file: string;
  readonly student: string;
  readonly points?: number;
  readonly problem?: string;
}

const students = 300;
const idOf = (index: number): string => `s${String(1000 + index)}`;

/** Three hundred files: works of every kind, tricks of every kind, and copies. */
async function handedInByClass(): Promise<{ readonly expected: readonly Expected[]; readonly packed: readonly Uint8Array[] }> {
  const expected: Expected[] = [];
  const packed: Uint8Array[] = [];
  const other = await handIn(right, { student: 'other', nonce });
  for (let index = 0; index < students; index++) {
    const student = idOf(index);
    const file = `Section ${index % 4}/${student}_assignsubmission_file_/work.nimbi`;
    const trick = tricks[index];
    const work = cases[index % cases.length];
    if (trick) {
      packed.push(trick.make(await handIn(right, { student, nonce }), other));
      expected.push({ file, student, problem: trick.problem });
    } else if (index % 30 === 29) {
      // What somebody handed in who did the work.
      packed.push(packed.at(-2) ?? new Uint8Array());
      expected.push({ file, student, problem: 'otherStudent' });
    } else if (index % 30 === 28) {
      packed.push(await handIn(right, { student, ...(index % 60 === 28 && { nonce: 'last year' }) }));
      expected.push({ file, student, problem: index % 60 === 28 ? 'otherNonce' : 'noNonce' });
    } else {
      packed.push(await handIn(work ?? right, { student, nonce }));
      expected.push({ file, student, points: work?.points ?? 0 });
    }
  }
  return { expected, packed };
}

describe('a class of three hundred', () => {
  let expected: readonly Expected[] = [];
  let graded: readonly GradedFile[] = [];
  let report: Report;
  const facts = {
    rubric: benchFor().rubric,
    engine: { version: engine, digest: 'of a test' },
    roster: readRoster(`id;name\r\n${Array.from({ length: students + 1 }, (_, index) => `${idOf(index)};Student ${index}`).join('\r\n')}`),
  };

  beforeAll(async () => {
    const bench = benchFor();
    const class300 = await handedInByClass();
    expected = class300.expected;
    const files: GradedFile[] = [];
    for (const [index, packed] of class300.packed.entries()) files.push({ file: expected[index]?.file ?? '', grading: await gradeSubmission(bench, packed) });
    graded = files;
    report = classReport(graded, facts);
  }, 300_000);

  it('gives each the mark that it is worth, and none by accident', () => {
    const marks = report.entries.map(({ student, file, standing, mark, problem }) => ({
      student: student?.id,
      file,
      standing,
      ...(mark && { points: mark.points }),
      ...(problem && { problem: problem.code }),
    }));
    const wanted = expected.map(({ student, file, points, problem }) => ({
      student,
      file,
      standing: problem === undefined ? 'graded' : 'refused',
      ...(points !== undefined && { points }),
      ...(problem !== undefined && { problem }),
    }));
    expect(marks).toEqual([...wanted, { student: idOf(students), file: undefined, standing: 'missing' }]);
  });

  it('says what is wrong in one line', () => {
    const said = report.entries.flatMap(({ problem }) => (problem ? [problem.text] : []));
    expect(said.filter((text) => !/^[^\n\r]{10,320}$/.test(text))).toEqual([]);
  });

  it('is the same report to the byte, whatever order the files come in', async () => {
    const turned = classReport([...graded].reverse(), facts);
    expect(formats.json.render(turned, {})).toBe(formats.json.render(report, {}));
  });

  it('finds no two of them alike that each did their own work, and all that handed in what somebody else did', () => {
    const copied = expected.filter(({ problem }) => problem === 'otherStudent').map(({ student }) => student);
    const { findings = [] } = classReport(graded, { ...facts, similar: true });
    expect(findings.map(({ kind, student }) => [kind, student])).toEqual(copied.map((student) => ['othersJournal', student]));
  });
});

describe('one submission', () => {
  it('is graded the same to the byte, twice', async () => {
    const packed = await handIn(right, { student: 's1', nonce });
    const [first, second] = [await gradeSubmission(benchFor(), packed), await gradeSubmission(benchFor(), packed)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await handIn(right, { student: 's1', nonce })).toEqual(packed);
  });

  it('says of each check what was expected, what was found, and of refused calls why', async () => {
    const grading = await gradeSubmission(benchFor(), await handIn({ do: ['bucket', 'refused', 'policy wrong'], answers: [] }, { student: 's1', nonce }));
    if (!grading.ok) throw new Error(grading.problem.text);
    const { score, steps, firstWrongTurn } = grading.attempt;
    expect(steps.map(({ standing }) => standing)).toEqual(['over', 'underWay', 'notReached']);
    expect(score.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['bucket', true],
      ['can-upload', false],
      ['nothing-else', null],
      ['no-root', null],
      ['region', null],
    ]);
    const bucket = /lab-photos-\d{6}/.exec(score.checks[0]?.name ?? '')?.[0];
    expect(score.checks[1]?.cause).toEqual({
      expected: `allow s3:PutObject on arn:aws:s3:::${bucket}/photos/tom.jpg`,
      found: 'implicit deny (no statement matched)',
      why: [`policy "upload", statement 1: the action matches; the resource does not match: arn:aws:s3:::${bucket}`],
    });
    expect(firstWrongTurn).toMatchObject({ kind: 'call', what: 'iam:CreateUser', refused: { code: 'EntityAlreadyExists', why: [] } });
  });

  it('gets another mark by another rubric, and keeps its start', async () => {
    const packed = await handIn(cases.find(({ name }) => name === 'all of S3 for the bucket') ?? right, { student: 's1', nonce });
    const changed = classLab((yaml) => yaml.replace('version: 3', 'version: 4').replace('points: 4', 'points: 8'));
    const grading = await gradeSubmission(benchFor(classLab(), changed), packed);
    expect(grading.ok && grading.attempt.score).toMatchObject({ points: 10, max: 16 });
  });
});
