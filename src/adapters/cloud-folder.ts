import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withWords } from '../ports/file-errors.ts';
import type { CloudStorage, StoreKind } from '../ports/home.ts';
import { HomeError } from '../ports/home.ts';
import { type BlobFiles, blobFiles } from './blob-files.ts';
import type { DiskStore } from './disk-store.ts';
import { syncFile, syncFolder, writeDurably } from './durable-files.ts';
import { checkedFormat, readJsonFile } from './json-file.ts';
import { ensureRoomToMap } from './room.ts';

/** The format of a cloud's folder. In format 1, which was never released, the rows in LMDB were MessagePack; now they are JSON. */
const CLOUD_FORMAT = 2;

const ADVICE = 'Restore it from a copy or an export, or delete this cloud and make it anew.';

/** Loaded when a cloud is opened: one of them is enough, and starting up is what every command waits for. */
const openStore = {
  lmdb: async (folder: string, options: { readonly isNew: boolean }) => (await import('./lmdb-store.ts')).openLmdbStore(folder, options),
  file: async (folder: string, options: { readonly isNew: boolean }) => (await import('./file-store.ts')).openFileStore(folder, options),
} as const;

/** What `cloud.json` says. */
export interface CloudRecord {
  readonly store: StoreKind;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** A cloud's storage on disk. */
export interface DiskStorage extends CloudStorage {
  readonly store: DiskStore;
  readonly blobs: BlobFiles;
}

const recordFile = (folder: string): string => join(folder, 'cloud.json');
const rowsFolder = (folder: string): string => join(folder, 'rows');
const blobsFolder = (folder: string): string => join(folder, 'blobs');

/** Reads `cloud.json`; `undefined` when there is no such cloud. */
export function readCloudRecord(folder: string): CloudRecord | undefined {
  const file = recordFile(folder);
  const content = readJsonFile(file, ADVICE);
  if (content === undefined) return undefined;
  const format = checkedFormat(content, CLOUD_FORMAT, file, ADVICE);
  const { store, madeAt } = content;
  if (format < CLOUD_FORMAT && store === 'lmdb') {
    const what = 'This cloud was made by a nimbi from before its first release, and its rows are no longer read';
    throw new HomeError('older', what, folder, `Delete it, and make it anew: nimbi sandbox delete ${basename(folder)}`);
  }
  if ((store !== 'lmdb' && store !== 'file') || typeof madeAt !== 'number') {
    throw new HomeError('corrupted', 'A file of the home does not say how a cloud is kept', file, ADVICE);
  }
  return { store, madeAt };
}

async function openStorage(folder: string, kind: StoreKind, isNew: boolean): Promise<DiskStorage> {
  const rows = rowsFolder(folder);
  if (kind === 'lmdb') withWords(rows, () => ensureRoomToMap(join(rows, 'lock.mdb'), rows));
  const store = await openStore[kind](rows, { isNew });
  return { store, blobs: blobFiles(blobsFolder(folder)), close: () => store.close() };
}

/** Opens the cloud in a folder. */
export const openCloudFolder = (folder: string, { store }: CloudRecord): Promise<DiskStorage> => openStorage(folder, store, false);

/** Makes a folder with an empty cloud. */
export async function makeCloudFolder(folder: string, record: CloudRecord): Promise<DiskStorage> {
  withWords(folder, () => mkdirSync(rowsFolder(folder), { recursive: true, mode: 0o700 }));
  writeCloudRecord(folder, record);
  return openStorage(folder, record.store, true);
}

/** Makes a folder with all that a cloud has at this moment, also while it is in use. */
export async function copyCloudFolder(folder: string, record: CloudRecord, to: string, madeAt: number): Promise<void> {
  const { store, blobs, close } = await openCloudFolder(folder, record);
  try {
    withWords(to, () => mkdirSync(rowsFolder(to), { recursive: true, mode: 0o700 }));
    // Rows first: bodies that come in meanwhile do no harm, rows without their bodies would.
    await store.copyTo(rowsFolder(to));
    withWords(to, () => syncFiles(rowsFolder(to)));
    blobs.copyTo(blobsFolder(to));
    writeCloudRecord(to, { store: record.store, madeAt });
  } finally {
    await close();
  }
}

/** A copy is published by its name: what it holds must be on the disk by then. */
function syncFiles(folder: string): void {
  for (const name of readdirSync(folder)) syncFile(join(folder, name));
  syncFolder(folder);
}

function writeCloudRecord(folder: string, { store, madeAt }: CloudRecord): void {
  const file = recordFile(folder);
  withWords(file, () => writeDurably(file, `${JSON.stringify({ format: CLOUD_FORMAT, store, madeAt }, undefined, 2)}\n`));
}
