import type { Filter } from '@aws-sdk/client-ec2';
import { errors } from './errors.ts';

/**
 * The filters that a Describe operation knows: each filter's name with the path, in the answer, of what it compares.
 * A path steps through every element of a list; a member that is absent matches nothing.
 * A table with `tag-key` knows `tag:KEY` too.
 */
export type FilterTable = Readonly<Record<string, string>>;

/** Whether an answer passes every filter of a request. */
export type AnswerTest<Answer> = (answer: Answer) => boolean;

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof Date ? value.toISOString() : undefined;
};

function collect(value: unknown, path: readonly string[], step: number, found: string[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, path, step, found);
  else if (step === path.length) {
    const text = textOf(value);
    if (text !== undefined) found.push(text);
  } else if (typeof value === 'object' && value !== null) collect((value as Readonly<Record<string, unknown>>)[path[step] ?? ''], path, step + 1, found);
}

/** The texts at a path of an answer. */
function valuesAt(answer: unknown, path: readonly string[]): readonly string[] {
  const found: string[] = [];
  collect(answer, path, 0, found);
  return found;
}

type PatternPart = string | typeof anyText | typeof anyCharacter;
const anyText = Symbol('*');
const anyCharacter = Symbol('?');

/** Backslash takes a wildcard's meaning away. */
function parsePattern(pattern: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === '\\') {
      escaped = true;
      continue;
    }
    const wildcard = character === '*' ? anyText : character === '?' ? anyCharacter : undefined;
    parts.push(escaped || wildcard === undefined ? character : wildcard);
    escaped = false;
  }
  return escaped ? [...parts, '\\'] : parts;
}

/** Matches with at most one way back to the last `*`, so the time is bounded by the product of both lengths. */
function matchesParts(text: readonly string[], parts: readonly PatternPart[]): boolean {
  let at = 0;
  let part = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === anyText) {
      star = part;
      starAt = at;
      part += 1;
    } else if (wanted === anyCharacter || wanted === text[at]) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      part = star + 1;
      starAt += 1;
      at = starAt;
    } else return false;
  }
  while (parts[part] === anyText) part += 1;
  return part === parts.length;
}

/** Whether a filter's value has wildcards or escapes. */
export const isPattern = (value: string): boolean => /[*?\\]/.test(value);

/** A test of one text against a filter's value, in which `*` stands for any text and `?` for one character. */
export function textPattern(pattern: string): (text: string) => boolean {
  if (!isPattern(pattern)) return (text) => text === pattern;
  const parts = parsePattern(pattern);
  return (text) => matchesParts([...text], parts);
}

interface TaggedAnswer {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;
}

const tagValues = (answer: TaggedAnswer, key: string): readonly string[] => (answer.Tags ?? []).filter((tag) => tag.Key === key).map((tag) => tag.Value ?? '');

/** Whether `name` asks for a tag, and the tag's key. */
export const tagFilterKey = (name: string): string | undefined => (name.startsWith('tag:') ? name.slice('tag:'.length) : undefined);

function compileFilter(filter: Filter, table: FilterTable): AnswerTest<object> {
  const name = filter.Name ?? '';
  const tests = (filter.Values ?? []).map(textPattern);
  const passes = (values: readonly string[]): boolean => values.some((value) => tests.some((test) => test(value)));
  const tagKey = 'tag-key' in table ? tagFilterKey(name) : undefined;
  if (tagKey !== undefined) return (answer) => passes(tagValues(answer as TaggedAnswer, tagKey));
  const path = Object.hasOwn(table, name) ? table[name]?.split('.') : undefined;
  if (path === undefined) throw errors.invalidFilter({ name });
  return (answer) => passes(valuesAt(answer, path));
}

/**
 * Turns a request's filters into a test of answers: all filters must match, each by any of its values.
 * @throws InvalidParameterValue for a filter that the table does not have
 */
export function compileFilters(filters: readonly Filter[] | undefined, table: FilterTable): AnswerTest<object> {
  const tests = (filters ?? []).map((filter) => compileFilter(filter, table));
  return (answer) => tests.every((test) => test(answer));
}
