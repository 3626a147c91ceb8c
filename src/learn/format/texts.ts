import { isPlainObject } from '../../kernel/json.ts';
import type { Path } from './problem.ts';

/** A text inside of a value, and where. */
interface Placed {
  readonly text: string;
  readonly path: Path;
}

/** All texts inside a value, at any depth, in the order in which they stand there. */
export function* textsIn(value: unknown, path: Path = []): Generator<Placed> {
  if (typeof value === 'string') yield { text: value, path };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (isPlainObject(value)) for (const [name, member] of Object.entries(value)) yield* textsIn(member, [...path, name]);
}

/** Where what stands in a member is AWS's, not ours. */
const foreign: ReadonlySet<string> = new Set(['input', 'is', 'context', 'statements']);

const fileName = /^texts\/[a-z0-9][a-z0-9.-]{0,59}\.md$/;

/**
 * Puts the texts of files where `{ file: texts/NAME.md }` stands. A file that is not there, or a name of another form, stays as it is.
 * @param missing hears of each file that is not there
 */
export function withTexts(value: unknown, read: (file: string) => string | undefined, missing: (path: Path, file: string) => void, path: Path = []): unknown {
  if (Array.isArray(value)) return value.map((item, index) => withTexts(item, read, missing, [...path, index]));
  if (!isPlainObject(value)) return value;
  const { file, ...others } = value;
  if (typeof file === 'string' && fileName.test(file) && Object.keys(others).length === 0) {
    const text = read(file)?.trimEnd();
    if (text === undefined) missing(path, file);
    return text ?? value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, foreign.has(name) ? member : withTexts(member, read, missing, [...path, name])]),
  );
}
