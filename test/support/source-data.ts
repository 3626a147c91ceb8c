import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import type { DataSource } from '../../src/kernel/data-source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the build takes each folder of the data from. */
const folders: Readonly<Record<string, string>> = { models: 'src/models/data', world: 'src/world/data', scenarios: 'scenarios' };

const locate = (path: string): string => {
  const [folder = '', ...rest] = path.split('/');
  return join(root, folders[folder] ?? 'no-such-folder', ...rest);
};

/** Help texts stand nowhere in the source tree: the build draws them from packages. */
const built = fileDataSource(join(root, 'dist/data'));

const isBuilt = (path: string): boolean => /^docs(\/|$)/.test(path);

/** The program's data as it stands in the source tree: what the build would put together. */
export const sourceData: DataSource = {
  text: (path) => {
    if (isBuilt(path)) return built.text(path);
    try {
      return readFileSync(locate(path), 'utf8');
    } catch {
      return undefined;
    }
  },
  names: (path) => {
    if (isBuilt(path)) return built.names(path);
    try {
      return readdirSync(locate(path)).sort();
    } catch {
      return [];
    }
  },
};
