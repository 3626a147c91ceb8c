import { compareKeys } from '../../kernel/key-order.ts';
import type { Entry, Range, ReadState } from '../../kernel/state.ts';
import type { Bucket } from './bucket-access.ts';
import { afterAllWith } from './listing-order.ts';
import { objects, versions } from './state.ts';
import { placeOf } from './version-ids.ts';
import type { VersionRow } from './versions.ts';

/** Which versions of a bucket to list. */
export interface VersionListingRequest {
  readonly bucket: Bucket;
  readonly prefix: string;
  /** Keys that go on after it are rolled up into a common prefix. Empty: none are. */
  readonly delimiter: string;
  /** Only what comes after this key, or after all keys with this common prefix. Empty: all. */
  readonly keyMarker: string;
  /** Of that key, only what is older than this order; absent: none of that key. */
  readonly orderMarker: number | undefined;
  /** The most versions and common prefixes, together. */
  readonly maxKeys: number;
}

/** A version with its key, and whether it is the current one. */
export interface ListedVersion {
  readonly key: string;
  readonly row: VersionRow;
  readonly isLatest: boolean;
}

/** A page of versions: by key, and of one key the newest first. */
export interface VersionListing {
  readonly versions: readonly ListedVersion[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last version or common prefix of the page. */
  readonly last: { readonly key: string; readonly version?: VersionRow } | undefined;
}

/** Lists one page. It costs what is on the page: the versions behind a common prefix are stepped over, not walked. */
export function listVersions(state: ReadState, request: VersionListingRequest): VersionListing {
  const listed: ListedVersion[] = [];
  const commonPrefixes: string[] = [];
  let last: VersionListing['last'];
  const page = (isTruncated: boolean): VersionListing => ({ versions: listed, commonPrefixes, isTruncated, last });
  if (request.maxKeys === 0) return page(false);
  // What is older than the marker comes after something of its key.
  let before = request.orderMarker === undefined ? undefined : request.keyMarker;
  let next = firstRanges(request);
  while (next !== undefined) {
    const ranges: Ranges = next;
    next = undefined;
    for (const entry of merged(state, ranges)) {
      if (listed.length + commonPrefixes.length === request.maxKeys) return page(true);
      const key = entry.key[1] ?? '';
      const commonPrefix = commonPrefixOf(key, request);
      if (commonPrefix === undefined) {
        listed.push({ key, row: entry.value, isLatest: key !== before });
        before = key;
        last = { key, version: entry.value };
      } else {
        commonPrefixes.push(commonPrefix);
        last = { key: commonPrefix };
        next = rangesFrom(request, afterAllWith(commonPrefix));
        break;
      }
    }
  }
  return page(false);
}

/** What to walk of the current objects and of the other versions. */
interface Ranges {
  readonly objects: Range;
  readonly versions: Range;
}

function firstRanges(request: VersionListingRequest): Ranges | undefined {
  const { bucket, keyMarker, orderMarker } = request;
  if (keyMarker === '') return rangesFrom(request, '');
  if (commonPrefixOf(keyMarker, request) === keyMarker) return rangesFrom(request, afterAllWith(keyMarker));
  // No key comes between one and the same with the least character behind it.
  const ranges = rangesFrom(request, `${keyMarker}\0`);
  if (orderMarker === undefined || ranges === undefined) return ranges;
  const { from: _next, ...all } = ranges.versions;
  return { ...ranges, versions: { ...all, after: [bucket.name, keyMarker, placeOf(orderMarker)] } };
}

function rangesFrom({ bucket, prefix }: VersionListingRequest, from: string | undefined): Ranges | undefined {
  if (from === undefined) return undefined;
  const range = { prefix: [bucket.name], ...(prefix !== '' && { startsWith: prefix }), ...(from !== '' && { from: [bucket.name, from] }) };
  return { objects: range, versions: range };
}

/** Both tables as one: a key's object comes before its other versions, as its place in the store is the shorter one. */
function* merged(state: ReadState, ranges: Ranges): Generator<Entry<VersionRow>> {
  const walks = [state.list<VersionRow>(objects, ranges.objects), state.list<VersionRow>(versions, ranges.versions)].map((rows) => rows[Symbol.iterator]());
  const [current, other] = walks;
  try {
    let object = current?.next();
    let version = other?.next();
    while (object?.done === false || version?.done === false) {
      if (object?.done === false && (version?.done !== false || compareKeys(object.value.key, version.value.key) < 0)) {
        yield object.value;
        object = current?.next();
      } else if (version?.done === false) {
        yield version.value;
        version = other?.next();
      }
    }
  } finally {
    for (const walk of walks) walk.return?.();
  }
}

function commonPrefixOf(key: string, { prefix, delimiter }: VersionListingRequest): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const index = key.indexOf(delimiter, prefix.length);
  return index < 0 ? undefined : key.slice(0, index + delimiter.length);
}
