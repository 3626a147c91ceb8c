import type { BlobRef, BodyPart } from '../kernel/journal.ts';

/** So many bytes a part of a composed body has. */
const sizeOf = ({ size, range }: BodyPart): number => (range === undefined ? size : range.end - range.start + 1);

/**
 * The parts of a composed body that hold the bytes of a range, each with the range of its own bytes that is meant.
 * @param range both ends inclusive; all of the body when absent
 */
export function* partsIn(parts: readonly BodyPart[], range?: BlobRef['range']): Generator<BodyPart> {
  let offset = 0;
  for (const part of parts) {
    const size = sizeOf(part);
    const from = Math.max(range?.start ?? 0, offset);
    const to = Math.min(range?.end ?? Number.POSITIVE_INFINITY, offset + size - 1);
    const shift = (part.range?.start ?? 0) - offset;
    if (from <= to) yield { ...part, range: { start: from + shift, end: to + shift } };
    offset += size;
  }
}
