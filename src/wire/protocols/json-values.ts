import { AwsError } from '../../kernel/aws-error.ts';
import { isPlainObject, type Json } from '../../kernel/json.ts';
import type { Member, OperationModel } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { bodyText } from './bodies.ts';
import { deepest, type Fields, fieldsOf, givenEntries, givenMembers, itemsOf } from './members.ts';
import type { StreamingBody } from './message.ts';
import { base64, mismatch, timestampFormat, timestampText } from './scalars.ts';

const isOwn = (member: Member): boolean => member.location === undefined;

/** The members of a structure that travel in its JSON, by their names there. */
export function jsonMembers(model: OperationModel, shapeName: string, value: unknown): Record<string, Json> {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${model.name}: ${shapeName} is no structure.`);
  const given = [...givenMembers(shape, fieldsOf(model, shapeName, value))].filter(([, member]) => isOwn(member));
  return Object.fromEntries(given.map(([name, member, item]) => [member.locationName ?? name, jsonValue(model, member, item)]));
}

/** A number as JSON has it; what JSON has no number for is a text (`NaN`). */
const jsonNumber = (value: number | bigint): Json => (typeof value === 'number' && Number.isFinite(value) ? value : String(value));

/** A value as the JSON protocols write it: moments as seconds since 1970 unless told otherwise, bytes as base64. */
export function jsonValue(model: OperationModel, member: Member, value: unknown): Json {
  if (value === null || value === undefined) return null;
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure':
      return shape.document ? (value as Json) : jsonMembers(model, member.shape, value);
    case 'list':
      return itemsOf(model, member.shape, value).map((item) => jsonValue(model, shape.member, item));
    case 'map':
      return Object.fromEntries(givenEntries(fieldsOf(model, member.shape, value)).map(([key, item]) => [key, jsonValue(model, shape.value, item)]));
    case 'timestamp': {
      if (!(value instanceof Date)) break;
      const format = timestampFormat(member, shape, 'unixTimestamp');
      return format === 'unixTimestamp' ? value.getTime() / 1000 : timestampText(value, format);
    }
    case 'blob':
      if (value instanceof Uint8Array || typeof value === 'string') return base64(value);
      break;
    case 'string':
      if (typeof value === 'string') return value;
      break;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    default:
      if (typeof value === 'number' || typeof value === 'bigint') return jsonNumber(value);
  }
  throw mismatch(model, member.shape, value);
}

/** From the names on the wire to the members' own. Values stay as they are: `decodeValue` gives them their types and refuses wrong ones. */
export function namedMembers(model: OperationModel, member: Member, value: unknown, depth = 0): unknown {
  const shape = shapeOf(model, member.shape);
  // What is too deep, or of another type than the model has, is refused by whoever types it.
  if (depth > deepest) return value;
  if (shape.type === 'list') return Array.isArray(value) ? value.map((item) => namedMembers(model, shape.member, item, depth + 1)) : value;
  if (!isPlainObject(value)) return value;
  const fields: Fields = value;
  if (shape.type === 'map') {
    return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, namedMembers(model, shape.value, item, depth + 1)]));
  }
  if (shape.type !== 'structure' || shape.document) return value;
  const found = Object.entries(shape.members).flatMap(([name, inner]) => {
    const key = inner.locationName ?? name;
    return isOwn(inner) && Object.hasOwn(fields, key) ? [[name, namedMembers(model, inner, fields[key], depth + 1)] as const] : [];
  });
  return Object.fromEntries(found);
}

/** A body as JSON; an empty one is an empty object. @throws AwsError `SerializationException` for what is no JSON */
export function parseJsonBody(body: Uint8Array | StreamingBody): unknown {
  const text = bodyText(body);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.', 400);
  }
}
