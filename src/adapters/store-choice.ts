import { statfsSync } from 'node:fs';
import type { StoreKind } from '../ports/home.ts';
import { lmdbLoads } from './lmdb-store.ts';

/** Linux's numbers of file systems on which mapped files are not safe among machines (statfs(2), linux/magic.h). */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x65735546, 'FUSE'],
]);

/** The network file system that a folder is on, by name; `undefined` when it is on none, or the platform does not say. */
export function networkFileSystem(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  typeOf = (path: string): number => statfsSync(path).type,
): string | undefined {
  if (platform !== 'linux') return undefined;
  // The number is 32 bits wide, and signed on some machines.
  return networkFileSystems.get(typeOf(folder) >>> 0);
}

/** Which store to keep a new cloud in, and why when it is the slower one. */
export function chooseStore(folder: string, loads = lmdbLoads, networkOf = networkFileSystem): { readonly kind: StoreKind; readonly notice?: string } {
  const network = networkOf(folder);
  if (network !== undefined)
    return {
      kind: 'file',
      notice: `The home folder is on a network file system (${network}): this cloud is kept in a plain file instead of LMDB, which is slower.`,
    };
  if (!loads())
    return { kind: 'file', notice: "LMDB's native code does not load on this machine: this cloud is kept in a plain file instead, which is slower." };
  return { kind: 'lmdb' };
}
