import { type Argument, callFunction } from './query-functions.ts';
import { compare, isFalse, numberOf, pythonEquals, QueryError } from './query-values.ts';
import { isList, isObject, type Printable } from './value.ts';

/** What an expression, or a part of one, picks from a value. */
type Evaluate = (value: Printable) => Printable;

/** A part of an expression. What follows it may depend on its kind. */
export type Node =
  | { readonly kind: 'other' | 'slice'; readonly evaluate: Evaluate }
  | { readonly kind: 'expref'; readonly inner: Node; readonly evaluate: Evaluate }
  | { readonly kind: 'field'; readonly name: string; readonly evaluate: Evaluate }
  /** Parts that are evaluated one after the other; more can be added, so that a long path is no deep one. */
  | { readonly kind: 'subexpression' | 'index'; readonly parts: Node[]; readonly evaluate: Evaluate };

const node = (evaluate: Evaluate): Node => ({ kind: 'other', evaluate });

/** The value itself. */
export const identity: Node = node((value) => value);

/** A value that stands in the expression. */
export const literal = (value: Printable): Node => node(() => value);

/** A member by its name. */
export const field = (name: string): Node => ({
  kind: 'field',
  name,
  evaluate: (value) => (isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null),
});

/** Parts one after the other. */
export function chain(kind: 'subexpression' | 'index', left: Node, right: Node): Node {
  if (left.kind === kind) {
    left.parts.push(right);
    return left;
  }
  const parts = [left, right];
  return { kind, parts, evaluate: (value) => parts.reduce((current, part) => part.evaluate(current), value) };
}

/** An item by its place, from the end where that is negative. */
export const item = (index: number): Node => node((value) => (isList(value) ? (value.at(index) ?? null) : null));

/** A part of a list, as Python slices it. */
export const slice = (start: number | undefined, stop: number | undefined, step = 1): Node => ({
  kind: 'slice',
  evaluate: (value) => {
    if (!isList(value)) return null;
    if (step === 0) throw new QueryError('slice step cannot be zero');
    const { length } = value;
    const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
    const bound = (at: number | undefined, absent: number): number => (at === undefined ? absent : Math.min(most, Math.max(least, at < 0 ? at + length : at)));
    const end = bound(stop, step > 0 ? most : least);
    const taken: Printable[] = [];
    for (let at = bound(start, step > 0 ? least : most); step > 0 ? at < end : at > end; at += step) taken.push(value[at] ?? null);
    return taken;
  },
});

const present = (values: Iterable<Printable>, right: Node): readonly Printable[] => {
  const collected: Printable[] = [];
  for (const value of values) {
    const picked = right.evaluate(value);
    if (picked !== null) collected.push(picked);
  }
  return collected;
};

/** What `right` picks from each item of a list. */
export const projection = (left: Node, right: Node): Node =>
  node((value) => {
    const base = left.evaluate(value);
    return isList(base) ? present(base, right) : null;
  });

/** What `right` picks from the value of each member. */
export const valueProjection = (left: Node, right: Node): Node =>
  node((value) => {
    const base = left.evaluate(value);
    return isObject(base) ? present(Object.values(base), right) : null;
  });

/** What `right` picks from those items of a list that meet a condition. */
export const filterProjection = (left: Node, right: Node, condition: Node): Node =>
  node((value) => {
    const base = left.evaluate(value);
    if (!isList(base)) return null;
    return present(
      base.filter((each) => !isFalse(condition.evaluate(each))),
      right,
    );
  });

/** The items of the lists in a list. */
export const flatten = (left: Node): Node =>
  node((value) => {
    const base = left.evaluate(value);
    return isList(base) ? base.flat() : null;
  });

/** A list of what several expressions pick. */
export const multiSelectList = (parts: readonly Node[]): Node => node((value) => (value === null ? null : parts.map((part) => part.evaluate(value))));

/** An object of what several expressions pick. */
export const multiSelectHash = (pairs: readonly (readonly [name: string, part: Node])[]): Node =>
  node((value) => (value === null ? null : Object.fromEntries(pairs.map(([name, part]) => [name, part.evaluate(value)]))));

/** `a || b`. */
export const or = (left: Node, right: Node): Node =>
  node((value) => {
    const first = left.evaluate(value);
    return isFalse(first) ? right.evaluate(value) : first;
  });

/** `a && b`. */
export const and = (left: Node, right: Node): Node =>
  node((value) => {
    const first = left.evaluate(value);
    return isFalse(first) ? first : right.evaluate(value);
  });

/** `!a`. */
export const not = (inner: Node): Node => node((value) => isFalse(inner.evaluate(value)));

/** `a | b`: what a projection gave is taken as a whole. */
export const pipe = (left: Node, right: Node): Node => node((value) => right.evaluate(left.evaluate(value)));

/** A number that Python takes for a truth value, which JMESPath does not. */
const isBinary = (value: Printable): boolean => numberOf(value) === 0 || numberOf(value) === 1;

const equals = (a: Printable, b: Printable): boolean => {
  if (isBinary(a) ? typeof b === 'boolean' : isBinary(b) && typeof a === 'boolean') return false;
  return pythonEquals(a, b);
};

const isComparable = (value: Printable): boolean => typeof value === 'string' || numberOf(value) !== undefined;

const ordering =
  (operator: string, holds: (order: number) => boolean) =>
  (a: Printable, b: Printable): Printable =>
    isComparable(a) && isComparable(b) ? holds(compare(a, b, operator)) : null;

const comparators: Readonly<Record<string, (a: Printable, b: Printable) => Printable>> = {
  eq: equals,
  ne: (a, b) => !equals(a, b),
  lt: ordering('<', (order) => order < 0),
  lte: ordering('<=', (order) => order <= 0),
  gt: ordering('>', (order) => order > 0),
  gte: ordering('>=', (order) => order >= 0),
};

/** `a == b` and the like. @param name the comparison's token */
export function comparison(name: string, left: Node, right: Node): Node {
  const compared = comparators[name];
  if (compared === undefined) throw new Error(`There is no comparison ${name}.`);
  return node((value) => compared(left.evaluate(value), right.evaluate(value)));
}

/** `&a`, which only a function can take: as a result it has no form, and Python says so in these words. */
export const expref = (inner: Node): Node => ({
  kind: 'expref',
  inner,
  evaluate: () => {
    throw new QueryError('Object of type _Expression is not JSON serializable');
  },
});

/** A function's call. */
export const functionCall = (name: string, parts: readonly Node[]): Node =>
  node((value) =>
    callFunction(
      name,
      parts.map((part): Argument => (part.kind === 'expref' ? part.inner.evaluate : part.evaluate(value))),
    ),
  );
