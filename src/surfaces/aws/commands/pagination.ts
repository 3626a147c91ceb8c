import type { OperationModel, Paginator } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError, usageError } from '../errors.ts';
import type { AnswerSource } from '../output/formats.ts';
import { pathReader, setPath } from '../output/paths.ts';
import { isList, isObject, type Printable, type PrintableObject } from '../output/value.ts';
import type { Argument, ArgumentTable, Parameters } from '../parsing/argument.ts';
import { decodeToken, encodeToken, type Token } from './page-token.ts';

/** What `--max-items`, `--page-size` and `--starting-token` say. */
export interface PagingOptions {
  maxItems?: number;
  pageSize?: number | string;
  startingToken?: string;
}

const inputFlags = (paginator: Paginator): readonly string[] =>
  [...paginator.inputTokens, ...(paginator.limitKey === undefined ? [] : [paginator.limitKey])].map((name) => kebabName(name));

const pagingTexts = {
  'starting-token': 'A token to specify where to start paginating. This is the NextToken from a previously truncated response.',
  'page-size': "The size of each page to get in the AWS service call. This does not affect the number of items returned in the command's output.",
  'max-items':
    "The total number of items to return in the command's output. If the total number of items available is more than the value specified, a NextToken is provided in the command's output.",
} as const;

const pagingFlag = (name: keyof typeof pagingTexts, typeName: string, set: (value: string) => void): Argument => ({
  name,
  arity: 'one',
  required: false,
  typeName,
  text: pagingTexts[name],
  apply: (value) => {
    const text = String(value);
    if (typeName !== 'string' && !/^[+-]?\d+$/.test(text)) throw usageError(`argument --${name}: invalid int value: '${text}'`);
    set(text);
  },
});

/**
 * Adds the paging flags that every paginated operation has, and hides those of the service, which still work.
 * Gives the table as it was where pagination is off, for then a service's own `--max-items` counts again.
 */
export function addPagingArguments(table: ArgumentTable, model: OperationModel, paginator: Paginator, options: PagingOptions): void {
  for (const name of inputFlags(paginator)) {
    const argument = table.get(name);
    if (argument !== undefined) table.set(name, { ...argument, hidden: true });
  }
  const input = model.input === undefined ? undefined : shapeOf(model, model.input);
  const limit = paginator.limitKey !== undefined && input?.type === 'structure' ? input.members[paginator.limitKey] : undefined;
  const limitType = limit === undefined ? 'integer' : shapeOf(model, limit.shape).type;
  const number = limitType === 'string' ? 'string' : 'integer';
  table.set(
    'starting-token',
    pagingFlag('starting-token', 'string', (value) => {
      options.startingToken = value;
    }),
  );
  if (paginator.limitKey !== undefined) {
    table.set(
      'page-size',
      pagingFlag('page-size', number, (value) => {
        options.pageSize = number === 'string' ? value : Number(value);
      }),
    );
  }
  table.set(
    'max-items',
    pagingFlag('max-items', number, (value) => {
      if (!/^\s*[+-]?\d+\s*$/.test(value)) throw new CommandLineError('general', `invalid literal for int() with base 10: '${value}'`);
      options.maxItems = Number(value);
    }),
  );
}

/** Whether the command line pages by itself, having used one of the service's own paging flags. */
export const pagesByHand = (paginator: Paginator, given: (flag: string) => boolean): boolean =>
  inputFlags(paginator).some((name) => name !== 'max-items' && given(name));

/** Refuses paging flags where pagination is off. */
export function refusePagingFlags(derived: ArgumentTable, given: (flag: string) => boolean): void {
  const used = Object.keys(pagingTexts).filter((name) => !derived.has(name) && given(name));
  if (used.length > 0) {
    throw new CommandLineError(
      'general',
      `Error during pagination: Cannot specify --no-paginate along with pagination arguments: ${used.map((name) => `--${name}`).join(', ')}`,
    );
  }
}

type Reader = (value: Printable) => Printable;

interface Readers {
  readonly tokens: readonly (readonly [input: string, read: Reader])[];
  readonly more: Reader | undefined;
  readonly results: readonly (readonly [path: string, read: Reader])[];
  readonly nonAggregate: readonly (readonly [path: string, read: Reader])[];
}

async function readersOf(paginator: Paginator): Promise<Readers> {
  const readers = (paths: readonly string[]) => Promise.all(paths.map(async (path) => [path, await pathReader(path)] as const));
  const tokens = await Promise.all(paginator.outputTokens.map(async (path, index) => [paginator.inputTokens[index] ?? path, await pathReader(path)] as const));
  const more = paginator.moreResults === undefined ? undefined : await pathReader(paginator.moreResults);
  return { tokens, more, results: await readers(paginator.resultKeys), nonAggregate: await readers(paginator.nonAggregateKeys) };
}

const truthy = (value: Printable): boolean => value !== null && value !== '' && value !== false && value !== 0;

/** The pages of an operation, called for as they are needed. Follows botocore's PageIterator, 1.43. */
class PageIterator implements AnswerSource {
  private nonAggregate: Record<string, Printable> = {};
  private resumeToken: string | undefined;

  constructor(
    private readonly paginator: Paginator,
    private readonly readers: Readers,
    private readonly parameters: Parameters,
    private readonly options: PagingOptions,
    private readonly send: (parameters: Parameters) => Promise<PrintableObject>,
  ) {}

