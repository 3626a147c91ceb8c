import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { openHome } from '../../src/adapters/home.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import { createCloud, openCloud } from '../../src/engine/open-cloud.ts';
import { Attempt } from '../../src/learn/attempt.ts';
import { type Audience, silentAudience } from '../../src/learn/audience.ts';
import { loadScenario, scenarioFolders } from '../../src/learn/format/load.ts';
import { hasChanged, lastEventNumber } from '../../src/learn/journal-end.ts';
import { runScript } from '../../src/learn/lab-run.ts';
import { loadSolutions } from '../../src/learn/lab-script.ts';
import { firstProgress } from '../../src/learn/progress.ts';
import { makeStart } from '../../src/learn/start.ts';
import { drawnAccount, drawVariables } from '../../src/learn/variants.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { AttemptFolder } from '../../src/surfaces/tutor/lesson/folder.ts';
import { runCommand } from '../../src/surfaces/tutor/lesson/run-command.ts';
import { repository } from '../support/repository.ts';
import type { Benchmark } from './measure.ts';

const data = fileDataSource(join(repository, 'dist/data'));
const models = loadModels(data);
const scenarioFolder = scenarioFolders(data).get('cat-photo') ?? '';
const machinery = { clock: systemClock, data, models, registry };
const name = 'attempt-cat-photo';

/** Learners look around, too: so many calls stand in the journal before the solution begins. */
const looks = 300;

/** The machine is not alone: of so many turns the quickest counts. */
const turns = 5;

const audienceFor = (folder: AttemptFolder): Audience => ({
  ...silentAudience,
  hand: (file, content) => folder.write(file, content),
});

/** An attempt in a cloud of a home, as `nimbi learn` begins one. */
async function begin(home: ReturnType<typeof openHome>, folder: AttemptFolder): Promise<Attempt> {
  const loaded = loadScenario(data, scenarioFolder, '0.1.0');
  const { scenario } = loaded;
  const seed = 'bench';
  const accountId = drawnAccount(scenario, seed) ?? '123456789012';
  const now = systemClock.now();
  const facts = { seed, accountId, journal: 'everything' as const, clock: { start: now, madeAt: now, still: false, advanced: 0 } };
  await home.create(name, async (storage) => void (await createAdmin(await createCloud({ ...machinery, ...storage }, facts))));
  const cloud = openCloud({ ...machinery, ...(await home.open(name)) });
  const admin = cloud.adminKey();
  if (!admin) throw new Error('the cloud that this measures has no admin');
  folder.make(admin, await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: accountId }, admin));
  const source = { surface: 'tutor', ip: '127.0.0.1', userAgent: 'bench' };
  for (let look = 0; look < looks; look++) {
    await cloud.call({ service: 'iam', operation: 'ListRoles', region: 'us-east-1', input: {}, credentials: admin, source });
  }
  const progress = firstProgress(scenario.id, scenario.version, seed, lastEventNumber(cloud) - looks);
  return new Attempt({ loaded, cloud, progress, save: () => undefined });
}

/** What a lesson does after a command, but for showing it: milliseconds. */
async function checked(attempt: Attempt): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    hasChanged(attempt.cloud, lastEventNumber(attempt.cloud) - 1);
    await attempt.judged();
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

/** The check after each command of cat-photo's first solution. */
export const benchmark: Benchmark = {
  async run() {
    const place = mkdtempSync(join(tmpdir(), 'nimbi-lesson-'));
    try {
      const folder = new AttemptFolder(join(place, 'files'));
      const attempt = await begin(openHome(join(place, 'home'), systemClock), folder);
      const { cloud } = attempt;
      const environment: Parameters<typeof runCommand>[0]['awsEnvironment'] = (_cloud, configFolder, onCall) => ({
        models,
        data,
        simulated: (service, operation) => Object.hasOwn(registry[service]?.operations ?? {}, operation),
        simulatedOperations: (service) => cloud.simulated(service),
        version: '0.1.0',
        surface: 'tutor',
        openCloud: async () => cloud,
        configFolder,
        onCall,
      });
      const times: number[] = [];
      const [solution] = loadSolutions(data, scenarioFolder);
      if (!solution) throw new Error('cat-photo has no solution');
      const outcome = await runScript(
        attempt,
        solution,
        {
          run: async (words) => {
            const ran = await runCommand({ io: {}, awsEnvironment: environment }, cloud, folder, words.slice(1));
            times.push(await checked(attempt));
            return ran;
          },
          word: async () => undefined,
          credentialsOf: (profile) => folder.credentialsOf(profile),
          edit: (file, content) => folder.write(file, content),
        },
        audienceFor(folder),
      );
      await cloud.close();
      if (!outcome.finished) throw new Error('the solution that this measures does not reach the end');
      return [{ what: 'the slowest check after a command of cat-photo', value: Math.max(...times), unit: 'ms', must: { atMost: 20 } }];
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
};
