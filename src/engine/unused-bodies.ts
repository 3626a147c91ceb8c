import type { Blobs } from '../ports/blobs.ts';
import type { StoreView } from '../ports/store.ts';
import type { Plant } from './calls.ts';
import type { UnusedBodies } from './cloud.ts';
import { cloudTables } from './cloud-tables.ts';

/** A body that came in so lately may belong to a call that is under way. Milliseconds. */
const settling = 3_600_000;

/** Tables whose rows name bodies without needing them: the journal says what once came in, and small bodies are texts that could say anything. */
const needless: ReadonlySet<string> = new Set([cloudTables.journal.name, cloudTables.bodies.name]);

/** A name of a body, as a whole text in JSON. */
const names = /"([0-9a-f]{64})"/g;

/**
 * Finds the large bodies that no row names, before-images among them: what undo can bring back is in use. Whatever service a row is of,
 * and however deep in it the name is, it counts.
 * @param remove removes them, too. No call is applied meanwhile, of this process or another, so none can come to need one of them.
 */
export async function unusedBodies({ store, blobs, machineNow }: Pick<Plant, 'store' | 'blobs' | 'machineNow'>, remove: boolean): Promise<UnusedBodies> {
  const settledBefore = machineNow() - settling;
  if (!remove) return store.read((rows) => sumOf(unusedIn(rows, blobs, settledBefore)));
  return store.transact((rows) => {
    const unused = unusedIn(rows, blobs, settledBefore);
    for (const sha256 of unused.keys()) blobs.remove(sha256);
    return sumOf(unused);
  });
}

function unusedIn(rows: StoreView, blobs: Blobs, settledBefore: number): ReadonlyMap<string, number> {
  const unused = new Map<string, number>();
  for (const { sha256, size, keptAt } of blobs.list()) if (keptAt < settledBefore) unused.set(sha256, size);
  for (const table of [...rows.tables()]) {
    if (needless.has(table) || unused.size === 0) continue;
    for (const { value } of rows.list(table)) {
      for (const [, name = ''] of JSON.stringify(value).matchAll(names)) unused.delete(name);
    }
  }
  return unused;
}

const sumOf = (unused: ReadonlyMap<string, number>): UnusedBodies => ({
  count: unused.size,
  bytes: [...unused.values()].reduce((sum, size) => sum + size, 0),
});
