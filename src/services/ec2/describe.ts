import type { Filter } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../kernel/context.ts';
import { compileFilters, type FilterTable, tagFilterKey } from './filters.ts';
import { type Page, type PageRequest, type PageRules, pageBounds, takePage, usualPages } from './pages.ts';
import { find, get, type ResourceKind, scan, taggedIds } from './resources.ts';
import type { TaggedRow } from './tagged-row.ts';

/** What the Describe operations have in common. */
export interface DescribeRequest extends PageRequest {
  readonly Filters?: readonly Filter[] | undefined;
}

/** How rows of a kind are described. */
export interface Description<Row extends TaggedRow, Answer extends object> {
  readonly kind: ResourceKind<Row>;
  readonly idOf: (row: Row) => string;
  readonly show: (row: Row, context: LocateContext) => Answer;
  /** Or what makes them, where they are so many that a request without filters should not wait for it. */
  readonly filters: FilterTable | (() => FilterTable);
  readonly pages?: PageRules;
  /** Rows that count as gone are not described. */
  readonly exists?: (row: Row, context: LocateContext) => boolean;
}

/** The ids that a filter on a tag leaves, by the index of tags; `undefined` when no filter is on a tag. */
function idsByTag(context: LocateContext, type: string, filters: readonly Filter[] | undefined): string[] | undefined {
  for (const { Name: name = '', Values: values = [] } of filters ?? []) {
    const key = tagFilterKey(name);
    if (key !== undefined) return [...new Set(values.flatMap((value) => [...taggedIds(context, type, key, value)]))].sort();
  }
  return undefined;
}

function* candidates<Row extends TaggedRow>(
  context: LocateContext,
  kind: ResourceKind<Row>,
  request: DescribeRequest,
  after: string | undefined,
): Generator<Row> {
  const ids = idsByTag(context, kind.type, request.Filters);
  if (ids === undefined) return yield* scan(context, kind, after);
  for (const id of ids) {
    const row = find(context, kind, id);
    if (row !== undefined) yield row;
  }
}

interface Shown<Answer> {
  readonly id: string;
  readonly answer: Answer;
}

/**
 * Describes the rows that a request asks for: by ids, else those that pass its filters; a page of them, and no more is looked at.
 * @throws Malformed or NotFound for ids, InvalidParameterValue for filters and page sizes
 */
export function describe<Row extends TaggedRow, Answer extends object>(
  context: LocateContext,
  { kind, idOf, show, filters: table, pages = usualPages, exists = () => true }: Description<Row, Answer>,
  request: DescribeRequest,
  ids: readonly string[] | undefined,
): Page<Answer> {
  const bounds = pageBounds(request, pages);
  const passes = request.Filters === undefined ? () => true : compileFilters(request.Filters, typeof table === 'function' ? table() : table);
  const isThere = (row: Row): boolean => exists(row, context);
  const byId = (a: Row, b: Row): number => (idOf(a) < idOf(b) ? -1 : 1);
  const rows = ids && ids.length > 0 ? get(context, kind, ids, isThere).sort(byId) : candidates(context, kind, request, bounds.after);
  function* shown(): Generator<Shown<Answer>> {
    for (const row of rows) {
      if (!isThere(row)) continue;
      const answer = show(row, context);
      if (passes(answer)) yield { id: idOf(row), answer };
    }
  }
  const { items, ...rest } = takePage(shown(), ({ id }) => id, bounds);
  return { items: items.map(({ answer }) => answer), ...rest };
}
