import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { classReport } from '../../../src/learn/grade/class-report.ts';
import { gradeSubmission } from '../../../src/learn/grade/grade-submission.ts';
import type { Report } from '../../../src/learn/grade/report.ts';
import { readRoster } from '../../../src/learn/grade/roster.ts';
import { formats } from '../../../src/learn/reports/formats.ts';
import { benchFor, handIn, nonce } from './support/class-lab.ts';

/** A name that every form has to escape in its own way. */
const shown = `=cmd|' /C calc'!A0 <script>alert("1")</script> & ]]> # \\`;
const hostile = `${shown} \u202e\u0007`;

let report: Report;
const entryOf = (student: string): Report => ({ ...report, entries: report.entries.filter((entry) => entry.student?.id === student) });

beforeAll(async () => {
  const file = async (student: string, work: { do: string[]; answers: string[] }) => ({
    file: `${student}.nimbi`,
    grading: await gradeSubmission(benchFor(), await handIn(work, { student, nonce })),
  });
  const files = [
    await file('s1', { do: ['bucket', 'hint', 'hint', 'policy photos'], answers: ['us-east-1'] }),
    await file('s2', { do: ['bucket', 'refused', 'policy wrong'], answers: [] }),
    { file: 's3.nimbi', grading: await gradeSubmission(benchFor(), Uint8Array.from([1, 2, 3])) },
    await file('s5', { do: ['bucket', `use ${'<b>x</b>'}`, 'policy photos'], answers: ['us-east-1'] }),
  ];
  const name = `"${hostile.replaceAll('"', '""')}"`;
  const roster = readRoster(
    `Student,ID,SIS User ID,SIS Login ID,Section,email\nAda,71,s1,ada,A,ada@example.com\n${name},72,s2,,B,\nTom,73,s3,,B,\n山田,74,s4,,B,\nZoë,75,s5,,B,\n`,
  );
  report = classReport(files, { rubric: benchFor().rubric, engine: { version: '0.1.0', digest: 'of a test' }, roster });
});

