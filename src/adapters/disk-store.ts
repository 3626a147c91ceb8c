import type { Store } from '../ports/store.ts';

/** A store in a folder. */
export interface DiskStore extends Store {
  /** Writes a copy of the rows as they are now into another folder, from which a store of the same kind opens. */
  copyTo(folder: string): Promise<void>;
}
