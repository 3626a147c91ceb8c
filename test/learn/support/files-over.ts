import type { DataSource } from '../../../src/kernel/data-source.ts';
import { sourceData } from '../../support/source-data.ts';

/** The program's data with scenarios of a test's own instead of the shipped ones. */
export function filesOver(files: Readonly<Record<string, string>>): DataSource {
  return {
    text: (path) => (path.startsWith('scenarios/') && path !== 'scenarios/scenario.schema.json' ? files[path] : sourceData.text(path)),
    names: (path) => {
      if (!path.startsWith('scenarios')) return sourceData.names(path);
      const inside = Object.keys(files).filter((file) => file.startsWith(`${path}/`));
      return [...new Set(inside.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))].sort();
    },
  };
}
