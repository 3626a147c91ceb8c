import type { Entry, Range, ReadState } from '../../kernel/state.ts';
import { afterAllWith } from './listing-order.ts';
import { type ObjectRow, objects } from './state.ts';

/** Which keys of a bucket to list. */
export interface ListingRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** Keys that go on after it are rolled up into a common prefix. Empty: none are. */
  readonly delimiter: string;
  /** Only what comes after this key, or after all keys with this common prefix. */
  readonly after?: string | undefined;
  /** The most keys and common prefixes, together. */
  readonly maxKeys: number;
}

/** A page of a bucket's keys, in the order of UTF-8 bytes. */
export interface Listing {
  readonly contents: readonly Entry<ObjectRow>[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last key or common prefix of the page. */
  readonly last: string | undefined;
}

/** Lists one page. It costs what is on the page: the keys behind a common prefix are stepped over, not walked. */
export function listPage(state: ReadState, request: ListingRequest): Listing {
  const contents: Entry<ObjectRow>[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  const page = (isTruncated: boolean): Listing => ({ contents, commonPrefixes, isTruncated, last });
  if (request.maxKeys === 0) return page(false);
  let next = firstRange(request);
  while (next !== undefined) {
    const range: Range = next;
    next = undefined;
    for (const entry of state.list(objects, range)) {
      if (contents.length + commonPrefixes.length === request.maxKeys) return page(true);
      const key = entry.key[1] ?? '';
      const commonPrefix = commonPrefixOf(key, request);
      last = commonPrefix ?? key;
      if (commonPrefix === undefined) {
        contents.push(entry);
      } else {
        commonPrefixes.push(commonPrefix);
        next = rangeFrom(request, afterAllWith(commonPrefix));
        break;
      }
    }
  }
  return page(false);
}

function firstRange(request: ListingRequest): Range | undefined {
  const { bucket, after } = request;
  if (after === undefined || after === '') return baseRange(request);
  if (commonPrefixOf(after, request) === after) return rangeFrom(request, afterAllWith(after));
  return { ...baseRange(request), after: [bucket, after] };
}

const baseRange = ({ bucket, prefix }: ListingRequest): Range => ({ prefix: [bucket], ...(prefix !== '' && { startsWith: prefix }) });

const rangeFrom = (request: ListingRequest, from: string | undefined): Range | undefined =>
  from === undefined ? undefined : { ...baseRange(request), from: [request.bucket, from] };

function commonPrefixOf(key: string, { prefix, delimiter }: ListingRequest): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const index = key.indexOf(delimiter, prefix.length);
  return index < 0 ? undefined : key.slice(0, index + delimiter.length);
}
