import type { BlobRef, BodyPart } from '../../kernel/journal.ts';

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

/** The pieces that a body is made of in the end: bodies that are none of others, each with the range of its bytes that is meant. */
function* piecesOf(body: BodyPart): Generator<BodyPart> {
  if (body.parts === undefined) yield body;
  else for (const part of partsIn(body.parts, body.range)) yield* piecesOf(part);
}

/** What comes of a piece and the one after it where they are neighbours in one body; `undefined` where they are not. */
function joined(piece: BodyPart, next: BodyPart): BodyPart | undefined {
  if (piece.sha256 !== next.sha256 || piece.range === undefined || next.range?.start !== piece.range.end + 1) return undefined;
  return withRange(next, { start: piece.range.start, end: next.range.end });
}

/** A piece of a body; all of it needs no range. */
function withRange({ size, sha256 }: BodyPart, range: NonNullable<BodyPart['range']>): BodyPart {
  return range.start === 0 && range.end === size - 1 ? { size, sha256 } : { size, sha256, range };
}

/** Parts of a body to be composed, without parts of their own: what was copied from a composed body comes down to that body's pieces. */
export function flatParts(parts: Iterable<BodyPart>): BodyPart[] {
  const flat: BodyPart[] = [];
  for (const part of parts) {
    for (const piece of piecesOf(part)) {
      const next = piece.range === undefined ? { size: piece.size, sha256: piece.sha256 } : withRange(piece, piece.range);
      const last = flat.at(-1);
      const both = last && joined(last, next);
      if (both === undefined) flat.push(next);
      else flat[flat.length - 1] = both;
    }
  }
  return flat;
}
