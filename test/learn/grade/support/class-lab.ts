import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { memoryBlobs } from '../../../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../../../src/adapters/memory-store.ts';
import { createAdmin } from '../../../../src/engine/admin.ts';
import { eventHash } from '../../../../src/engine/journal.ts';
import { createCloud } from '../../../../src/engine/open-cloud.ts';
import { seededIds } from '../../../../src/engine/seeded-ids.ts';
import type { JournalEvent } from '../../../../src/kernel/journal.ts';
import { rootUser } from '../../../../src/kernel/principal.ts';
import { Attempt } from '../../../../src/learn/attempt.ts';
import { silentAudience } from '../../../../src/learn/audience.ts';
import { loadScenario } from '../../../../src/learn/format/load.ts';
import type { GradingBench } from '../../../../src/learn/grade/grade-submission.ts';
import { lastEventNumber } from '../../../../src/learn/journal-end.ts';
import { labSeed } from '../../../../src/learn/lab-seed.ts';
import { firstProgress } from '../../../../src/learn/progress.ts';
import { makeStart } from '../../../../src/learn/start.ts';
import { writeSubmission } from '../../../../src/learn/submission/write-submission.ts';
import { drawVariables } from '../../../../src/learn/variants.ts';
import { loadModels } from '../../../../src/models/models.ts';
import { registry } from '../../../../src/services/registry.generated.ts';
import { sourceData } from '../../../support/source-data.ts';
import { filesOver } from '../../support/files-over.ts';

const models = loadModels(sourceData);
const yaml = readFileSync(new URL('class-lab.yaml', import.meta.url), 'utf8');

/** The version that the tests' program has. */
export const engine = '0.1.0';

/** What the lab was handed out with. */
export const nonce = '5eed';

/** The lab of these tests, or another version of it. */
export const classLab = (change: (yaml: string) => string = (text) => text) =>
  loadScenario(filesOver({ 'scenarios/tests/class-lab/scenario.yaml': change(yaml) }), 'scenarios/tests/class-lab', engine);

/** Grading by that lab. */
export const benchFor = (scenario = classLab(), checks = scenario): GradingBench => ({
  rubric: { scenario, checks, nonce },
  engine,
  newParts: () => ({ store: memoryStore(), blobs: memoryBlobs(), data: sourceData, models, registry }),
});

/** What a student does, one after the other, and answers. */
export interface Work {
  readonly do: readonly string[];
  readonly answers: readonly string[];
}

/** Who hands in; absent members are not named in the journal. */
export interface Who {
  readonly student?: string;
  readonly nonce?: string;
  /** Where no student is named. */
  readonly seed?: string;
}

const policies: Readonly<Record<string, { readonly Action: string; readonly Resource: string }>> = {
  photos: { Action: 's3:PutObject', Resource: 'arn:aws:s3:::${bucket}/photos/*' },
  star: { Action: 's3:*', Resource: 'arn:aws:s3:::${bucket}/*' },
  bucket: { Action: 's3:PutObject', Resource: 'arn:aws:s3:::${bucket}/*' },
  wrong: { Action: 's3:PutObject', Resource: 'arn:aws:s3:::${bucket}' },
};