describe('JUnit XML', () => {
  /**
   * What junit-10.xsd of Jenkins' xUnit plugin, which pytest holds its own output to, says of the elements that reports have: required
   * and allowed attributes, and children. (Read November 2026.)
   */
  const schema: Readonly<Record<string, { readonly required: readonly string[]; readonly allowed: readonly string[]; readonly children: readonly string[] }>> =
    {
      testsuites: { required: [], allowed: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
      testsuite: {
        required: ['name', 'tests', 'failures', 'errors'],
        allowed: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url', 'version'],
        children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
      },
      properties: { required: [], allowed: [], children: ['property'] },
      property: { required: ['name', 'value'], allowed: [], children: [] },
      testcase: { required: ['name'], allowed: ['time', 'classname', 'group'], children: ['skipped', 'failure', 'system-out', 'system-err'] },
      failure: { required: [], allowed: ['type', 'message'], children: [] },
      skipped: { required: [], allowed: ['type', 'message'], children: [] },
    };
  const elementsOf = ({ children }: XmlElement): readonly XmlElement[] => children.filter((child): child is XmlElement => child.type === 'element');

  function faults(element: XmlElement): readonly string[] {
    const rule = schema[element.name];
    if (!rule) return [`${element.name} is not known`];
    const names = Object.keys(element.attributes);
    return [
      ...rule.required.filter((name) => !names.includes(name)).map((name) => `${element.name} without ${name}`),
      ...names.filter((name) => !rule.required.includes(name) && !rule.allowed.includes(name)).map((name) => `${element.name} with ${name}`),
      ...elementsOf(element).flatMap((child) => (rule.children.includes(child.name) ? faults(child) : [`${child.name} in ${element.name}`])),
    ];
  }

  it('is what its schema says, and counts right', () => {
    const { root } = parseXml(formats.junit.render(report, {}));
    if (!root) throw new Error('There is no element.');
    expect(faults(root)).toEqual([]);
    expect(root.attributes).toEqual({ name: 'class-lab', tests: '17', failures: '2', errors: '0' });
    const suites = elementsOf(root).map(({ attributes }) => [attributes.name, attributes.tests, attributes.failures, attributes.skipped]);
    expect(suites).toEqual([
      ['s1', '5', '0', '0'],
      ['s2', '5', '1', '3'],
      ['s3', '1', '1', '0'],
      ['s4', '1', '0', '1'],
      ['s5', '5', '0', '0'],
    ]);
    const texts = elementsOf(root)
      .flatMap((suite) => elementsOf(suite).flatMap(elementsOf))
      .filter(({ name }) => name === 'failure');
    expect(texts.map(({ attributes }) => attributes.type)).toEqual(['failed', 'notGzip']);
    expect(texts[0]?.text).toMatch(/^Expected: allow s3:PutObject on .*\nFound: implicit deny/);
  });
});

describe('CSV', () => {
  const rows = (text: string): readonly (readonly string[])[] => Papa.parse<string[]>(text.trimEnd(), { delimiter: ',' }).data;

  it('has a line a student, in which nothing is a formula', () => {
    const [head, ...lines] = rows(formats.csv.render(report, {}));
    expect(head).toEqual([
      'student',
      'name',
      'standing',
      'points',
      'max',
      'reached',
      'late_percent',
      'hints',
      'hint_cost',
      'bucket',
      'can-upload',
      'nothing-else',
      'no-root',
      'region',
      'remarks',
      'file',
    ]);
    expect(lines.map((line) => [line[0], line[1], line[2], line[3], line[7], line[8], line[11]])).toEqual([
      ['s1', 'Ada', 'graded', '10', '2', '2', '4'],
      ['s2', `'${shown}`, 'graded', '2', '0', '0', ''],
      ['s3', 'Tom', 'refused', '', '', '', ''],
      ['s4', '山田', 'missing', '', '', '', ''],
      ['s5', 'Zoë', 'graded', '12', '0', '0', '4'],
    ]);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([head?.length]));
  });

  it("has Canvas' columns, with the points that can be reached below them, and empty cells where there is no mark", () => {
    expect(rows(formats.csv.render(report, { csv: 'canvas', column: 'Lab (4711)' }))).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Lab (4711)'],
      ['    Points Possible', '', '', '', '', '12'],
      ['Ada', '71', 's1', 'ada', 'A', '10'],
      [`'${shown}`, '72', 's2', '', 'B', '2'],
      ['Tom', '73', 's3', '', 'B', ''],
      ['山田', '74', 's4', '', 'B', ''],
      ['Zoë', '75', 's5', '', 'B', '12'],
    ]);
  });

  it("has Moodle's columns, with feedback on what students see only", () => {
    const [head, ada, second] = rows(formats.csv.render(report, { csv: 'moodle' }));
    expect(head).toEqual(['ID number', 'Full name', 'Email address', 'A lab of the tests', 'Maximum grade', 'Feedback comments']);
    expect(ada).toEqual(['s1', 'Ada', 'ada@example.com', '10', '12', '']);
    expect(second?.[5]).toMatch(/^uploader can upload photos\/tom.jpg failed\. Expected: .*\nIt was us-east-1\. not reached\.$/);
  });
});

describe('TAP', () => {
  it('has a plan, a point a check, and YAML where one is not ok', () => {
    const lines = formats.tap.render(report, {}).trimEnd().split('\n');
    const points = lines.filter((line) => /^(not )?ok /.test(line));
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', `1..${points.length}`]);
    expect(points.map((line) => Number(/^(?:not )?ok (\d+) - /.exec(line)?.[1]))).toEqual(points.map((_, index) => index + 1));
    expect(points.slice(5, 11).map((line) => line.replace(/\d{6}/, '######'))).toEqual([
      'ok 6 - s2: bucket: Bucket lab-photos-###### is there.',
      'not ok 7 - s2: can-upload: uploader can upload photos/tom.jpg',
      'not ok 8 - s2: nothing-else: uploader can do nothing else (not reached)',
      'not ok 9 - s2: no-root: The root user was not needed. (not reached)',
      'not ok 10 - s2: region: It was us-east-1. (not reached)',
      'not ok 11 - s3: no mark',
    ]);
    expect(lines.filter((line) => line === '  ---').length).toBe(lines.filter((line) => line === '  ...').length);
  });
});

