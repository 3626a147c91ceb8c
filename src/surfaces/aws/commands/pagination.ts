import type { Paginator } from '../../../models/model.ts';
import { CommandLineError } from '../errors.ts';
import type { AnswerSource } from '../output/formats.ts';
import { pathReader, setPath } from '../output/paths.ts';
import { isList, isObject, type Printable, type PrintableObject } from '../output/value.ts';
import type { Parameters } from '../parsing/argument.ts';
import { decodeToken, encodeToken, type Token } from './page-token.ts';
import type { PagingOptions } from './paging-flags.ts';

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
  readonly paged = true;
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
