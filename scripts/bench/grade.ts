import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import { createCloud } from '../../src/engine/open-cloud.ts';
import type { Credentials } from '../../src/kernel/call.ts';
import { Attempt } from '../../src/learn/attempt.ts';
import { type Audience, silentAudience } from '../../src/learn/audience.ts';
import { type LoadedScenario, loadScenario, scenarioFolders } from '../../src/learn/format/load.ts';
import type { Report } from '../../src/learn/grade/report.ts';
import { lastEventNumber } from '../../src/learn/journal-end.ts';
import { labSeed } from '../../src/learn/lab-seed.ts';
import { firstProgress } from '../../src/learn/progress.ts';
import { learner } from '../../src/learn/sources.ts';
import { makeStart } from '../../src/learn/start.ts';
import { writeSubmission } from '../../src/learn/submission/write-submission.ts';
import { drawnAccount, drawVariables } from '../../src/learn/variants.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { repository } from '../support/repository.ts';
import { type Benchmark, timed } from './measure.ts';

const students = 300;
const calls = 200;
const version = '0.1.0';
const data = fileDataSource(join(repository, 'dist/data'));
const models = loadModels(data);
const folder = scenarioFolders(data).get('cat-photo') ?? '';

type Made = readonly [service: string, operation: string, input: Record<string, unknown>];

const solved = (file: string): string => data.text(`${folder}/solutions/inline-policy/${file}`) ?? '';

/** The way through cat-photo of its solution with an inline policy; placeholders are the scenario's. */
const way: readonly Made[] = [
  ['s3', 'CreateBucket', { Bucket: '${bucket}' }],
  ['ec2', 'RunInstances', { ImageId: '${image}', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }],
  ['iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: solved('trust.json') }],
  ['iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'upload', PolicyDocument: solved('policy.json') }],
  ['iam', 'CreateInstanceProfile', { InstanceProfileName: 'cat-app' }],
  ['iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'cat-app', RoleName: 'cat-app' }],
  ['ec2', 'AssociateIamInstanceProfile', { InstanceId: '${instance}', IamInstanceProfile: { Name: 'cat-app' } }],
  ['ec2', 'TerminateInstances', { InstanceIds: ['${instance}'] }],
  ['s3', 'DeleteObject', { Bucket: '${bucket}', Key: 'photos/tom.jpg' }],
  ['s3', 'DeleteObject', { Bucket: '${bucket}', Key: 'photos/felix.jpg' }],
  ['s3', 'DeleteBucket', { Bucket: '${bucket}' }],
  ['iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'cat-app', RoleName: 'cat-app' }],
  ['iam', 'DeleteInstanceProfile', { InstanceProfileName: 'cat-app' }],
  ['iam', 'DeleteRolePolicy', { RoleName: 'cat-app', PolicyName: 'upload' }],
  ['iam', 'DeleteRole', { RoleName: 'cat-app' }],
];

/** What a learner does in between: they look, try, and are refused. */
const around: readonly Made[] = [
  ['sts', 'GetCallerIdentity', {}],
  ['iam', 'ListRoles', {}],
  ['ec2', 'DescribeInstances', {}],
  ['iam', 'GetRole', { RoleName: 'cat-ap' }],
  ['s3', 'ListBuckets', {}],
];

const audience: Audience = { ...silentAudience, ask: async ({ options = [] }) => options.find(({ right }) => right)?.id };

/** One student's attempt, done call by call, and packed. */
async function handIn(loaded: LoadedScenario, student: string): Promise<Uint8Array> {
  const { scenario } = loaded;
  const seed = labSeed(scenario.id, { student });
  const parts = { store: memoryStore(), blobs: memoryBlobs(), clock: systemClock, data, models, registry };
  const accountId = drawnAccount(scenario, seed) ?? '123456789012';
  const start = Date.parse('2026-11-24T12:00:00Z');
  const cloud = await createCloud(parts, { seed, accountId, journal: 'everything', clock: { start, madeAt: systemClock.now(), still: false, advanced: 0 } });
  const credentials = await createAdmin(cloud);
  await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: accountId }, credentials, { student });
  const progress = firstProgress(scenario.id, scenario.version, seed, lastEventNumber(cloud));
  const attempt = new Attempt({ loaded, cloud, progress, save: () => undefined });
  await attempt.proceed(audience);
  const looksBetween = Math.ceil((calls - way.length) / way.length);
  for (const [index, made] of way.entries()) {
    for (let look = 0; look < looksBetween; look++) await act(attempt, credentials, around[(index + look) % around.length] ?? made);
    await act(attempt, credentials, made);
  }
  if (attempt.progress.phase !== 'finished') throw new Error(`the way through ${scenario.id} that this measures ends at step ${attempt.progress.step + 1}`);
  return writeSubmission(cloud, { scenario: scenario.id, version: scenario.version, engine: version, student });
}

async function act(attempt: Attempt, credentials: Credentials, made: Made): Promise<void> {
  const [service, operation, input] = await attempt.filled(made);
  const source = { surface: learner, ip: '127.0.0.1', userAgent: 'bench' };
  const result = await attempt.cloud.call({ service, operation, region: 'us-east-1', input, credentials, source });
  if (result.ok && result.event?.mutating) await attempt.changed(audience);
  await attempt.conclude(audience);
  while (attempt.progress.phase === 'done') {
    attempt.next();
    await attempt.proceed(audience);
  }
}

/** A class graded as its teacher would grade it: the whole program, with its processes. */
export const benchmark: Benchmark = {
  async run() {
    const place = mkdtempSync(join(tmpdir(), 'nimbi-grade-'));
    try {
      const loaded = loadScenario(data, folder, version);
      for (let index = 1; index <= students; index++) {
        const student = `s${String(index).padStart(4, '0')}`;
        writeFileSync(join(place, `${student}.nimbi`), await handIn(loaded, student));
      }
      const report = join(place, 'report.json');
      const args = [join(repository, 'bin/nimbi.js'), 'grade', place, '--scenario', loaded.scenario.id, '--output', 'json', '--to', report];
      const seconds = (await timed({ file: process.execPath, args, env: { NIMBI_HOME: join(place, 'home') } })) / 1000;
      const { entries, rubric }: Report = JSON.parse(readFileSync(report, 'utf8'));
      const full = entries.filter(({ mark }) => mark?.points === rubric.max).length;
      if (full !== students) throw new Error(`${students - full} of ${students} submissions were not given full marks`);
      return [{ what: `${students} submissions of ${calls} calls graded`, value: seconds, unit: 's', must: { atMost: 20 } }];
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
};
