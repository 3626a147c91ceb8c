import { isPlainObject, type JsonObject } from '../../../kernel/json.ts';
import { Attempt } from '../../../learn/attempt.ts';
import { type LoadedScenario, loadScenario } from '../../../learn/format/load.ts';
import { lastEventNumber } from '../../../learn/journal-end.ts';
import { firstProgress, type Progress, readProgress, savedProgress } from '../../../learn/progress.ts';
import { type Enrolment, makeStart } from '../../../learn/start.ts';
import { drawnAccount, drawVariables } from '../../../learn/variants.ts';
import type { Settings } from '../../../ports/settings.ts';
import type { AttemptCloudOptions, LessonDeps, NewAttemptCloud } from './deps.ts';
import { AttemptFolder } from './folder.ts';

/** How far a person is with a scenario. */
export interface Standing {
  /** Whether it was ever finished. */
  readonly finished: boolean;
  /** The attempt under way, or the last one. */
  readonly attempt?: Progress;
}

/** Where a scenario is attempted, and by whom. */
export interface AttemptPlace {
  readonly loaded: LoadedScenario;
  /** The name of its cloud, and of its folder. */
  readonly name: string;
  /** The setting that keeps how far it is. */
  readonly setting: string;
  readonly enrolment: Enrolment;
  /** A finished attempt makes no room for a new one: it is to be handed in. */
  readonly keepsFinished?: true;
  /** The seed of a new attempt. */
  newSeed(): string;
}

/** The setting that keeps how far a person is with a lesson. */
export const lessonSetting = (id: string): string => `learn.progress.${id}`;

/** The name of the cloud in which a lesson is attempted. */
const cloudOf = (id: string): string => `attempt-${id}`;

/** Reads how far a person is; an attempt at another version does not count. */
export function standingOf(settings: Settings, setting: string, { id, version }: { readonly id: string; readonly version: number }): Standing {
  const saved = settings.get(setting);
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

/** Where a lesson of the course is attempted. @throws ScenarioError */
export function lessonPlace(deps: LessonDeps, scenarioFolder: string): AttemptPlace {
  const loaded = loadScenario(deps.data, scenarioFolder, deps.version);
  const { id } = loaded.scenario;
  return { loaded, name: cloudOf(id), setting: lessonSetting(id), enrolment: {}, newSeed: () => deps.newSeed() };
}

/** Takes up the attempt under way, or begins one. @param anew never takes one up */
export async function openAttempt(deps: LessonDeps, place: AttemptPlace, anew = false): Promise<OpenAttempt> {
  const underWay = anew ? undefined : await takeUp(deps, place, ({ phase }) => phase !== 'finished' || place.keepsFinished === true);
  if (underWay) return underWay;
  const { name } = place;
  // A cloud without progress is one whose making was cut short.
  if (deps.cloudExists(name)) await deps.removeCloud(name);
  const folder = new AttemptFolder(deps.attemptFolder(name));
  const save = await saver(deps, place);
  return begin(place, folder, (options) => deps.createAttemptCloud(name, options), save);
}

/** Takes up the attempt that there is, if it is one to go on with; `undefined` where there is none. */
export async function takeUp(deps: LessonDeps, place: AttemptPlace, isWanted: (progress: Progress) => boolean = () => true): Promise<OpenAttempt | undefined> {
  const { loaded, name, setting } = place;
  const { attempt: progress } = standingOf(await deps.settings(), setting, loaded.scenario);
  const folder = new AttemptFolder(deps.attemptFolder(name));
  if (!progress || !isWanted(progress) || !deps.cloudExists(name) || !folder.isMade()) return undefined;
  const save = await saver(deps, place);
  return { attempt: new Attempt({ loaded, cloud: await deps.openCloud(name), progress, save }), folder, resumed: true };
}

/** Begins an attempt in memory, that leaves nothing behind but its folder. */
export function openPassingAttempt(
  deps: Pick<LessonDeps, 'createMemoryCloud'>,
  place: Pick<AttemptPlace, 'loaded' | 'enrolment' | 'newSeed'>,
  path: string,
): Promise<OpenAttempt> {
  return begin(
    place,
    new AttemptFolder(path),
    (options) => deps.createMemoryCloud(options),
    () => undefined,
  );
}

async function saver(deps: LessonDeps, { setting, loaded, enrolment }: AttemptPlace): Promise<(progress: Progress) => void> {
  const settings = await deps.settings();
  const { finished } = standingOf(settings, setting, loaded.scenario);
  return (progress) => {
    const saved: JsonObject = { ...enrolment, finished: finished || progress.phase === 'finished', attempt: savedProgress(progress) };
    settings.set(setting, saved);
  };
}

async function begin(
  { loaded, enrolment, newSeed }: Pick<AttemptPlace, 'loaded' | 'enrolment' | 'newSeed'>,
  folder: AttemptFolder,
  make: (options: AttemptCloudOptions) => Promise<NewAttemptCloud>,
  save: (progress: Progress) => void,
): Promise<OpenAttempt> {
  const { scenario } = loaded;
  const seed = newSeed();
  const accountId = drawnAccount(scenario, seed);
  const { cloud, admin } = await make({ seed, ...(accountId !== undefined && { accountId }) });
  const profiles = await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: cloud.facts.accountId }, admin, enrolment);
  folder.make(admin, profiles);
  const progress = firstProgress(scenario.id, scenario.version, seed, lastEventNumber(cloud));
  save(progress);
  return { attempt: new Attempt({ loaded, cloud, progress, save }), folder, resumed: false };
}
