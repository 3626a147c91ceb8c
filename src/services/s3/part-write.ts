import type { OperationContext } from '../../kernel/context.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import { errors } from './errors.ts';
import { type ChecksumRow, type PartRow, parts, type UploadRow } from './state.ts';
import { partKey } from './uploads.ts';

/** Puts a part in the place of what had its number. */
export function putPart({ state, now }: OperationContext, uploadId: string, number: number, part: Omit<PartRow, 'lastModified'>): PartRow {
  const { checksums: _asked, ...body } = part.body;
  const row = { ...part, body, lastModified: wholeSeconds(now) };
  state.put(parts, partKey(uploadId, number), row);
  return row;
}

/** Refuses a part whose checksum is by another algorithm than the upload was begun with. */
export function checkPartChecksum({ checksumAlgorithm: expected }: UploadRow, { algorithm }: ChecksumRow): void {
  if (expected !== undefined && expected !== algorithm)
    throw errors.invalidRequest({
      problem: `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${algorithm.toLowerCase()}`,
    });
}