/** Does some work in a cloud of its own, live as in the tutor, and packs what came of it. */
export async function handIn(work: Work, who: Who): Promise<Uint8Array> {
  const loaded = classLab();
  const { scenario } = loaded;
  const { student } = who;
  const enrolment = { ...(student !== undefined && { student }), ...(who.nonce !== undefined && { nonce: who.nonce }) };
  const seed = student === undefined ? (who.seed ?? 'nobody') : labSeed(scenario.id, { ...enrolment, student });
  const start = Date.parse('2026-11-24T12:00:00Z');
  let machine = start;
  // A machine's clock that goes on as one looks at it.
  const clock = { now: () => (machine += 7) };
  const cloud = await createCloud(
    { ...benchFor(loaded).newParts(), clock },
    { seed, accountId: '123456789012', journal: 'everything', clock: { start, madeAt: machine, still: false, advanced: 0 } },
  );
  const admin = await createAdmin(cloud);
  await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: cloud.facts.accountId }, admin, enrolment);
  const progress = firstProgress(scenario.id, scenario.version, seed, lastEventNumber(cloud));
  const attempt = new Attempt({ loaded, cloud, progress, save: () => undefined });
  const answers = [...work.answers];
  const audience = { ...silentAudience, ask: async () => answers.shift() };
  await attempt.proceed(audience);
  const source = { surface: 'tutor', ip: '127.0.0.1', userAgent: 'test' };
  const call = async (service: string, operation: string, input: Record<string, unknown>, asRoot = false): Promise<void> => {
    const made = { service, operation, region: 'us-east-1', input: await attempt.filled(input), source };
    await (asRoot ? cloud.callAs(rootUser(cloud.facts.accountId), 'signIn', made) : cloud.call({ ...made, credentials: admin }));
  };
  for (const deed of work.do) {
    const [what, how = '', step = ''] = deed.split(' ');
    if (what === 'bucket') await call('s3', 'CreateBucket', { Bucket: '${bucket}' });
    else if (what === 'look') await call('sts', 'GetCallerIdentity', {});
    else if (what === 'root') await call('iam', 'ListUsers', {}, true);
    else if (what === 'refused') await call('iam', 'CreateUser', { UserName: 'uploader' });
    else if (what === 'wait') await cloud.advanceClock(3_600_000);
    else if (what === 'undo') await cloud.undo();
    else if (what === 'hint') await attempt.hint();
    // What a second terminal says that saw the same come about.
    else if (what === 'again') await cloud.recordHappening({ what: how, step });
    else if (what === 'use') await call('s3', 'HeadBucket', { Bucket: how });
    else await call('iam', 'PutUserPolicy', { UserName: 'uploader', PolicyName: 'upload', PolicyDocument: documentOf(how) });
    await attempt.conclude(audience);
    while (attempt.progress.phase === 'done') {
      attempt.next();
      await attempt.proceed(audience);
    }
  }
  return writeSubmission(cloud, { scenario: scenario.id, version: scenario.version, engine, ...enrolment });
}

const documentOf = (name: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...policies[name] }] });

/** The lines of a submission, as an editor shows them. */
export const linesOf = (packed: Uint8Array): string[] => gunzipSync(packed).toString('utf8').trimEnd().split('\n');

/** Lines packed as a submission is. */
export const packedLines = (lines: readonly string[]): Uint8Array => gzipSync(`${lines.join('\n')}\n`);

/** An event whose members may be changed. */
export type Draft = { -readonly [Member in keyof JournalEvent]: JournalEvent[Member] } & Record<string, unknown>;

/** Changes a journal as somebody would who knows how it is made: numbers, chain and last line are put right again. */
export function forged(packed: Uint8Array, change: (events: Draft[], head: Record<string, unknown>) => void): Uint8Array {
  const [first = '', ...rest] = linesOf(packed);
  const head = JSON.parse(first);
  const events: Draft[] = rest.slice(0, -1).map((line) => JSON.parse(line));
  change(events, head);
  let previousHash = '0'.repeat(64);
  for (const [index, event] of events.entries()) {
    const { hash: _old, previousHash: _before, number: _number, ...others } = event;
    const { kind, ...members } = others;
    const id = event.kind === 'attempt' ? seededIds(head.facts.seed, index + 1, 'event').uuid() : event.id;
    const unhashed = { ...reordered(event, { kind, ...members, id, number: index + 1 }), previousHash };
    const hash = eventHash(unhashed as never);
    events[index] = { ...unhashed, hash } as never;
    previousHash = hash;
  }
  return packedLines([JSON.stringify(head), ...events.map((event) => JSON.stringify(event)), JSON.stringify(['end', events.length, previousHash])]);
}

/** Members in the order that the event had them in. */
function reordered(event: Draft, members: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(event).filter((name) => name !== 'hash' && name !== 'previousHash');
  return Object.fromEntries(names.map((name) => [name, members[name]]));
}
