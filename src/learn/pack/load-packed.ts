import type { DataSource } from '../../kernel/data-source.ts';
import { messages } from '../../messages/learn/pack/en.ts';
import { type LoadedScenario, loadScenario } from '../format/load.ts';
import { PackError, type PackedScenario } from './packed-scenario.ts';

/** The track that packed scenarios are in. */
const track = 'scenarios/lab';

/** A packed scenario, ready to be attempted. */
export interface LoadedPack {
  readonly loaded: LoadedScenario;
  /** The program's data, with the packed scenario in it. */
  readonly data: DataSource;
}

/**
 * Loads a packed scenario as one of the program's own would be.
 * @throws PackError, and ScenarioError with what is wrong in its file
 */
export function loadPacked(packed: PackedScenario, data: DataSource, version: string): LoadedPack {
  const folder = `${track}/${packed.scenario}`;
  const overlaid = overlay(packed, data, folder);
  const loaded = load(overlaid, folder, version);
  if (loaded.scenario.version !== packed.version) throw new PackError(messages.broken(messages.otherScenario));
  return { loaded, data: overlaid };
}

function load(data: DataSource, folder: string, version: string): LoadedScenario {
  try {
    return loadScenario(data, folder, version);
  } catch (error) {
    // What recurses in reading a file ends so when that is nested a hundred thousand deep.
    if (error instanceof RangeError) throw new PackError(messages.broken(messages.tooDeep), { cause: error });
    throw error;
  }
}

/** The packed files stand over the data; of the program's own scenarios one of the same id is not seen. */
function overlay({ scenario, files }: PackedScenario, data: DataSource, folder: string): DataSource {
  const within = (path: string): string => path.slice(folder.length + 1);
  const isWithin = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  return {
    text: (path) => (isWithin(path) ? files.get(within(path)) : data.text(path)),
    names: (path) => {
      if (isWithin(path)) return namesIn([...files.keys()], within(path));
      if (path === track) return [scenario];
      if (path === 'scenarios') return [...new Set([...data.names(path), 'lab'])].sort();
      return data.names(path).filter((name) => !(name === scenario && /^scenarios\/[^/]+$/.test(path)));
    },
  };
}

function namesIn(paths: readonly string[], folder: string): readonly string[] {
  const beginning = folder === '' ? '' : `${folder}/`;
  const names = paths.filter((path) => path.startsWith(beginning)).map((path) => path.slice(beginning.length).split('/')[0] ?? '');
  return [...new Set(names)].sort();
}
