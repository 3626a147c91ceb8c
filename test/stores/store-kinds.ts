import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DiskStore } from '../../src/adapters/disk-store.ts';
import { openFileStore } from '../../src/adapters/file-store.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import type { Store } from '../../src/ports/store.ts';

/** A store under test: `open` gives an empty one; `reopen`, for those on disk, closes it and opens it again. */
export interface StoreKind {
  readonly name: string;
  open(): Promise<Store>;
  readonly reopen?: (store: Store) => Promise<Store>;
}

/** A folder that is removed when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Every store there is, each to be put through the same tests. */
export function storeKinds(): readonly StoreKind[] {
  const folder = temporaryFolder();
  let made = 0;
  const onDisk = (name: string, openIn: (folder: string, options?: { isNew?: boolean }) => Promise<DiskStore>): StoreKind => {
    const folders = new WeakMap<Store, string>();
    const openAs = async (at: string, isNew: boolean): Promise<Store> => {
      const store = await openIn(at, { isNew });
      folders.set(store, at);
      return store;
    };
    return {
      name,
      open: async () => {
        made += 1;
        const at = join(folder, `${name}-${made}`);
        mkdirSync(at);
        return openAs(at, true);
      },
      reopen: async (store) => {
        await store.close();
        return openAs(folders.get(store) ?? '', false);
      },
    };
  };
  return [{ name: 'memory', open: async () => memoryStore() }, onDisk('LMDB', openLmdbStore), onDisk('file', openFileStore)];
}
