import { describe, expect, it } from 'vitest';
import { isInRange } from '../../src/learn/format/engine-range.ts';
import { loadScenario } from '../../src/learn/format/load.ts';
import { ScenarioError } from '../../src/learn/format/problem.ts';
import { loadMutants, loadSolutions } from '../../src/learn/lab-script.ts';
import cases from './format-cases.json' with { type: 'json' };
import { filesOver } from './support/files-over.ts';

const sound = `id: s
version: 1
engine: '>=0.1.0'
order: 1
title: T
minutes: 3
teaches: [nothing]
questions:
  q:
    text: Yes or no?
    options: [{ id: 'yes', text: 'Yes', right: true }, { id: 'no', text: 'No' }]
ends: { remember: R, boto3: B, javascript: J, cost: C, explore: E }
steps:
  - id: first
    # The step under test.
    title: S
    opens:
      - ask: q
    checks:
      - id: c
        name: C
        points: 1
        answer: { question: q }
`;

const problemsOf = (run: () => unknown): readonly string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
    throw error;
  }
};

describe('a scenario with', () => {
  it.each(cases)('$name', ({ text, replace: [from = '', to = ''] = [], problems }) => {
    expect(sound).toContain(from);
    const data = filesOver({ 'scenarios/track/s/scenario.yaml': text ?? sound.replace(from, () => to) });
    const found = problemsOf(() => loadScenario(data, 'scenarios/track/s', '0.1.0'));
    expect(found).toEqual(problems.map((problem) => `scenarios/track/s/scenario.yaml:${problem}`));
  });

  it('texts in files has them as if they stood in it', () => {
    const folder = 'scenarios/track/s';
    const text = sound.replace('- ask: q', '- say: { file: texts/intro.md }\n      - say: { file: texts/intro.md }');
    const data = filesOver({ [`${folder}/scenario.yaml`]: text, [`${folder}/texts/intro.md`]: 'Is it ${account}?\n\nYes.\n' });
    const { scenario } = loadScenario(data, folder, '0.1.0');
    expect(scenario.steps[0]?.opens).toEqual([{ say: 'Is it ${account}?\n\nYes.' }, { say: 'Is it ${account}?\n\nYes.' }]);
    const wrong = filesOver({ [`${folder}/scenario.yaml`]: text, [`${folder}/texts/intro.md`]: 'Is it ${acount}?' });
    expect(problemsOf(() => loadScenario(wrong, folder, '0.1.0'))).toEqual([
      `${folder}/scenario.yaml:18:14: There is no variable "acount". Did you mean account? There are: account, rootPassword.`,
      `${folder}/scenario.yaml:19:14: There is no variable "acount". Did you mean account? There are: account, rootPassword.`,
    ]);
  });

  it('a file of texts that is mistyped', () => {
    const folder = 'scenarios/track/s';
    const data = filesOver({
      [`${folder}/scenario.yaml`]: sound.replace('- ask: q', '- say: { file: texts/intor.md }'),
      [`${folder}/texts/intro.md`]: 'Hello.',
    });
    expect(problemsOf(() => loadScenario(data, folder, '0.1.0'))).toEqual([
      `${folder}/scenario.yaml:18:14: There is no file "texts/intor.md". There are: texts/intro.md.`,
    ]);
  });

  it('more text than any scenario needs', () => {
    const data = filesOver({ 'scenarios/track/s/scenario.yaml': `${sound}# ${'x'.repeat(300_000)}` });
    expect(problemsOf(() => loadScenario(data, 'scenarios/track/s', '0.1.0'))).toEqual([
      "scenarios/track/s/scenario.yaml:1:1: A scenario's file has at most 262144 characters.",
    ]);
  });
});

const unknownLine =
  '1:1: Expected: aws …, NAME = aws …, shell aws …, program WORKLOAD.REQUEST, sign FILE, send FILE or URL, change FILE OLD NEW, answer QUESTION = OPTION, or edit FILE.';

