import type { OperationContext } from '../../kernel/context.ts';
import type { ReadState } from '../../kernel/state.ts';
import type { Bucket } from './bucket-access.ts';
import { errors } from './errors.ts';
import { type PartRow, parts, type UploadRow, uploads } from './state.ts';

/** What operations on an upload have in common in their input. */
export interface UploadInput {
  readonly Key?: string | undefined;
  readonly UploadId?: string | undefined;
}

/** The upload that a call is about. @throws NoSuchUpload */
export function findUpload({ state }: { readonly state: ReadState }, bucket: Bucket, { Key: key = '', UploadId: id = '' }: UploadInput): UploadRow {
  const row = id === '' || id.length > longestId ? undefined : state.get(uploads, [bucket.name, key, id]);
  if (row === undefined) throw errors.noSuchUpload({ uploadId: id });
  return row;
}

const idLength = 128;
const longestId = 256;

/** A new upload's id. */
export const newUploadId = ({ ids }: OperationContext): string => ids.text(idLength, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._');

const fiveDigits = (part: number): string => String(part).padStart(5, '0');

/** A part's key. */
export const partKey = (uploadId: string, part: number): readonly [string, string] => [uploadId, fiveDigits(part)];

/** The parts of an upload, in order of their numbers. */
export function* partsOf(state: ReadState, uploadId: string, after = 0): Generator<PartRow & { readonly number: number }> {
  for (const { key, value } of state.list(parts, { prefix: [uploadId], ...(after > 0 && { after: partKey(uploadId, after) }) }))
    yield { ...value, number: Number(key[1]) };
}

/** Forgets an upload with its parts. */
export function removeUpload({ state }: OperationContext, bucket: string, key: string, uploadId: string): void {
  for (const entry of [...state.list(parts, { prefix: [uploadId] })]) state.remove(parts, entry.key);
  state.remove(uploads, [bucket, key, uploadId]);
}

/** Forgets all uploads into a bucket that goes. */
export function removeUploads(context: OperationContext, bucket: string): void {
  for (const { key } of [...context.state.list(uploads, { prefix: [bucket] })]) removeUpload(context, bucket, key[1] ?? '', key[2] ?? '');
}

/** Refuses a part number that none can have. */
export function checkPartNumber(part = 0): void {
  if (!Number.isInteger(part) || part < 1 || part > 10_000)
    throw errors.invalidArgument({ problem: 'Part number must be an integer between 1 and 10000, inclusive', argument: 'partNumber', value: part });
}
