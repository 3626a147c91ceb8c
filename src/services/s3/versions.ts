import type { OperationContext } from '../../kernel/context.ts';
import type { ReadState, State } from '../../kernel/state.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import type { Bucket } from './bucket-access.ts';
import { type DeleteMarkerRow, nullVersions, type ObjectRow, objects, versions } from './state.ts';
import { newVersionId, nullVersionId, orderOf, placeOf } from './version-ids.ts';

/** One version of a key. */
export type VersionRow = ObjectRow | DeleteMarkerRow;

/** Whether a version is a delete marker. */
export const isDeleteMarker = (row: VersionRow): row is DeleteMarkerRow => 'deleteMarker' in row;

/** A version's id, as answers show it; of an object in a bucket that was never versioned they say nothing. */
export const shownVersionId = ({ versioning }: Bucket, { versionId }: VersionRow): string | undefined =>
  versioning === undefined ? undefined : (versionId ?? nullVersionId);

/** The newest version that is not the current object. */
function newestOther(state: ReadState, bucket: string, key: string): VersionRow | undefined {
  for (const { value } of state.list(versions, { prefix: [bucket, key], limit: 1 })) return value;
  return undefined;
}

/** The current version of a key: its object, or the delete marker that hides it. */
export const currentVersion = (state: ReadState, { name, versioning }: Bucket, key: string): VersionRow | undefined =>
  state.get(objects, [name, key]) ?? (versioning === undefined ? undefined : newestOther(state, name, key));

/** The version of a key with that id. */
export function findVersion(state: ReadState, { name }: Bucket, key: string, versionId: string): VersionRow | undefined {
  const current = state.get(objects, [name, key]);
  if (current !== undefined && (current.versionId ?? nullVersionId) === versionId) return current;
  const order = versionId === nullVersionId ? state.get(nullVersions, [name, key])?.order : orderOf(versionId);
  const row = order === undefined ? undefined : state.get(versions, [name, key, placeOf(order)]);
  return row !== undefined && (row.versionId ?? nullVersionId) === versionId ? row : undefined;
}

/** Puts a version among those that are not the current object. */
function putOther(state: State, bucket: string, key: string, row: VersionRow): void {
  state.put(versions, [bucket, key, placeOf(row.order)], row);
  if (row.versionId === undefined) state.put(nullVersions, [bucket, key], { order: row.order ?? 0 });
}

function removeOther(state: State, bucket: string, key: string, row: Pick<VersionRow, 'versionId' | 'order'>): void {
  state.remove(versions, [bucket, key, placeOf(row.order)]);
  if (row.versionId === undefined) state.remove(nullVersions, [bucket, key]);
}

/** The id and order of the next version of a key. */
function nextPlace({ state, ids }: OperationContext, bucket: Bucket, key: string): Pick<VersionRow, 'versionId' | 'order'> {
  if (bucket.versioning === undefined) return {};
  const order = (currentVersion(state, bucket, key)?.order ?? 0) + 1;
  return bucket.versioning === 'Enabled' ? { versionId: newVersionId(ids, order), order } : { order };
}

/** Puts a key's current object among the other versions. While versioning is suspended, the null version goes: the new one will be that. */
function makeRoom(state: State, { name, versioning }: Bucket, key: string): void {
  if (versioning === undefined) return;
  const current = state.get(objects, [name, key]);
  if (versioning === 'Suspended') {
    const other = state.get(nullVersions, [name, key]);
    if (other !== undefined) removeOther(state, name, key, other);
    if (current?.versionId === undefined) return;
  }
  if (current !== undefined) putOther(state, name, key, current);
}

/**
 * Puts a new object under a key and gives it as it is kept: a further version, or in the place of what the key held where the bucket has no
 * versions, and of its null version while versioning is suspended.
 */
export function addObject(context: OperationContext, bucket: Bucket, key: string, object: Omit<ObjectRow, 'versionId' | 'order'>): ObjectRow {
  const row = { ...object, ...nextPlace(context, bucket, key) };
  makeRoom(context.state, bucket, key);
  context.state.put(objects, [bucket.name, key], row);
  return row;
}

/** Hides a key of a bucket with versions behind a delete marker. */
export function addDeleteMarker(context: OperationContext, bucket: Bucket, key: string): DeleteMarkerRow {
  const row = { deleteMarker: true as const, lastModified: wholeSeconds(context.now), ...nextPlace(context, bucket, key) };
  makeRoom(context.state, bucket, key);
  context.state.remove(objects, [bucket.name, key]);
  putOther(context.state, bucket.name, key, row);
  return row;
}

/** Replaces a version's row by one that has its id and order. */
export function replaceVersion({ state }: OperationContext, { name }: Bucket, key: string, row: ObjectRow): void {
  const current = state.get(objects, [name, key]);
  if (current !== undefined && current.versionId === row.versionId) state.put(objects, [name, key], row);
  else putOther(state, name, key, row);
}

/**
 * Removes a version for good. Where it was the current one, the next takes its place.
 * @returns what was removed; nothing when there is no such version
 */
export function removeVersion({ state }: OperationContext, bucket: Bucket, key: string, versionId: string): VersionRow | undefined {
  const row = findVersion(state, bucket, key, versionId);
  if (row === undefined) return undefined;
  const { name } = bucket;
  const current = state.get(objects, [name, key]);
  if (current !== undefined && current.versionId === row.versionId) state.remove(objects, [name, key]);
  else removeOther(state, name, key, row);
  if (bucket.versioning !== undefined && state.get(objects, [name, key]) === undefined) makeNewestCurrent(state, name, key);
  return row;
}

function makeNewestCurrent(state: State, bucket: string, key: string): void {
  const newest = newestOther(state, bucket, key);
  if (newest === undefined || isDeleteMarker(newest)) return;
  removeOther(state, bucket, key, newest);
  state.put(objects, [bucket, key], newest);
}
