import type { Filter } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../kernel/context.ts';
import { compileFilters, type FilterTable, tagFilterKey } from './filters.ts';
import { checkPage, type PageRequest, type PageRules, page, usualPages } from './pages.ts';
import { all, find, get, type ResourceKind, taggedIds } from './resources.ts';
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
  readonly filters: FilterTable;
  readonly pages?: PageRules;
  /** Rows that count as gone are not described. */
  readonly exists?: (row: Row, context: LocateContext) => boolean;
}

/** A tag filter whose value has no wildcard is answered from the index of tags. */
function indexedTag(filters: readonly Filter[] | undefined): { key: string; values: readonly string[] } | undefined {
  for (const { Name: name = '', Values: values = [] } of filters ?? []) {
    const key = tagFilterKey(name);
    if (key !== undefined && values.every((value) => !/[*?\\]/.test(value))) return { key, values };
  }
  return undefined;
}

function candidates<Row extends TaggedRow>(context: LocateContext, kind: ResourceKind<Row>, filters: readonly Filter[] | undefined): Row[] {
  const indexed = indexedTag(filters);
  if (indexed === undefined) return all(context, kind);
  const ids = indexed.values.flatMap((value) => [...taggedIds(context, kind.type, indexed.key, value)]);
  return [...new Set(ids)].sort().flatMap((id) => find(context, kind, id) ?? []);
}

/**
 * Describes the rows that a request asks for: by ids, else those that pass its filters; a page of them.
 * @throws Malformed or NotFound for ids, InvalidParameterValue for filters and page sizes
 */
export function describe<Row extends TaggedRow, Answer extends object>(
  context: LocateContext,
  { kind, idOf, show, filters: table, pages = usualPages, exists = () => true }: Description<Row, Answer>,
  request: DescribeRequest,
  ids: readonly string[] | undefined,
): { items: Answer[]; NextToken?: string } {
  checkPage(request, pages);
  const passes = compileFilters(request.Filters, table);
  const isThere = (row: Row): boolean => exists(row, context);
  const rows = ids && ids.length > 0 ? get(context, kind, ids, isThere) : candidates(context, kind, request.Filters).filter(isThere);
  const shown = rows.map((row) => ({ id: idOf(row), answer: show(row, context) })).filter(({ answer }) => passes(answer));
  shown.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { items, ...rest } = page(shown, ({ id }) => id, request, pages);
  return { items: items.map(({ answer }) => answer), ...rest };
}
