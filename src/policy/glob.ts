/** Stands for one `?` inside a segment. U+FFFF is a noncharacter: no policy that AWS accepts contains it. */
const ONE = '\uffff';
const ONE_CODE = 0xffff;

/** Text between two `*` of a pattern. */
interface Segment {
  readonly text: string;
  /** Whether it has a `?`, so that plain text search does not find it. */
  readonly ones: boolean;
}

/** A pattern of literal text, `*` (any run of characters) and `?` (any one character), ready to be matched. */
export interface Glob {
  readonly segments: readonly Segment[];
  /** No shorter text can match: what keeps a huge pattern cheap. */
  readonly minLength: number;
}

/** A piece of a pattern: literal text, or a wildcard. */
export type GlobPiece = { readonly literal: string } | '*' | '?';

/** Prepares a pattern from its pieces. A run of wildcards such as `*?*?` becomes one star after its question marks. */
export function compileGlob(pieces: readonly GlobPiece[]): Glob {
  const texts: string[] = [];
  let text = '';
  let inStar = false;
  for (const piece of pieces) {
    if (piece === '*') {
      inStar = true;
    } else if (piece === '?') {
      text += ONE;
    } else {
      if (inStar) {
        texts.push(text);
        text = '';
        inStar = false;
      }
      text += piece.literal;
    }
  }
  texts.push(text);
  if (inStar) texts.push('');
  const segments = texts.map((segment) => ({ text: segment, ones: segment.includes(ONE) }));
  return { segments, minLength: segments.reduce((length, segment) => length + segment.text.length, 0) };
}

/** Splits text at its wildcards. */
export function globPieces(text: string): readonly GlobPiece[] {
  const pieces: GlobPiece[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index];
    const isWildcard = character === '*' || character === '?';
    if (!isWildcard && character !== undefined) continue;
    if (index > start) pieces.push({ literal: text.slice(start, index) });
    if (isWildcard) pieces.push(character);
    start = index + 1;
  }
  return pieces;
}

/**
 * Whether the whole of `text` matches. There is no backtracking: each segment is looked for once, from where the last one ended,
 * and a pattern that asks for more than the text has fails at once. So the cost is bounded by the text, not by the pattern.
 */
export function matchesGlob({ segments, minLength }: Glob, text: string): boolean {
  if (text.length < minLength) return false;
  const first = segments[0];
  if (first === undefined) return false;
  const last = segments.length - 1;
  if (last === 0) return text.length === first.text.length && stands(first, text, 0);
  if (!stands(first, text, 0)) return false;
  const final = segments[last];
  const end = text.length - (final?.text.length ?? 0);
  if (final === undefined || !stands(final, text, end)) return false;
  let position = first.text.length;
  for (let index = 1; index < last; index++) {
    const segment = segments[index];
    if (segment === undefined) return false;
    const found = find(segment, text, position, end);
    if (found < 0) return false;
    position = found + segment.text.length;
  }
  return position <= end;
}

/** Whether the segment stands in `text` at `position`. */
function stands(segment: Segment, text: string, position: number): boolean {
  if (!segment.ones) return text.startsWith(segment.text, position);
  if (position + segment.text.length > text.length) return false;
  for (let index = 0; index < segment.text.length; index++) {
    const wanted = segment.text.charCodeAt(index);
    if (wanted !== ONE_CODE && wanted !== text.charCodeAt(position + index)) return false;
  }
  return true;
}

/** Where the segment first stands in `text` at or after `from` and ending at or before `end`; -1 when it does not. */
function find(segment: Segment, text: string, from: number, end: number): number {
  const lastStart = end - segment.text.length;
  if (!segment.ones) {
    const found = text.indexOf(segment.text, from);
    return found > lastStart ? -1 : found;
  }
  for (let position = from; position <= lastStart; position++) if (stands(segment, text, position)) return position;
  return -1;
}
