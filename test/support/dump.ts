import { cloudTables } from '../../src/engine/cloud-tables.ts';
import type { Store } from '../../src/ports/store.ts';
import { tableNames } from './table-names.ts';

/** Every row of a store, by table. Bodies are left out: replay knows them by their digests alone. */
export function dump(store: Store): Record<string, unknown> {
  return store.read((view) => Object.fromEntries(tableNames.filter((name) => name !== cloudTables.bodies.name).map((name) => [name, [...view.list(name)]])));
}
