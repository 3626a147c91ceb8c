import type { Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { headerText, headerValue } from './header-values.ts';
import { type Fields, fieldsOf, givenEntries, givenMembers, itemsOf, structureOf } from './members.ts';
import type { Headers, Query, WireRequest } from './message.ts';
import { scalarText } from './scalars.ts';
import { formatPath, matchPath, uriTemplate } from './uri-template.ts';

/** The HTTP side of a REST request or answer: everything but its body. */
export interface Bound {
  readonly labels: ReadonlyMap<string, string>;
  readonly query: Query;
  readonly headers: Headers;
}

/** Writes the members that are bound to the path, the query and the headers. */
export function bindMembers(model: OperationModel, shape: StructureShape, fields: Fields): Bound {
  const labels = new Map<string, string>();
  const query: (readonly [string, string])[] = [];
  const headers: [string, string][] = [];
  for (const [name, member, value] of givenMembers(shape, fields)) {
    const key = member.locationName ?? name;
    switch (member.location) {
      case 'uri':
        labels.set(key, scalarText(model, member, shapeOf(model, member.shape), value, 'iso8601'));
        break;
      case 'querystring':
        query.push(...queryPairs(model, member, value, key));
        break;
      case 'header': {
        const text = headerText(model, member, value);
        if (text !== undefined) headers.push([key.toLowerCase(), text]);
        break;
      }
      case 'headers':
        for (const [suffix, text] of givenEntries(fieldsOf(model, member.shape, value))) headers.push([(key + suffix).toLowerCase(), String(text)]);
    }
  }
  return { labels, query, headers: Object.fromEntries(headers) };
}

function queryPairs(model: OperationModel, member: Member, value: unknown, key: string): Query {
  const shape = shapeOf(model, member.shape);
  if (shape.type === 'list') return itemsOf(model, member.shape, value).flatMap((item) => queryPairs(model, shape.member, item, key));
  if (shape.type === 'map') return givenEntries(fieldsOf(model, member.shape, value)).flatMap(([name, item]) => queryPairs(model, shape.value, item, name));
  return [[key, scalarText(model, member, shape, value, 'iso8601')]];
}

/** Reads the members that are bound to the path, the query and the headers. Scalars stay texts. */
function boundMembers(model: OperationModel, shape: StructureShape, bound: Bound): Record<string, unknown> {
  const found: [string, unknown][] = [];
  for (const [name, member] of Object.entries(shape.members)) {
    const value = boundValue(model, member, member.locationName ?? name, bound);
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

function boundValue(model: OperationModel, member: Member, key: string, { labels, query, headers }: Bound): unknown {
  switch (member.location) {
    case 'uri':
      return labels.get(key);
    case 'querystring': {
      const values = query.flatMap(([name, value]) => (name === key ? [value] : []));
      if (shapeOf(model, member.shape).type === 'list') return values.length === 0 ? undefined : values;
      return values[0];
    }
    case 'header': {
      const text = headers[key.toLowerCase()];
      return text === undefined ? undefined : headerValue(model, member, text);
    }
    case 'headers': {
      const prefix = key.toLowerCase();
      const entries = Object.entries(headers).flatMap(([name, text]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), text] as const] : []));
      return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
}

/** What stands before the host, with its labels filled in. @throws Error for a label's value that no host name can hold */
function hostPrefixOf(model: OperationModel, fields: Fields): string | undefined {
  return model.hostPrefix?.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value !== 'string' || !/^[A-Za-z0-9.-]+$/.test(value)) {
      throw new Error(`Invalid value for parameter(s): ${name}. Must contain only alphanumeric characters, hyphen, or period.`);
    }
    return value;
  });
}

/** The start of a REST request: method, path, query and headers. */
export function encodeBindings(model: OperationModel, input: Fields): Omit<WireRequest, 'body'> {
  const shape = structureOf(model, model.input);
  const bound = shape === undefined ? { labels: new Map(), query: [], headers: {} } : bindMembers(model, shape, input);
  const template = uriTemplate(model.http.requestUri);
  const hostPrefix = hostPrefixOf(model, input);
  return {
    method: model.http.method,
    path: formatPath(template, bound.labels),
    query: [...template.literals, ...bound.query],
    headers: bound.headers,
    ...(hostPrefix !== undefined && { hostPrefix }),
  };
}

/** The members of a REST request that its path, query and headers hold. */
export function decodeBindings(model: OperationModel, shape: StructureShape, request: WireRequest): Record<string, unknown> {
  const template = uriTemplate(model.http.requestUri);
  const labels = matchPath(template, request.path) ?? new Map<string, string>();
  return boundMembers(model, shape, { labels, query: request.query, headers: request.headers });
}

/** The members of a REST answer that its headers hold. A map of headers is always there, empty or not, as botocore and the SDKs have it. */
export function headerMembers(model: OperationModel, shape: StructureShape, headers: Headers): Record<string, unknown> {
  const maps = Object.entries(shape.members).flatMap(([name, { location }]) => (location === 'headers' ? [[name, {}] as const] : []));
  return { ...Object.fromEntries(maps), ...boundMembers(model, shape, { labels: new Map(), query: [], headers }) };
}

/** What of a structure is the body of its message. */
export type Payload =
  /** One member alone: bytes or text as they are, a structure as a document. */
  | { readonly kind: 'raw' | 'document'; readonly name: string; readonly member: Member }
  /** All members that are bound nowhere else. */
  | { readonly kind: 'members' }
  | { readonly kind: 'none' };

/** What of a REST message's structure is its body. */
export function payloadOf(model: OperationModel, shape: StructureShape): Payload {
  const { payload: name } = shape;
  const member = name === undefined ? undefined : shape.members[name];
  if (name !== undefined && member !== undefined) {
    const { type } = shapeOf(model, member.shape);
    return { kind: type === 'blob' || type === 'string' ? 'raw' : 'document', name, member };
  }
  return { kind: Object.values(shape.members).some(({ location }) => location === undefined) ? 'members' : 'none' };
}

/** Whether the body is handed on as it comes, without being read as a whole. */
export function isStreaming(model: OperationModel, shapeName: string | undefined): boolean {
  const shape = structureOf(model, shapeName);
  const member = shape?.payload === undefined ? undefined : shape.members[shape.payload];
  if (member === undefined) return false;
  const target = shapeOf(model, member.shape);
  return target.type === 'blob' && (member.streaming === true || target.streaming === true);
}

/** The status of an answer: a member bound to it, or the model's. */
export function statusOf(model: OperationModel, output: Fields): number {
  const shape = structureOf(model, model.output);
  const bound = Object.entries(shape?.members ?? {}).find(([, { location }]) => location === 'statusCode');
  const given = bound === undefined ? undefined : output[bound[0]];
  return typeof given === 'number' ? given : (model.http.responseCode ?? 200);
}
