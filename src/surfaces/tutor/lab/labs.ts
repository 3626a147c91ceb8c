import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainObject } from '../../../kernel/json.ts';
import { nearest } from '../../../kernel/nearest.ts';
import { type LoadedScenario, loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { labSeed } from '../../../learn/lab-seed.ts';
import { loadPacked } from '../../../learn/pack/load-packed.ts';
import { PackError, type PackedScenario } from '../../../learn/pack/packed-scenario.ts';
import type { Enrolment } from '../../../learn/start.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import type { AttemptPlace } from '../lesson/attempts.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { packedFolder } from '../scenario/pack.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { packEnding, readPackFile } from './pack-file.ts';

/** A lab that can be started. */
export interface Lab {
  readonly id: string;
  readonly loaded: LoadedScenario;
  /** Absent for a scenario that comes with the program. */
  readonly packed?: PackedScenario;
  /** What its attempts need. */
  readonly deps: LessonDeps;
}

/** The setting that names the lab in use. */
export const currentSetting = 'lab.current';

const settingOf = (id: string): string => `lab.progress.${id}`;
const cloudName = (id: string): string => `lab-${id}`;

/** Where an opened lab is kept. */
export const labFile = ({ labsFolder }: LessonDeps, id: string): string => join(labsFolder, `${id}${packEnding}`);

/** The ids of the labs that were opened. */
export const openedLabs = ({ labsFolder }: LessonDeps): readonly string[] =>
  existsSync(labsFolder)
    ? readdirSync(labsFolder)
        .filter((name) => /^[a-z][a-z0-9-]{0,39}\.nimbi-lab$/.test(name))
        .map((name) => name.slice(0, -packEnding.length))
        .sort()
    : [];

/** Makes the folder for opened labs. */
export const makeLabsFolder = ({ labsFolder }: LessonDeps): void => void mkdirSync(labsFolder, { recursive: true });

/** Finds a lab: one that was opened, else a scenario that comes with the program. @throws VerbError */
export function findLab(deps: LessonDeps, id: string): Lab {
  const opened = openedLabs(deps);
  if (opened.includes(id)) return labOf(deps, labFile(deps, id), id);
  const folders = scenarioFolders(deps.data);
  const folder = folders.get(id);
  if (folder === undefined) throw new VerbError(words.unknown(id.slice(0, 60), nearest(id, [...opened, ...folders.keys()])));
  return inWords(id, () => ({ id, loaded: loadScenario(deps.data, folder, deps.version), deps }));
}

/** Reads a lab's file, or the folder of somebody who writes one. @param file how it is named to the person */
export const labOf = (deps: LessonDeps, path: string, file: string): Lab =>
  inWords(file, () => {
    const packed = packedFolder(deps, path) ?? readPackFile(path);
    return { id: packed.scenario, loaded: loadPacked(packed, deps.data, deps.version).loaded, packed, deps };
  });

/** What is wrong with a lab is said in words. */
function inWords<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof PackError) throw new VerbError(words.badPack(file, error.message), exitCodes.general);
    if (error instanceof ScenarioError) throw new VerbError(words.broken(error.message), exitCodes.general);
    if (errorCode(error) !== undefined) throw new VerbError(words.cantRead(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
    throw error;
  }
}

/** The lab that a command is about: the one named, that of the cloud in use, or the one started last. */
export async function currentLab(run: Run, named: string | undefined): Promise<Lab> {
  const deps = run.deps.lessons();
  const [, ofCloud] = /^lab-(.+)$/.exec(run.deps.cloudName) ?? [];
  const last = (await deps.settings()).get(currentSetting);
  const id = named ?? ofCloud ?? (typeof last === 'string' ? last : undefined);
  if (id === undefined) throw new VerbError(words.which, exitCodes.general);
  return findLab(deps, id);
}

/** For whom a lab was started; `undefined` for one that was not. */
export async function enrolmentOf({ id, deps }: Lab): Promise<Enrolment | undefined> {
  const saved = (await deps.settings()).get(settingOf(id));
  if (!isPlainObject(saved)) return undefined;
  const { student, nonce } = saved;
  return { ...(typeof student === 'string' && { student }), ...(typeof nonce === 'string' && { nonce }) };
}

/** Where a lab is attempted. */
export function labPlace({ id, loaded, deps }: Lab, enrolment: Enrolment): AttemptPlace {
  const { student } = enrolment;
  const newSeed = (): string => (student === undefined ? deps.newSeed() : labSeed(id, { ...enrolment, student }));
  return { loaded, name: cloudName(id), setting: settingOf(id), enrolment, keepsFinished: true, newSeed };
}

/** Forgets how far a lab is. */
export async function forget({ id, deps }: Lab): Promise<void> {
  (await deps.settings()).remove(settingOf(id));
}
