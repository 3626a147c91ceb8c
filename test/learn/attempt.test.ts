import { afterEach, describe, expect, it } from 'vitest';
import { Attempt } from '../../src/learn/attempt.ts';
import type { Audience, Judged, StepEnd } from '../../src/learn/audience.ts';
import { toldFailure } from '../../src/learn/feedback.ts';
import { loadScenario } from '../../src/learn/format/load.ts';
import { lastEventNumber } from '../../src/learn/journal-end.ts';
import { firstProgress, type Progress } from '../../src/learn/progress.ts';
import { scoreOf } from '../../src/learn/score.ts';
import { learner } from '../../src/learn/sources.ts';
import { makeStart } from '../../src/learn/start.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { filesOver } from './support/files-over.ts';

const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"*"}]}';
const text = (rules: string): string => `id: s
version: 3
engine: '>=0.1.0'
order: 1
title: T
minutes: 3
teaches: [nothing]
policy: ${rules}
start:
  principals: { intern: { user: intern } }
  calls:
    - { service: s3, operation: ListBuckets, as: intern }
    - { wait: 90 days }
questions:
  q: { text: Is it so?, options: [{ id: yes-it-is, text: It is., right: true }, { id: no-it-is-not, text: It is not. }] }
ends: { remember: R, boto3: B, javascript: J, cost: C, explore: E }
steps:
  - id: bucket
    title: A bucket
    opens: [{ ask: q }]
    goal: There is a bucket photos.
    hints: [{ text: Buckets hold objects., cost: 1 }, { reference: true, cost: 5 }]
    reference:
      text: aws s3 mb s3://photos
      permissions: { of: user/app, statements: [{ Effect: Allow, Action: 's3:PutObject', Resource: '*' }] }
    checks:
      - { id: there, name: It is there., points: 3, why: Because., next: Make it., state: { service: s3, operation: HeadBucket, input: { Bucket: photos } } }
      - id: not-more
        name: It is the only one.
        points: 2
        visibility: hidden
        needs: [there]
        state: { service: s3, operation: ListBuckets, query: 'length(Buckets)', is: 1 }
  - id: end
    title: The end
    goal: There is a bucket cats.
    checks:
      - { id: cats, name: Cats are there., points: 1, state: { service: s3, operation: HeadBucket, input: { Bucket: cats } } }
`;

/** An audience that answers, and remembers how steps ended. */
class Listener implements Audience {
  readonly ends: { readonly judged: readonly Judged[]; readonly end: StepEnd }[] = [];
  readonly answers = ['no-it-is-not', 'yes-it-is'];
  step(): void {}
  say(): void {}
  async ask(): Promise<string | undefined> {
    return this.answers.shift();
  }
  tell(): void {}
  waited(): void {}
  arrived(): void {}
  hand(): void {}
  turn(): void {}
  done(_step: unknown, judged: readonly Judged[], end: StepEnd): void {
    this.ends.push({ judged, end });
  }
}

interface World {
  readonly attempt: Attempt;
  readonly cloud: TestCloud;
  readonly listener: Listener;
  make(bucket: string): Promise<void>;
}

const made: TestCloud[] = [];
afterEach(async () => {
  for (const { cloud } of made.splice(0)) await cloud.close();
});

async function begin(rules: string, enrolment = {}): Promise<World> {
  const loaded = loadScenario(filesOver({ 'scenarios/t/s/scenario.yaml': text(rules) }), 'scenarios/t/s', '0.1.0');
  const cloud = await testCloud();
  made.push(cloud);
  await makeStart(cloud.cloud, loaded.scenario, { account: cloud.cloud.facts.accountId }, cloud.admin, enrolment);
  const progress: Progress = firstProgress('s', 3, 'seed', lastEventNumber(cloud.cloud));
  const listener = new Listener();
  const attempt = new Attempt({ loaded, cloud: cloud.cloud, progress, save: () => undefined });
  const source = { surface: learner, ip: '127.0.0.1', userAgent: 'test' };
  const make = async (Bucket: string): Promise<void> => {
    await cloud.cloud.call({ service: 's3', operation: 'CreateBucket', region: 'us-east-1', input: { Bucket }, credentials: cloud.admin, source });
  };
  expect(await attempt.proceed(listener)).toBe(true);
  return { attempt, cloud, listener, make };
}

/** What the journal says since the start, calls by their operation. */
const story = ({ attempt }: World): readonly unknown[] =>
  attempt.cloud
    .events({ order: 'oldest', after: attempt.progress.after - 1 })
    .map((event) => (event.kind === 'attempt' ? event.happening : event.kind === 'call' ? event.operation : event.kind));