describe('a lab script', () => {
  const scripts = (files: Record<string, string>) =>
    filesOver(Object.fromEntries(Object.entries(files).map(([name, text]) => [`scenarios/t/s/${name}`, text])));

  it('is commands, answers and edits', () => {
    const data = scripts({
      'solutions/a.lab':
        '# A comment.\naws s3 ls\n\nname = aws iam get-user \\\n  --query User.UserName\nanswer q = yes\nedit policy.json\nshell aws s3 ls\nprogram app.upload\nsign a.http\n',
      'solutions/a/policy.json': '{}',
    });
    expect(loadSolutions(data, 'scenarios/t/s')).toEqual([
      {
        name: 'a',
        lines: [
          { kind: 'aws', text: 'aws s3 ls' },
          { kind: 'aws', text: 'aws iam get-user \\\n  --query User.UserName', keepAs: 'name' },
          { kind: 'answer', question: 'q', answer: 'yes' },
          { kind: 'edit', file: 'policy.json', content: '{}' },
          { kind: 'shell', text: 'aws s3 ls' },
          { kind: 'program', request: 'app.upload' },
          { kind: 'word', text: 'sign a.http' },
        ],
      },
    ]);
  });

  it.each([
    { text: 'rm -rf /', message: unknownLine },
    { text: 'nimbi run -- node list.mjs', message: unknownLine },
    { text: 'shell rm -rf /', message: unknownLine },
    { text: 'program lister', message: unknownLine },
    { text: "send 'x", message: '1:1: A quotation mark is not closed.' },
    { text: "aws s3 ls\naws s3 ls 'x", message: '2:1: A quotation mark is not closed.' },
    { text: 'edit ../secret', message: unknownLine },
    { text: 'edit a.json', message: "1:1: There is no text for a.json: expected it in the folder that has the script's name." },
  ])('is not $text', ({ text, message }) => {
    expect(problemsOf(() => loadSolutions(scripts({ 'solutions/a.lab': text }), 'scenarios/t/s'))).toEqual([`scenarios/t/s/solutions/a.lab:${message}`]);
  });

  it('can be a solution with changes', () => {
    const data = scripts({
      'solutions/a.lab': 'aws one\naws two\naws three\naws four',
      'mutants/m.lab': 'of a\nfails c d\n+ aws zero\n- aws two\n+ aws deux\nuntil aws four',
    });
    const [mutant] = loadMutants(data, 'scenarios/t/s');
    expect(mutant?.fails).toEqual(['c', 'd']);
    expect(mutant?.lines.map((line) => line.kind === 'aws' && line.text)).toEqual(['aws zero', 'aws one', 'aws deux', 'aws three']);
  });

  it.each([
    { text: 'fails c', message: '1:1: The first line of a mutant is: of SOLUTION' },
    { text: 'of a\n- aws one', message: '2:1: The second line of a mutant is: fails CHECK …' },
    {
      text: 'of a\nfails c\n- aws nine',
      message: '3:1: Expected - LINE, + LINE or until LINE, with a line that stands in the solution after those before: - aws nine',
    },
    {
      text: 'of a\nfails c\n- aws two\n- aws one',
      message: '4:1: Expected - LINE, + LINE or until LINE, with a line that stands in the solution after those before: - aws one',
    },
  ])('is no mutant as $text', ({ text, message }) => {
    const data = scripts({ 'solutions/a.lab': 'aws one\naws two', 'mutants/m.lab': text });
    expect(problemsOf(() => loadMutants(data, 'scenarios/t/s'))).toEqual([`scenarios/t/s/mutants/m.lab:${message}`]);
  });
});

it.each([
  ['0.1.0', '>=0.1.0', true],
  ['0.1.0', '>=0.2.0', false],
  ['1.10.0', '>=1.9.0 <2.0.0', true],
  ['2.0.0', '>=1.9.0 <2.0.0', false],
  ['0.2.0-beta.1', '>=0.2.0', true],
])('engine %s in %s: %s', (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected);
});
