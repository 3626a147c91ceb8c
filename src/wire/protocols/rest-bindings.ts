import type { Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { headerText, headerValue } from './header-values.ts';
import { type Fields, fieldsOf, givenEntries, itemsOf, structureOf } from './members.ts';
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
  for (const { name, member, key } of placesOf(shape)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) continue;
    switch (member.location) {
      case 'uri':
        labels.set(key, scalarText(model, member, shapeOf(model, member.shape), value, 'iso8601'));
        break;
      case 'querystring':
        query.push(...queryPairs(model, member, value, key));
        break;
      case 'header': {
        const text = headerText(model, member, value);
        if (text !== undefined) headers.push([key, text]);
        break;
      }
      case 'headers':
        for (const [suffix, text] of givenEntries(fieldsOf(model, member.shape, value))) headers.push([key + suffix.toLowerCase(), String(text)]);
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
  const found: Record<string, unknown> = {};
  for (const { name, member, key } of placesOf(shape)) {
    const value = boundValue(model, member, key, bound);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** A member that is bound to the path, the query or the headers, with what it is called there: headers in lower case. */
interface Place {
  readonly name: string;
  readonly member: Member;
  readonly key: string;
}

const places = new WeakMap<StructureShape, readonly Place[]>();

/** Put together once a shape. */
function placesOf(shape: StructureShape): readonly Place[] {
  let known = places.get(shape);
  if (known === undefined) {
    known = Object.entries(shape.members).flatMap(([name, member]) => {
      const key = member.locationName ?? name;
      const isHeader = member.location === 'header' || member.location === 'headers';
      return member.location === undefined ? [] : [{ name, member, key: isHeader ? key.toLowerCase() : key }];
    });
    places.set(shape, known);
  }
  return known;
}

function boundValue(model: OperationModel, member: Member, key: string, { labels, query, headers }: Bound): unknown {
  switch (member.location) {
    case 'uri':
      return labels.get(key);
    case 'querystring': {
      if (query.length === 0) return undefined;
      const values = query.flatMap(([name, value]) => (name === key ? [value] : []));
      if (shapeOf(model, member.shape).type === 'list') return values.length === 0 ? undefined : values;
      return values[0];
    }
    case 'header': {
      const text = headers[key];
      return text === undefined ? undefined : headerValue(model, member, text);
    }
    case 'headers': {
      const names = Object.keys(headers).filter((name) => name.startsWith(key));
      return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name.slice(key.length), headers[name]]));
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

const payloads = new WeakMap<StructureShape, Payload>();

/** What of a REST message's structure is its body; found out once a shape. */
export function payloadOf(model: OperationModel, shape: StructureShape): Payload {
  const known = payloads.get(shape) ?? findPayload(model, shape);
  payloads.set(shape, known);
  return known;
}

function findPayload(model: OperationModel, shape: StructureShape): Payload {
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
  const bound = shape && placesOf(shape).find(({ member }) => member.location === 'statusCode');
  const given = bound === undefined ? undefined : output[bound.name];
  return typeof given === 'number' ? given : (model.http.responseCode ?? 200);
}