describe('an attempt', () => {
  it('stands in the journal whole', async () => {
    const world = await begin('{ mode: lab }', { student: 's1234567', nonce: 'n' });
    const { attempt, listener, make } = world;
    await attempt.hint();
    await make('photos');
    expect(await attempt.conclude(listener)).toBe(true);
    attempt.next();
    await attempt.proceed(listener);
    await make('cats');
    expect(await attempt.check(listener)).toEqual({ kind: 'over', passed: true });
    expect(attempt.progress.phase).toBe('finished');
    expect(await attempt.check(listener)).toEqual({ kind: 'nothing' });
    expect(story(world)).toEqual([
      { what: 'begun', scenario: 's', version: 3, student: 's1234567', nonce: 'n' },
      { what: 'answered', question: 'q', answer: 'no-it-is-not' },
      { what: 'answered', question: 'q', answer: 'yes-it-is' },
      { what: 'turn', step: 'bucket' },
      { what: 'hint', step: 'bucket', number: 1 },
      'CreateBucket',
      { what: 'done', step: 'bucket' },
      { what: 'turn', step: 'end' },
      'CreateBucket',
      { what: 'done', step: 'end' },
    ]);
  });

  it('begins after what its start says: calls of its principals, and time', async () => {
    const { attempt } = await begin('{ mode: lab }');
    const before = attempt.cloud.events({ order: 'oldest', before: attempt.progress.after }).slice(-2);
    const [call, clock] = before;
    expect(call?.kind === 'call' && [call.operation, call.principal.arn, call.outcome.ok]).toEqual([
      'ListBuckets',
      'arn:aws:iam::123456789012:user/intern',
      false,
    ]);
    expect(clock?.kind === 'clock' && clock.advancedBy).toBe(90 * 86_400_000);
  });

  it('shows the learner nothing of hidden checks but that they are there', async () => {
    const { attempt, listener, make } = await begin('{ mode: lab }');
    expect((await attempt.judged()).map(({ check }) => check.id)).toEqual(['there']);
    await make('another');
    await make('photos');
    const whole = await attempt.judgedWhole();
    expect(whole.map(({ check, verdict }) => [check.id, verdict?.passed])).toEqual([
      ['there', true],
      ['not-more', false],
    ]);
    expect(await attempt.conclude(listener)).toBe(true);
    expect(listener.ends.map(({ judged, end }) => [judged.length, end.hidden])).toEqual([[1, 1]]);
  });

  it('shows the reference to whoever is done, and how their permissions differ', async () => {
    const { attempt, cloud, listener, make } = await begin('{ mode: tutorial }');
    await cloud.user('app', { policies: [JSON.parse(policy)] });
    await make('photos');
    await attempt.conclude(listener);
    expect(listener.ends[0]?.end).toEqual({
      hidden: 0,
      reference: { text: 'aws s3 mb s3://photos', permissions: { onlyReference: [], onlyLearner: ['Allow s3:GetObject on *'] } },
    });
  });

  it('keeps the reference to itself where not all is told', async () => {
    const { attempt, listener, make } = await begin('{ mode: lab, feedback: actual-only }');
    await make('photos');
    await attempt.conclude(listener);
    expect(listener.ends[0]?.end).toEqual({ hidden: 1 });
  });

  it('counts judgements where they are limited, and ends a step with the last as it is', async () => {
    const world = await begin('{ mode: lab, attempts: 2 }');
    const { attempt, listener } = world;
    const first = await attempt.check(listener);
    expect(first.kind === 'notYet' && [first.left, first.judged.length]).toEqual([1, 1]);
    expect(await attempt.check(listener)).toEqual({ kind: 'over', passed: false });
    expect(attempt.progress).toMatchObject({ phase: 'done', passed: [], checked: { bucket: 2 } });
    expect(story(world).slice(-3)).toEqual([
      { what: 'checked', step: 'bucket' },
      { what: 'checked', step: 'bucket' },
      { what: 'done', step: 'bucket' },
    ]);
  });

  it('gives no hints in an exam, and one judgement', async () => {
    const { attempt, listener } = await begin('{ mode: exam }');
    expect(attempt.rules).toEqual({ mode: 'exam', hints: false, feedback: 'none', attempts: 1 });
    expect(await attempt.hint()).toBeUndefined();
    expect(await attempt.check(listener)).toEqual({ kind: 'over', passed: false });
  });

  it('takes time by the learner, not by the simulated clock', async () => {
    const { attempt, cloud, listener, make } = await begin('{ mode: lab, timeLimit: 30 }');
    await cloud.cloud.advanceClock(86_400_000);
    expect(attempt.timeLeft).toBe(30 * 60_000);
    await make('photos');
    expect(await attempt.conclude(listener)).toBe(true);
  });

  it('gives hints in order, the last being the reference, and takes their price off the step', async () => {
    const { attempt, make } = await begin('{ mode: lab }');
    expect(await attempt.hint()).toEqual({ number: 1, of: 2, text: 'Buckets hold objects.', cost: 1 });
    expect(await attempt.hint()).toEqual({ number: 2, of: 2, text: 'aws s3 mb s3://photos', cost: 5 });
    expect(await attempt.hint()).toEqual({ number: 2, of: 2, text: 'aws s3 mb s3://photos', cost: 5 });
    await make('photos');
    const score = scoreOf(attempt.scenario, { bucket: await attempt.judgedWhole() }, attempt.progress.hints);
    expect(score).toMatchObject({ points: 0, max: 6, hints: { taken: 2, cost: 5 } });
    expect(score.checks.map(({ id, passed, points }) => [id, passed, points])).toEqual([
      ['there', true, 3],
      ['not-more', true, 2],
      ['cats', null, 0],
    ]);
  });
});

describe('of a failure', () => {
  const check = { id: 'c', name: 'C', points: 1, why: 'Because.' };
  const verdict = { passed: false, expected: 'E', found: 'F', why: ['W'] } as const;

  it.each([
    ['full', { expected: 'E', found: 'F', why: ['Because.', 'W'], next: 'hint' }],
    ['actual-only', { found: 'F', why: [] }],
    ['none', { why: [] }],
  ] as const)('%s feedback tells', (feedback, told) => {
    expect(toldFailure(check, verdict, feedback, 'hint')).toEqual(told);
  });
});
