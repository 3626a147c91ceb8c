import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DataSource } from '../../../kernel/data-source.ts';
import { nearest } from '../../../kernel/nearest.ts';
import { type LoadedScenario, loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { isScenarioFile, PackError, packLimits } from '../../../learn/pack/packed-scenario.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { packEnding, readPackFile } from '../lab/pack-file.ts';
import { exitCodes, VerbError } from '../verb.ts';
import type { ScenarioSource } from './grader-process.ts';

/** Where the texts of a source stand while they are loaded: no shipped scenario has that track. */
const track = 'scenarios/graded';

/** Loads a source as one of the program's own scenarios would be. @throws ScenarioError */
export function loadSource({ id, files }: ScenarioSource, data: DataSource, version: string): LoadedScenario {
  const folder = `${track}/${id}`;
  const within = (path: string): string | undefined => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined);
  const overlaid: DataSource = {
    text: (path) => {
      const name = within(path);
      return name === undefined ? data.text(path) : Object.hasOwn(files, name) ? files[name] : undefined;
    },
    names: (path) => {
      const name = within(path);
      return name === undefined
        ? data.names(path)
        : Object.keys(files)
            .flatMap((file) => (file.startsWith(`${name}/`) ? [file.slice(name.length + 1)] : []))
            .sort();
    },
  };
  return loadScenario(overlaid, folder, version);
}

/**
 * The scenario that a teacher names: one that comes with the program, a folder, or a pack. Labs that were opened on this computer do not
 * count: those are what students get.
 * @throws VerbError
 */
export function findSource(name: string, data: DataSource, cwd: string): ScenarioSource {
  if (name.endsWith(packEnding)) return fromPack(name, resolve(cwd, name));
  const folder = scenarioFolders(data).get(name);
  if (folder !== undefined) return { id: name, files: shippedFiles(data, folder) };
  const path = resolve(cwd, name);
  if (isFolder(path)) return fromFolder(name, path);
  throw new VerbError(words.noScenario(name, nearest(name, [...scenarioFolders(data).keys()])));
}

/** Loads a source. @throws VerbError with what is wrong in its file */
export function loadedSource(source: ScenarioSource, data: DataSource, version: string): LoadedScenario {
  try {
    return loadSource(source, data, version);
  } catch (error) {
    if (error instanceof ScenarioError) throw new VerbError(error.message.replaceAll(`${track}/${source.id}/`, ''), exitCodes.general);
    throw error;
  }
}

function shippedFiles(data: DataSource, folder: string): ScenarioSource['files'] {
  const names = ['files', 'texts'].flatMap((part) => data.names(`${folder}/${part}`).map((name) => `${part}/${name}`));
  return Object.fromEntries(['scenario.yaml', ...names].map((name) => [name, data.text(`${folder}/${name}`) ?? '']));
}

function fromPack(name: string, path: string): ScenarioSource {
  try {
    const { scenario, hidden, files } = readPackFile(path);
    const left = Object.values(hidden).reduce((sum, count) => sum + count, 0);
    if (left > 0) throw new VerbError(words.hiddenLeftOut(name, left), exitCodes.general);
    return { id: scenario, files: Object.fromEntries(files) };
  } catch (error) {
    if (error instanceof PackError) throw new VerbError(`${name}: ${error.message}`, exitCodes.general);
    throw unreadable(name, error);
  }
}

function fromFolder(name: string, path: string): ScenarioSource {
  const files: Record<string, string> = {};
  try {
    const starters = ['files', 'texts'].flatMap((part) => (isFolder(join(path, part)) ? readdirSync(join(path, part)).map((file) => `${part}/${file}`) : []));
    for (const file of ['scenario.yaml', ...starters].filter(isScenarioFile)) {
      if (statSync(join(path, file)).size <= packLimits.file) files[file] = readFileSync(join(path, file), 'utf8');
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new VerbError(words.notAScenario(name));
    throw unreadable(name, error);
  }
  return { id: basename(path), files };
}

/** What a file that can't be read is answered with; faults of ours stay faults. */
export function unreadable(file: string, error: unknown): unknown {
  if (errorCode(error) === 'ENOENT') return new VerbError(words.noFile(file));
  return errorCode(error) === undefined
    ? error
    : new VerbError(words.cantRead(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
