import { isPlainObject } from '../../../kernel/json.ts';
import { Attempt } from '../../../learn/attempt.ts';
import { loadScenario } from '../../../learn/format/load.ts';
import { lastEventNumber } from '../../../learn/journal-end.ts';
import { firstProgress, type Progress, readProgress, savedProgress } from '../../../learn/progress.ts';
import { makeStart } from '../../../learn/start.ts';
import { drawnAccount, drawVariables } from '../../../learn/variants.ts';
import type { Settings } from '../../../ports/settings.ts';
import type { LessonDeps } from './deps.ts';
import { AttemptFolder } from './folder.ts';

/** How far a person is with a scenario. */
export interface Standing {
  /** Whether it was ever finished. */
  readonly finished: boolean;
  /** The attempt under way, or the last one. */
  readonly attempt?: Progress;
}

const settingOf = (id: string): string => `learn.progress.${id}`;

/** The name of the cloud in which a scenario is attempted. */
export const cloudOf = (id: string): string => `attempt-${id}`;

/** Reads how far a person is; an attempt at another version does not count. */
export function standingOf(settings: Settings, id: string, version: number): Standing {
  const saved = settings.get(settingOf(id));
  if (!isPlainObject(saved)) return { finished: false };
  const attempt = readProgress(saved.attempt as Parameters<typeof readProgress>[0], id, version);
  return { finished: saved.finished === true, ...(attempt && { attempt }) };
}

/** An attempt, open. */
export interface OpenAttempt {
  readonly attempt: Attempt;
  readonly folder: AttemptFolder;
  /** Whether it goes on from before. */
  readonly resumed: boolean;
}

/** Takes up the attempt under way at a scenario, or begins one. @param anew never takes one up */
export async function openAttempt(deps: LessonDeps, scenarioFolder: string, anew = false): Promise<OpenAttempt> {
  const loaded = loadScenario(deps.data, scenarioFolder, deps.version);
  const { id, version } = loaded.scenario;
  const settings = await deps.settings();
  const standing = standingOf(settings, id, version);
  const name = cloudOf(id);
  const folder = new AttemptFolder(deps.attemptFolder(name));
  const save = (progress: Progress): void =>
    settings.set(settingOf(id), { finished: standing.finished || progress.phase === 'finished', attempt: savedProgress(progress) });
  const under = anew || standing.attempt?.phase === 'finished' ? undefined : standing.attempt;
  if (under && deps.cloudExists(name) && folder.isMade()) {
    return { attempt: new Attempt({ loaded, cloud: await deps.openCloud(name), progress: under, save }), folder, resumed: true };
  }
  // A cloud without progress is one whose making was cut short.
  if (deps.cloudExists(name)) await deps.removeCloud(name);
  const make = (options: Parameters<LessonDeps['createMemoryCloud']>[0]) => deps.createAttemptCloud(name, options);
  const { attempt } = await beginAttempt(deps, loaded, folder, make, save);
  return { attempt, folder, resumed: false };
}

/** Begins an attempt in memory, that leaves nothing behind but its folder. */
export async function openPassingAttempt(deps: LessonDeps, scenarioFolder: string, path: string): Promise<OpenAttempt> {
  const loaded = loadScenario(deps.data, scenarioFolder, deps.version);
  const folder = new AttemptFolder(path);
  const { attempt } = await beginAttempt(deps, loaded, folder, deps.createMemoryCloud, () => undefined);
  return { attempt, folder, resumed: false };
}

async function beginAttempt(
  deps: LessonDeps,
  loaded: ReturnType<typeof loadScenario>,
  folder: AttemptFolder,
  make: LessonDeps['createMemoryCloud'],
  save: (progress: Progress) => void,
): Promise<{ attempt: Attempt }> {
  const { scenario } = loaded;
  const seed = deps.newSeed();
  const accountId = drawnAccount(scenario, seed);
  const { cloud, admin } = await make({ seed, ...(accountId !== undefined && { accountId }) });
  const profiles = await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: cloud.facts.accountId }, admin);
  folder.make(admin, profiles);
  const progress = firstProgress(scenario.id, scenario.version, seed, lastEventNumber(cloud));
  save(progress);
  return { attempt: new Attempt({ loaded, cloud, progress, save }) };
}
