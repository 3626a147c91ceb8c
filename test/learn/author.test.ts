import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../src/learn/author/mutate.ts';
import { untaught } from '../../src/learn/author/taught.ts';
import { readScript } from '../../src/learn/lab-script.ts';
import type { Scenario } from '../../src/learn/scenario.ts';

const trust = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }] });
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::${bucket}/*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    { Effect: 'Deny', NotAction: 's3:*', Resource: '*' },
  ],
});
const files: Readonly<Record<string, string>> = { 'trust.json': trust, 'policy.json': policy, 'notes.json': 'no policy' };

const none: Pick<Scenario, 'steps' | 'questions'> = { steps: [] };
const mutants = (text: string, scenario = none) =>
  mutantsOf(
    readScript('mine', text, (name) => files[name]),
    scenario,
  );
const madeBy = (rule: string, text: string, scenario = none): readonly string[] =>
  mutants(text, scenario).flatMap((mutant) => (mutant.rule === rule ? [mutant.name] : []));

describe('mutants made of a solution', () => {
  it('are wider, a member at a time', () => {
    const wider = mutants('edit policy.json').filter(({ rule }) => rule === 'widened');
    expect(wider.map(({ name }) => name)).toEqual([
      'mine with Action "*" in policy.json',
      'mine with Resource "*" in policy.json',
      'mine with no Condition in policy.json',
      'mine with no Deny in policy.json',
    ]);
    const statements = wider.map(({ lines: [line] }) => (line?.kind === 'edit' ? JSON.parse(line.content).Statement : undefined));
    expect(statements[1][0]).toEqual({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    });
    expect(statements[3]).toHaveLength(1);
  });

  it('trust everybody, but allow no other action than a trust policy has', () => {
    expect(madeBy('widened', 'edit trust.json\nedit notes.json')).toEqual(['mine with Principal "*" in trust.json']);
  });

  it('are wider in commands, too, and by policies of AWS', () => {
    const inline = `aws iam put-user-policy --policy-document '{"Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}'`;
    expect(mutants(inline)[0]).toMatchObject({
      rule: 'widened',
      lines: [{ text: `aws iam put-user-policy --policy-document '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'` }],
    });
    const attached = 'aws iam attach-user-policy --user-name x --policy-arn arn:aws:iam::aws:policy/job-function/Billing';
    expect(mutants(attached)[0]).toMatchObject({
      rule: 'widened',
      lines: [{ text: 'aws iam attach-user-policy --user-name x --policy-arn arn:aws:iam::aws:policy/AdministratorAccess' }],
    });
  });

  it('lack a line, with what is typed after it, and have two in the other order; answers stay', () => {
    const text = 'aws a b\n< secret\nanswer q = yes\naws c d\naws e f';
    expect(madeBy('dropped', text)).toEqual(['mine without: aws a b', 'mine without: aws c d', 'mine without: aws e f']);
    expect(mutants(text).find(({ name }) => name === 'mine without: aws a b')?.lines).toHaveLength(3);
    expect(madeBy('reordered', text)).toEqual(['mine, later: aws c d']);
  });

  it('answer otherwise where a check looks at the answer', () => {
    const question = (text: string) => ({
      text,
      options: [
        { id: 'yes', text: 'Yes.', right: true as const },
        { id: 'no', text: 'No.' },
        { id: 'maybe', text: 'Maybe.' },
      ],
    });
    const checks = [{ id: 'said', name: 'Said so.', points: 1, all: [{ answer: { question: 'judged' } }] }];
    const scenario = { questions: { judged: question('?'), told: question('!') }, steps: [{ id: 'one', title: 'one', checks }] };
    expect(madeBy('answered', 'answer judged = yes\nanswer told = yes', scenario)).toEqual([
      'mine with the answer no to judged',
      'mine with the answer maybe to judged',
    ]);
  });
});

describe('what is required', () => {
  const scenario = (type: string): Scenario => ({
    id: 'mine',
    version: 1,
    engine: '>=0.1.0',
    order: 1,
    title: 'Mine',
    minutes: 1,
    teaches: [],
    steps: [{ id: 'one', title: 'one', type: [type], checks: [] }],
    ends: { remember: '.', boto3: '.', javascript: '.', cost: '.', explore: '.' },
  });
  const solution = (...lines: readonly string[]) => readScript('mine', lines.join('\n'), () => undefined);

  it.each([
    ['aws iam create-user --user-name ann', 'aws iam create-user --user-name bob'],
    ['Call CreateUser.', 'aws --profile admin iam create-user --user-name bob'],
    ['aws s3 mb s3://x', 'aws --debug --region=eu-west-1 s3 mb s3://y'],
    ['aws login', 'aws login --as root'],
  ])('is shown by "%s"', (text, line) => {
    expect(untaught(scenario(text), [solution(line)], [])).toEqual([]);
  });

  it.each([
    ['aws iam create-user-group', 'aws iam create-user', 'iam create-user'],
    ['aws s3 mb s3://x', 'shell aws s3 rb s3://x', 's3 rb'],
  ])('is not shown by "%s"', (text, line, command) => {
    expect(untaught(scenario(text), [solution(line)], [])).toEqual([
      `No text shows ${command}, which solution mine needs, nor does a scenario that this one requires.`,
    ]);
  });

  it('is a prerequisite, or needed by some of the solutions only', () => {
    expect(untaught(scenario('x'), [solution('aws iam create-user')], [scenario('aws iam create-user')])).toEqual([]);
    expect(untaught(scenario('aws iam get-user'), [solution('aws iam list-users'), solution('aws iam get-user')], [])).toEqual([]);
  });
});
