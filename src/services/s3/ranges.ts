import { errors } from './errors.ts';
import type { ObjectRow } from './state.ts';

/** A part of a body, both ends inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a body that a `Range` header asks for.
 * A header that is not one range of bytes is ignored, as HTTP allows and S3 does.
 * @returns undefined for the whole body
 * @throws InvalidRange when it lies beyond the body
 */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (header === undefined || first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const unsatisfiable = () => errors.invalidRange({ range: header, size });
  if (first === '') {
    const length = Number(last);
    if (length === 0 || size === 0) throw unsatisfiable();
    return { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return undefined;
  if (start >= size) throw unsatisfiable();
  return { start, end: Math.min(end, size - 1) };
}

/**
 * A part of an object, by its number. One that was uploaded whole has one part: all of it.
 * @throws InvalidPartNumber
 */
export function partRange(part: number | undefined, { body, partSizes = [body.size] }: Pick<ObjectRow, 'body' | 'partSizes'>): ByteRange | undefined {
  if (part === undefined) return undefined;
  const size = partSizes[part - 1];
  if (size === undefined) throw errors.invalidPartNumber({ part });
  const start = partSizes.slice(0, part - 1).reduce((sum, before) => sum + before, 0);
  return size === 0 ? undefined : { start, end: start + size - 1 };
}

/** The header Content-Range. */
export const contentRange = ({ start, end }: ByteRange, size: number): string => `bytes ${start}-${end}/${size}`;
