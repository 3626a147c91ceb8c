import type { Store } from '../ports/store.ts';
import { MemoryTables } from './memory-tables.ts';
import { PendingWrites } from './pending-writes.ts';

/** A store that lives as long as the process: for tests, labs, replay and `--ephemeral`. */
export function memoryStore(): Store {
  const tables = new MemoryTables();
  return {
    async transact(work) {
      const pending = new PendingWrites(tables);
      const result = work(pending);
      tables.apply(pending.writes());
      return result;
    },
    read: (work) => work(tables),
    close: async () => {},
  };
}
