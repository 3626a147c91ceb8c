import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../../../kernel/nearest.ts';
import { scenarioFolders } from '../../../learn/format/load.ts';
import { packLimits } from '../../../learn/pack/packed-scenario.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import type { DataSource } from '../../../ports/data-source.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { exitCodes, VerbError } from '../verb.ts';

/** A scenario that an author works on: one that comes with the program, or a folder anywhere on the disk. */
export interface Subject {
  readonly id: string;
  /** Its folder in `data`. */
  readonly folder: string;
  readonly data: DataSource;
  /** How a file of its folder is named to the author. */
  shown(file: string): string;
}

/** The track that a folder of one's own stands in while it is used. */
const track = 'scenarios/own';

const isId = /^[a-z][a-z0-9-]{0,39}$/;

/** Finds a scenario by its name or its folder. @throws VerbError */
export function findSubject({ data, io }: Pick<LessonDeps, 'data' | 'io'>, name: string): Subject {
  const folders = scenarioFolders(data);
  const folder = folders.get(name);
  if (folder !== undefined) return { id: name, folder, data, shown: (file) => file };
  const own = ownSubject(name, data, io.cwd);
  if (own) return own;
  throw new VerbError(words.unknown(name.slice(0, 200), nearest(name, folders.keys())));
}

/** The scenario of a folder; `undefined` where there is no such folder. @throws VerbError for one that can't be read */
export function ownSubject(name: string, data: DataSource, cwd: string): Subject | undefined {
  const path = resolve(cwd, name);
  if (!isFolder(path)) return undefined;
  const id = basename(path);
  if (!isId.test(id)) throw new VerbError(words.badFolder(id), exitCodes.general);
  const folder = `${track}/${id}`;
  return { id, folder, data: overlay(path, data), shown: (file) => (file.startsWith(`${folder}/`) ? join(name, file.slice(folder.length + 1)) : file) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The folder stands over the program's data, and beside it the scenarios next to it, which it may require. One of the program's of the same id is not seen. */
function overlay(path: string, data: DataSource): DataSource {
  const beside = dirname(path);
  const locate = (name: string): string | undefined => (name.startsWith(`${track}/`) ? join(beside, ...name.slice(track.length + 1).split('/')) : undefined);
  const isScenario = (name: string): boolean => isId.test(name) && isFile(join(beside, name, 'scenario.yaml'));
  const own = basename(path);
  return {
    text: (name) => {
      const file = locate(name);
      return file === undefined ? data.text(name) : readText(file);
    },
    names: (name) => {
      if (name === track) return [...new Set([own, ...readNames(beside).filter(isScenario)])].sort();
      const folder = locate(name);
      if (folder !== undefined) return readNames(folder);
      if (name === 'scenarios') return [...data.names(name), 'own'].sort();
      return data.names(name).filter((found) => !(found === own && /^scenarios\/[^/]+$/.test(name)));
    },
  };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const readNames = (folder: string): readonly string[] => (isFolder(folder) ? inWords(folder, () => readdirSync(folder)).sort() : []);

function readText(file: string): string | undefined {
  return inWords(file, () => {
    if (!isFile(file)) return undefined;
    if (statSync(file).size > packLimits.file) throw new VerbError(words.tooBig(file, `${packLimits.file / 1024 / 1024} MiB`), exitCodes.general);
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  });
}

function inWords<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.cantRead(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
}
