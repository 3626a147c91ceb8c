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

/** @throws InvalidParameterValue for a page size out of bounds */
export function checkPage({ MaxResults: value }: PageRequest, { minimum, maximum }: PageRules): void {
  if (value === undefined) return;
  if (value < minimum) throw errors.tooFewResults({ value, minimum });
  if (value > maximum) throw errors.tooManyResults({ value, maximum });
}

/**
 * One page of items that stand in the code-unit order of their ids, which must differ.
 * @throws InvalidNextToken, or InvalidParameterValue for a page size out of bounds
 */
export function page<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  request: PageRequest,
  rules: PageRules,
): { items: Item[]; NextToken?: string } {
  checkPage(request, rules);
  const after = request.NextToken === undefined ? undefined : decodeToken(request.NextToken);
  const rest = after === undefined ? [...items] : items.filter((item) => idOf(item) > after);
  const size = request.MaxResults ?? (rules.whole ? rest.length : rules.maximum);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  return last !== undefined && rest.length > size ? { items: shown, NextToken: encodeToken(idOf(last)) } : { items: shown };
}
