import { errors } from './errors.ts';

/** What a request says about pages. */
export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** How an operation pages. Without `whole`, a request that sets no size gets `maximum` items. */
export interface PageRules {
  readonly minimum: number;
  readonly maximum: number;
  /** True where everything is answered at once unless the request sets a size. */
  readonly whole?: boolean;
}

/** The commonest rules: 5 to 1,000, all at once unless asked. */
export const usualPages: PageRules = { minimum: 5, maximum: 1000, whole: true };

const tokenPrefix = 'after:';

const encodeToken = (id: string): string => Buffer.from(`${tokenPrefix}${id}`).toString('base64');

function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith(tokenPrefix)) throw errors.invalidNextToken();
  return text.slice(tokenPrefix.length);
}

/** Where a page begins and how many items it has at most. */
export interface PageBounds {
  /** The last id of the page before; absent for the first page. */
  readonly after?: string;
  /** Infinity where everything is asked for. */
  readonly size: number;
}

/**
 * The bounds of the page that a request asks for.
 * @throws InvalidNextToken, or InvalidParameterValue for a page size out of bounds
 */
export function pageBounds({ MaxResults: value, NextToken }: PageRequest, { minimum, maximum, whole }: PageRules): PageBounds {
  if (value !== undefined && value < minimum) throw errors.tooFewResults({ value, minimum });
  if (value !== undefined && value > maximum) throw errors.tooManyResults({ value, maximum });
  const size = value ?? (whole ? Number.POSITIVE_INFINITY : maximum);
  return NextToken === undefined ? { size } : { after: decodeToken(NextToken), size };
}

/** A page, and the token for the next one where there is more. */
export interface Page<Item> {
  readonly items: Item[];
  readonly NextToken?: string;
}

/** One page of items that come in the code-unit order of their ids, which must differ. No more of them are taken than the page needs. */
export function takePage<Item>(items: Iterable<Item>, idOf: (item: Item) => string, { after, size }: PageBounds): Page<Item> {
  const taken: Item[] = [];
  for (const item of items) {
    if (after !== undefined && idOf(item) <= after) continue;
    const last = taken.at(-1);
    if (taken.length === size && last !== undefined) return { items: taken, NextToken: encodeToken(idOf(last)) };
    taken.push(item);
  }
  return { items: taken };
}

/**
 * One page of items, as {@link takePage}.
 * @throws InvalidNextToken, or InvalidParameterValue for a page size out of bounds
 */
export const page = <Item>(items: readonly Item[], idOf: (item: Item) => string, request: PageRequest, rules: PageRules): Page<Item> =>
  takePage(items, idOf, pageBounds(request, rules));
