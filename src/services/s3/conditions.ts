import { errors } from './errors.ts';
import { etagOf } from './object-checksum.ts';
import type { ObjectRow } from './state.ts';

/** The conditions of a read: HTTP's, as RFC 9110 ranks them. */
export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

const unquoted = (etag: string): string =>
  etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

function matches(condition: string, row: ObjectRow): boolean {
  const etag = unquoted(etagOf(row));
  return condition.trim() === '*' || condition.split(',').some((one) => unquoted(one) === etag);
}

const isLater = (row: ObjectRow, date: Date): boolean => row.lastModified > date.getTime();

/** Which condition of a read fails, if any: one that must hold, or one that says the caller's copy is still good. */
function failure(row: ObjectRow, conditions: ReadConditions): 'If-Match' | 'If-Unmodified-Since' | 'If-None-Match' | 'If-Modified-Since' | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined && !matches(IfMatch, row)) return 'If-Match';
  if (IfMatch === undefined && IfUnmodifiedSince !== undefined && isLater(row, IfUnmodifiedSince)) return 'If-Unmodified-Since';
  if (IfNoneMatch !== undefined && matches(IfNoneMatch, row)) return 'If-None-Match';
  if (IfNoneMatch === undefined && IfModifiedSince !== undefined && !isLater(row, IfModifiedSince)) return 'If-Modified-Since';
  return undefined;
}

/**
 * Refuses a read whose conditions do not hold.
 * @throws PreconditionFailed 412, or 304 where the caller's copy is still good
 */
export function checkReadConditions(row: ObjectRow, conditions: ReadConditions): void {
  const failed = failure(row, conditions);
  if (failed === 'If-Match' || failed === 'If-Unmodified-Since') throw errors.preconditionFailed({ condition: failed });
  if (failed !== undefined) throw errors.notModified({ etag: etagOf(row), date: new Date(row.lastModified).toUTCString() });
}

/** The same of what is copied from, among a copy's input. */
type CopyConditions = { readonly [Name in keyof ReadConditions as `CopySource${Name}`]?: ReadConditions[Name] };

/** Refuses a copy whose conditions on the source do not hold: always 412. */
export function checkCopyConditions(row: ObjectRow, input: CopyConditions): void {
  const failed = failure(row, {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  });
  if (failed !== undefined) throw errors.preconditionFailed({ condition: `x-amz-copy-source-${failed}` });
}

/**
 * Refuses a write whose conditions do not hold ("Conditional requests", S3 User Guide).
 * @param row what stands under the key now
 * @throws PreconditionFailed; NoSuchKey for If-Match where there is nothing
 */
export function checkWriteConditions(row: ObjectRow | undefined, key: string, { IfMatch, IfNoneMatch }: ReadConditions): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') throw errors.notImplementedHeader({ header: 'If-None-Match' });
  if (IfNoneMatch !== undefined && row !== undefined) throw errors.preconditionFailed({ condition: 'If-None-Match' });
  if (IfMatch === undefined) return;
  if (row === undefined) throw errors.noSuchKey({ key });
  if (!matches(IfMatch, row)) throw errors.preconditionFailed({ condition: 'If-Match' });
}

/** Refuses a deletion whose condition does not hold, also where there is nothing to delete. */
export function checkDeleteCondition(row: ObjectRow | undefined, etag: string | undefined): void {
  if (etag !== undefined && (row === undefined || !matches(etag, row))) throw errors.preconditionFailed({ condition: 'If-Match' });
}
