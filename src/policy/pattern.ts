import { compileGlob, type Glob, type GlobPiece, globPieces, matchesGlob } from './glob.ts';
import { type ConditionKey, conditionKey, type RequestContext } from './request-context.ts';

/** A value of a policy that may hold policy variables, ready to be matched against the request. */
export interface Pattern {
  /** As it stands in the policy. */
  readonly source: string;
  matches(text: string, context: RequestContext): boolean;
}

/** How to read a value. */
export interface PatternOptions {
  /** Whether `${…}` are policy variables: in documents of version 2012-10-17. */
  readonly variables: boolean;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  readonly ignoreCase?: boolean;
}

type Piece = GlobPiece | Variable;

interface Variable {
  readonly key: ConditionKey;
  readonly fallback?: string;
}

const isVariable = (piece: Piece): piece is Variable => typeof piece === 'object' && 'key' in piece;

/** Prepares a value. A variable that the request cannot fill and that has no default makes the value match nothing. */
export function compilePattern(source: string, options: PatternOptions): Pattern {
  const fold = options.ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  const pieces = options.variables ? splitVariables(source, options.wildcards) : literals(source, options.wildcards);
  if (!pieces.some(isVariable)) {
    const fixed = pieces.flatMap((piece) => (isVariable(piece) ? [] : [folded(piece, fold)]));
    return fixedPattern(source, fixed, fold);
  }
  return variablePattern(source, pieces, fold);
}

/** A pattern is prepared anew only where the values of its variables are not those of the last request. */
function variablePattern(source: string, pieces: readonly Piece[], fold: (text: string) => string): Pattern {
  const [first] = pieces;
  const start = typeof first === 'object' && 'literal' in first ? fold(first.literal) : '';
  let values: readonly string[] = [];
  let glob: Glob | undefined;
  const fill = (context: RequestContext): Glob | undefined => {
    const filled: string[] = [];
    for (const piece of pieces) {
      if (!isVariable(piece)) continue;
      const value = variableValue(piece, context);
      if (value === undefined) return undefined;
      filled.push(value);
    }
    if (glob !== undefined && filled.every((value, index) => value === values[index])) return glob;
    values = filled;
    const inOrder = filled[Symbol.iterator]();
    glob = compileGlob(pieces.map((piece) => folded(isVariable(piece) ? { literal: inOrder.next().value ?? '' } : piece, fold)));
    return glob;
  };
  return {
    source,
    matches(text, context) {
      const subject = fold(text);
      if (!subject.startsWith(start)) return false;
      const filled = fill(context);
      return filled !== undefined && matchesGlob(filled, subject);
    },
  };
}

function fixedPattern(source: string, pieces: readonly GlobPiece[], fold: (text: string) => string): Pattern {
  if (pieces.length === 1 && pieces[0] === '*') return { source, matches: () => true };
  const glob = compileGlob(pieces);
  const [only] = glob.segments;
  if (glob.segments.length === 1 && only !== undefined && !only.ones) {
    const { text: whole } = only;
    return { source, matches: (text) => fold(text) === whole };
  }
  const [start, rest, ...more] = glob.segments;
  if (start !== undefined && !start.ones && rest?.text === '' && more.length === 0) return { source, matches: (text) => fold(text).startsWith(start.text) };
  return { source, matches: (text) => matchesGlob(glob, fold(text)) };
}

const literals = (text: string, wildcards: boolean): readonly GlobPiece[] => (wildcards ? globPieces(text) : [{ literal: text }]);

const folded = (piece: GlobPiece, fold: (text: string) => string): GlobPiece => (typeof piece === 'object' ? { literal: fold(piece.literal) } : piece);

/** The value of a variable, taken literally. Keys with several values cannot be used as variables. */
function variableValue(variable: Variable, context: RequestContext): string | undefined {
  const value = context.get(variable.key);
  return typeof value === 'string' ? value : variable.fallback;
}

/** Splits a value at `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`: what is in the braces holds no brace. */
function splitVariables(source: string, wildcards: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (let start = source.indexOf('${'); start >= 0; start = source.indexOf('${', start + 1)) {
    const closing = source.indexOf('}', start);
    if (closing < 0) break;
    const inside = source.slice(start + 2, closing);
    if (inside.includes('{')) continue;
    pieces.push(...literals(source.slice(end, start), wildcards), variable(inside));
    end = closing + 1;
  }
  pieces.push(...literals(source.slice(end), wildcards));
  return pieces;
}

function variable(inside: string): Piece {
  if (inside === '*' || inside === '?' || inside === '$') return { literal: inside };
  const comma = inside.indexOf(',');
  const fallback = comma < 0 ? '' : inside.slice(comma + 1).trim();
  const quoted = fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
  return quoted ? { key: conditionKey(inside.slice(0, comma).trim()), fallback: fallback.slice(1, -1) } : { key: conditionKey(inside.trim()) };
}

/** The policy variables that a value uses, by the spelling of their keys; those with a default left out. */
export function variablesIn(source: string): readonly string[] {
  return splitVariables(source, false).flatMap((piece) => (isVariable(piece) && piece.fallback === undefined ? [piece.key.name] : []));
}