describe("Gradescope's results.json", () => {
  /** The members that Gradescope's specification names, with what they may be. (gradescope-autograders.readthedocs.io, read November 2026.) */
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
  const oneOf =
    (...known: readonly string[]) =>
    (value: unknown): boolean =>
      known.includes(value as string);
  const formatsOfText = oneOf('text', 'html', 'simple_format', 'md', 'ansi');
  const visibility = oneOf('hidden', 'after_due_date', 'after_published', 'visible');
  type Members = Readonly<Record<string, (value: unknown) => boolean>>;
  const test: Members = {
    score: isNumber,
    max_score: isNumber,
    status: oneOf('passed', 'failed'),
    name: isText,
    name_format: formatsOfText,
    number: isText,
    output: isText,
    output_format: formatsOfText,
    tags: (value) => Array.isArray(value) && value.every(isText),
    visibility,
  };
  const whole: Members = {
    score: isNumber,
    output: isText,
    output_format: formatsOfText,
    visibility,
    stdout_visibility: visibility,
    extra_data: (value) => typeof value === 'object',
    tests: (value) => Array.isArray(value) && value.every((item) => faultsOf(item, test).length === 0),
  };
  const faultsOf = (value: object, members: Members): readonly string[] =>
    Object.entries(value).flatMap(([name, member]) => (members[name]?.(member) ? [] : [`${name}: ${JSON.stringify(member)}`]));

  it.each(['s1', 's2', 's3', 's4'])('is what the specification says, for %s', (student) => {
    expect(faultsOf(JSON.parse(formats.gradescope.render(entryOf(student), {})), whole)).toEqual([]);
  });

  it('shows students what they may see', () => {
    const results = JSON.parse(formats.gradescope.render(entryOf('s1'), {}));
    expect(results).toMatchObject({ score: 10, output: '2 hints taken, 2 points less.' });
    expect(results.tests.map((one: { score: number; max_score: number; visibility: string }) => [one.score, one.max_score, one.visibility])).toEqual([
      [2, 2, 'visible'],
      [3, 3, 'visible'],
      [4, 4, 'hidden'],
      [1, 1, 'after_due_date'],
      [2, 2, 'visible'],
    ]);
    expect(JSON.parse(formats.gradescope.render(entryOf('s3'), {}))).toMatchObject({
      score: 0,
      output: 'The file is no submission: nimbi lab pack makes one.',
    });
  });
});

describe('the table', () => {
  it('has a line a student, what was failed most, and why there is no mark', () => {
    const lines = formats.table.render(report, {}).split('\n');
    expect(lines[0]).toMatch(/^Student {2}Name +Points +Not passed +Remarks$/);
    expect(lines[1]).toMatch(/^s1 {7}Ada +10 of 12$/);
    expect(lines.slice(7)).toEqual([
      '3 submissions graded, 1 without a mark, 1 missing',
      'Average: 8 of 12 points.',
      'First wrong turn most taken: iam:CreateUser (EntityAlreadyExists), by 1.',
      'Checks most failed:',
      '  can-upload: 1 of 3',
      'Without a mark:',
      '  s3 (s3.nimbi): The file is no submission: nimbi lab pack makes one.',
      '',
    ]);
  });
});

describe('the HTML page', () => {
  it('needs nothing else and runs nothing, and every text of a student is escaped', () => {
    const page = formats.html.render(report, {});
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(/<script|<b>x|<img|<link|\son\w+=|(?:src|href)="(?!#)/i);
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ]]&gt;');
    expect(page).toContain('EntityAlreadyExists');
  });

  it('opens and closes its elements in pairs', () => {
    const open: string[] = [];
    const wrong: string[] = [];
    for (const [, slash, name = ''] of formats.html.render(report, {}).matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (['meta', 'br'].includes(name)) continue;
      if (slash === '') open.push(name);
      else if (open.pop() !== name) wrong.push(name);
    }
    expect([wrong, open]).toEqual([[], []]);
  });

  it('of one student has no class in it', () => {
    expect(formats.html.render(entryOf('s2'), {})).not.toContain('Distribution of points');
  });
});
