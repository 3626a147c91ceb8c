import { loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import type { Scenario } from '../../../learn/scenario.ts';
import { lessonSetting, type Standing, standingOf } from './attempts.ts';
import type { LessonDeps } from './deps.ts';

/** A lesson in the list. */
export interface Lesson {
  /** Its number in the list, from 1. */
  readonly place: number;
  readonly folder: string;
  readonly scenario: Scenario;
  readonly standing: Standing;
}

/** All lessons in their order, with how far one is. @throws ScenarioError */
export async function lessons(deps: LessonDeps): Promise<readonly Lesson[]> {
  const settings = await deps.settings();
  const found = [...scenarioFolders(deps.data).values()].map((folder) => ({ folder, scenario: loadScenario(deps.data, folder, deps.version).scenario }));
  found.sort((a, b) => (trackOf(a.folder) < trackOf(b.folder) ? -1 : trackOf(a.folder) > trackOf(b.folder) ? 1 : a.scenario.order - b.scenario.order));
  return found.map(({ folder, scenario }, index) => ({
    place: index + 1,
    folder,
    scenario,
    standing: standingOf(settings, lessonSetting(scenario.id), scenario),
  }));
}

/** By id, by `track/id`, or by its number in the list. */
export const findLesson = (all: readonly Lesson[], name: string): Lesson | undefined =>
  all.find(({ scenario, folder, place }) => scenario.id === name || folder === `scenarios/${name}` || String(place) === name);

/** The track's folder. */
export const trackOf = (folder: string): string => folder.split('/')[1] ?? '';

/** A track's name in the list: its folder's, as a sentence begins. */
export const trackTitle = (track: string): string => track.charAt(0).toUpperCase() + track.slice(1).replaceAll('-', ' ');

/** The lesson to go on with: one under way, else the first that is not finished; none where all are. */
export function nextLesson(all: readonly Lesson[]): Lesson | undefined {
  const underWay = all.find(({ standing }) => standing.attempt && standing.attempt.phase !== 'finished');
  return underWay ?? all.find(({ standing }) => !standing.finished);
}