  async *rawPages(): AsyncGenerator<PrintableObject> {
    const { maxItems } = this.options;
    const start = this.options.startingToken === undefined ? undefined : decodeToken(this.options.startingToken, this.paginator.inputTokens);
    let next: Token = start?.token ?? Object.fromEntries(this.paginator.inputTokens.map((name) => [name, null]));
    let previous: string | undefined;
    let total = 0;
    let skipped = 0;
    let parameters = this.inject(this.limited(), start === undefined ? {} : next);
    for (let first = true; ; first = false) {
      let page = await this.send(parameters);
      if (first && start !== undefined) {
        skipped = start.truncated;
        page = this.skip(page, skipped);
      } else if (!first) skipped = 0;
      if (first) this.recordNonAggregate(page);
      const count = this.countOf(page);
      const excess = maxItems === undefined ? 0 : total + count - maxItems;
      if (excess > 0) {
        const kept = Math.max(0, count - excess);
        this.resumeToken = encodeToken({ ...next, boto_truncate_amount: kept + skipped });
        yield this.truncate(page, kept);
        return;
      }
      yield page;
      total += count;
      next = this.nextToken(page);
      if (Object.values(next).every((token) => token === null)) return;
      if (maxItems !== undefined && total === maxItems) {
        this.resumeToken = encodeToken(next);
        return;
      }
      const seen = JSON.stringify(next);
      if (seen === previous) throw new CommandLineError('general', `Error during pagination: The same next token was received twice: ${seen}`);
      previous = seen;
      parameters = this.inject(parameters, next);
    }
  }

  /** Page by page, as `--output text` shows them. */
  async *pages(): AsyncGenerator<PrintableObject> {
    let first = true;
    for await (const page of this.rawPages()) {
      const current: Record<string, Printable> = first ? { ...this.nonAggregate } : {};
      first = false;
      for (const [path, read] of this.readers.results) setPath(current, path, read(page));
      yield current;
    }
    if (this.resumeToken !== undefined) yield { NextToken: { NextToken: this.resumeToken } };
  }

  /** All pages as one answer. */
  async whole(): Promise<PrintableObject> {
    const complete: Record<string, Printable> = {};
    for await (const page of this.rawPages()) {
      for (const [path, read] of this.readers.results) {
        const value = read(page);
        const existing = read(complete);
        if (value === null) continue;
        if (existing === null) setPath(complete, path, isList(value) ? [...value] : value);
        else if (isList(value) && isList(existing)) (existing as Printable[]).push(...value);
        else if (typeof value === 'number' && typeof existing === 'number') setPath(complete, path, existing + value);
        else if (typeof value === 'string' && typeof existing === 'string') setPath(complete, path, existing + value);
      }
    }
    merge(complete, this.nonAggregate);
    return this.resumeToken === undefined ? complete : { ...complete, NextToken: this.resumeToken };
  }

  private limited(): Parameters {
    const { limitKey } = this.paginator;
    return limitKey === undefined || this.options.pageSize === undefined ? this.parameters : { ...this.parameters, [limitKey]: this.options.pageSize };
  }

  private inject(parameters: Parameters, token: Token): Parameters {
    const result = { ...parameters };
    for (const [name, value] of Object.entries(token)) {
      if (value !== null && value !== 'None') result[name] = value;
      else delete result[name];
    }
    return result;
  }

  private recordNonAggregate(page: PrintableObject): void {
    for (const [path, read] of this.readers.nonAggregate) setPath(this.nonAggregate, path, read(page));
  }

  private countOf(page: PrintableObject): number {
    const [primary] = this.readers.results;
    const value = primary === undefined ? null : primary[1](page);
    return isList(value) || typeof value === 'string' ? value.length : 0;
  }

  private truncate(page: PrintableObject, kept: number): PrintableObject {
    const [primary] = this.readers.results;
    if (primary === undefined) return page;
    const value = primary[1](page);
    const result = { ...page };
    setPath(result, primary[0], isList(value) || typeof value === 'string' ? value.slice(0, kept) : []);
    return result;
  }

  /** Leaves out what an earlier, truncated run has shown of this page. */
  private skip(page: PrintableObject, count: number): PrintableObject {
    const result = { ...page };
    for (const [index, [path, read]] of this.readers.results.entries()) {
      const value = read(page);
      if (index === 0) setPath(result, path, isList(value) || typeof value === 'string' ? value.slice(count) : null);
      else setPath(result, path, isList(value) ? [] : typeof value === 'string' ? '' : value);
    }
    return result;
  }

  private nextToken(page: PrintableObject): Token {
    if (this.readers.more !== undefined && !truthy(this.readers.more(page))) return {};
    return Object.fromEntries(this.readers.tokens.map(([input, read]) => [input, truthy(read(page)) ? read(page) : null]));
  }
}

function merge(target: Record<string, Printable>, addition: PrintableObject): void {
  for (const [name, value] of Object.entries(addition)) {
    const existing = target[name];
    if (isObject(existing) && isObject(value)) {
      const merged: Record<string, Printable> = { ...existing };
      merge(merged, value);
      target[name] = merged;
    } else target[name] = value;
  }
}

/** Pages through an operation. `send` makes one call. */
export async function paginate(
  paginator: Paginator,
  parameters: Parameters,
  options: PagingOptions,
  send: (parameters: Parameters) => Promise<PrintableObject>,
): Promise<AnswerSource> {
  return new PageIterator(paginator, await readersOf(paginator), parameters, options, send);
}
