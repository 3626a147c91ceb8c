import { parseQuery, percentDecode, percentEncode } from './form.ts';
import type { Query } from './message.ts';

/** A model's `requestUri` taken apart. */
export interface UriTemplate {
  /** Segments in order: a text, or the name of a label; a greedy label takes the rest of the path with its slashes. */
  readonly segments: readonly (string | { readonly label: string; readonly greedy: boolean })[];
  /** What the query always holds: `list-type=2`, `acl`. */
  readonly literals: Query;
}

const templates = new Map<string, UriTemplate>();

/**
 * Takes a `requestUri` apart, once each. A literal `x-id`, which newer models carry, is left out: it names the operation to logs, nothing
 * depends on it, and the AWS CLI does not send it.
 */
export function uriTemplate(requestUri: string): UriTemplate {
  const known = templates.get(requestUri);
  if (known !== undefined) return known;
  const [path = '', query = ''] = requestUri.split('?', 2);
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => {
      const label = /^\{([^}+]+)(\+?)\}$/.exec(segment);
      return label === null ? segment : { label: label[1] ?? '', greedy: label[2] === '+' };
    });
  const template = { segments, literals: parseQuery(query).filter(([name]) => name !== 'x-id') };
  templates.set(requestUri, template);
  return template;
}

/** The path with its labels filled in. @throws Error when a label has no value, or an empty one, which would name something else */
export function formatPath({ segments }: UriTemplate, labels: ReadonlyMap<string, string>): string {
  const filled = segments.map((segment) => {
    if (typeof segment === 'string') return segment;
    const value = labels.get(segment.label);
    if (value === undefined || value === '') throw new Error(`The path needs a value for ${segment.label}.`);
    return percentEncode(value, segment.greedy ? '/' : '');
  });
  return `/${filled.join('/')}`;
}

/** The segments of a path. */
export const pathParts = (path: string): readonly string[] => path.split('/').slice(1);

/** Whether `matchPath` finds the labels of a template in a path. @param parts of the path, to be taken apart once for many templates */
export function fitsPath(template: UriTemplate, parts: readonly string[]): boolean {
  const { segments } = template;
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return false;
    if (typeof segment === 'string') {
      if (part !== segment && percentDecode(part) !== segment) return false;
    } else if (segment.greedy) {
      const isLast = index === segments.length - 1;
      return isLast ? part !== '' || parts.length > segments.length : matchPath(template, `/${parts.join('/')}`) !== undefined;
    } else if (part === '') return false;
  }
  return !hasSurplus(parts, segments.length);
}

/** Whether a path has more segments. `/bucket/` is `/bucket`. */
const hasSurplus = (parts: readonly string[], expected: number): boolean =>
  parts.length > expected && !(parts.length === expected + 1 && parts[expected] === '');

/** The labels that a path gives to a template; `undefined` when it is of another form. An empty path segment is no label's value. */
export function matchPath({ segments }: UriTemplate, path: string): ReadonlyMap<string, string> | undefined {
  const parts = pathParts(path);
  const labels = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (typeof segment === 'string') {
      if (percentDecode(part) !== segment) return undefined;
    } else if (segment.greedy) {
      const rest = segments.length - index - 1;
      const end = parts.length - rest;
      const value = parts.slice(index, end).join('/');
      if (value === '') return undefined;
      labels.set(segment.label, percentDecode(value));
      const after = matchPath({ segments: segments.slice(index + 1), literals: [] }, `/${parts.slice(end).join('/')}`);
      if (rest === 0) return labels;
      return after === undefined ? undefined : new Map([...labels, ...after]);
    } else {
      if (part === '') return undefined;
      labels.set(segment.label, percentDecode(part));
    }
  }
  return hasSurplus(parts, segments.length) ? undefined : labels;
}
