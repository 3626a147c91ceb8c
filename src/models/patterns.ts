import type { StringShape } from './model.ts';

/** Longest text that a pattern of several parts is tried on where its shape has no length limit. */
const boundWithoutLimit = 4096;

/** Longest text for a pattern with a repetition inside a repetition, where the shape allows longer ones. */
const boundOfNested = 512;

/** One class, repeated: matched in linear time however long the text. */
const oneClass = /^\^?\(?(?:\[(?:\\.|[^\]\\])+\]|\\[wdSs]|\.)[*+]?\)?\$?$/;

const inlineFlags = /^\(\?([is]+)\)/;
const meaningInBoth = new Set('dDwWsSbBtnrfvux0123456789pPk^$\\.*+?()[]{}|/');
const shorthandClass = /^\\[dDwWsSpP]/;

/** A token of a pattern: an escape (a property with its braces), or one character. */
const tokens = /\\[pP]\{[^}]*\}|\\[\s\S]|[\s\S]/g;

/**
 * From Java's dialect to JavaScript's with the flag `u`: Java lets any punctuation be escaped, and takes a dash beside a class such as
 * `\w` for itself; JavaScript refuses both.
 */
const translate = (pattern: string): string => {
  const parts = pattern.match(tokens) ?? [];
  let inClass = false;
  return parts
    .map((part, index) => {
      if (part === '[' && !inClass) inClass = true;
      else if (part === ']') inClass = false;
      else if (part === '-' && inClass) {
        const besideClass = shorthandClass.test(parts[index - 1] ?? '') || shorthandClass.test(parts[index + 1] ?? '');
        if (besideClass && parts[index + 1] !== ']') return '\\-';
      } else if (part === '\\-' && !inClass) return '-';
      else if (part.length === 2 && part !== '\\-' && !meaningInBoth.has(part.charAt(1))) return part.charAt(1);
      return part;
    })
    .join('');
};

const tryCompile = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

/** Compiles a pattern of a model, which is written for Java; `undefined` when JavaScript has no equal of it. The whole text must match. */
export function compilePattern(pattern: string): RegExp | undefined {
  const flags = inlineFlags.exec(pattern)?.[1] ?? '';
  const body = pattern.replace(inlineFlags, '');
  // `\p` means something only with the flag `u`.
  return tryCompile(`^(?:${translate(body)})$`, `u${flags}`) ?? (/\\[pP]\{/.test(body) ? undefined : tryCompile(`^(?:${body})$`, flags));
}

const repeats = /^(?:[*+]|\{\d+(?:,\d*)?\})/;

/**
 * Whether a repeated group holds a repetition: such a pattern can take time exponential in the text (`(a+)+`), and nothing stops
 * JavaScript's matcher. The models' few are unambiguous, which a test tries; texts are bounded all the same.
 */
export function hasNestedRepetition(pattern: string): boolean {
  const bare = pattern.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const open: boolean[] = [false];
  for (let index = 0; index < bare.length; index += 1) {
    const character = bare.charAt(index);
    const repeated = repeats.test(bare.slice(index + 1, index + 16));
    if (character === '(') open.push(false);
    else if (character === ')') {
      const inside = open.pop() === true;
      if (inside && repeated) return true;
      if (inside || repeated) open[open.length - 1] = true;
    } else if (repeated) open[open.length - 1] = true;
  }
  return false;
}

/** A pattern ready to be tried: `limit` caps the length of the text. */
interface Compiled {
  readonly expression: RegExp | undefined;
  readonly linear: boolean;
  readonly limit: number;
}

const compiled = new Map<string, Compiled>();

const compiledOnce = (pattern: string): Compiled => {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = {
    expression: compilePattern(pattern),
    linear: oneClass.test(pattern),
    limit: hasNestedRepetition(pattern) ? boundOfNested : Number.POSITIVE_INFINITY,
  };
  compiled.set(pattern, fresh);
  return fresh;
};

/**
 * Whether a text satisfies a shape's pattern. True also where that is not tried: a pattern that JavaScript lacks, or a text so long that
 * trying could take long (beyond the shape's own limit, which is a violation by itself).
 */
export function satisfiesPattern(text: string, { pattern, max = boundWithoutLimit }: StringShape): boolean {
  if (pattern === undefined) return true;
  const { expression, linear, limit } = compiledOnce(pattern);
  if (!linear && text.length > Math.min(max, limit)) return true;
  return expression?.test(text) ?? true;
}
