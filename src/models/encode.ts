import { isBlobRef } from '../kernel/journal.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { OperationModel, StructureShape } from './model.ts';
import { shapeOf } from './shape-of.ts';
import { isoTimestamp } from './timestamps.ts';

/** Choices for the JSON form. */
export interface EncodeOptions {
  /** How a moment is written: `isoTimestamp` unless told (the command line takes `cliTimestamp`). */
  readonly timestamp?: (date: Date) => Json;
}

/** A value that the native form cannot hold is a fault of the service that made it. */
const mismatch = (model: OperationModel, shapeName: string, value: unknown): Error =>
  new Error(`${model.name}: ${shapeName} cannot be ${Array.isArray(value) ? 'an array' : `of type ${typeof value}`}.`);

const encodeNumber = (value: number | bigint): Json => (typeof value === 'number' && Number.isFinite(value) ? value : String(value));

const encodeBlob = (model: OperationModel, shapeName: string, value: unknown): Json => {
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('base64');
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (isBlobRef(value)) return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as JsonObject;
  throw mismatch(model, shapeName, value);
};

const encodeStructure = (model: OperationModel, shape: StructureShape, shapeName: string, value: unknown, options: EncodeOptions): Json => {
  if (shape.document) return value as Json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(model, shapeName, value);
  const encoded: Record<string, Json> = {};
  for (const name in shape.members) {
    const given = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
    const member = shape.members[name];
    if (member !== undefined && given !== undefined && given !== null) encoded[name] = encodeJson(model, member.shape, given, options);
  }
  return encoded;
};

/**
 * Writes a native value as JSON, for the journal and the command line: Dates as ISO 8601, bytes as base64, a body by reference as it is,
 * members in the model's order and absent ones left out. `decodeValue` inverts it.
 * @throws Error when the value is not of the shape's native form.
 */
export function encodeJson(model: OperationModel, shapeName: string, value: unknown, options: EncodeOptions = {}): Json {
  if (value === null || value === undefined) return null;
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case 'structure':
      return shape.eventstream && Array.isArray(value)
        ? value.map((event) => encodeStructure(model, shape, shapeName, event, options))
        : encodeStructure(model, shape, shapeName, value, options);
    case 'list':
      if (!Array.isArray(value)) throw mismatch(model, shapeName, value);
      return value.map((item) => encodeJson(model, shape.member.shape, item, options));
    case 'map':
      if (typeof value !== 'object' || Array.isArray(value)) throw mismatch(model, shapeName, value);
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeJson(model, shape.value.shape, item, options)]));
    case 'timestamp':
      if (!(value instanceof Date)) throw mismatch(model, shapeName, value);
      return (options.timestamp ?? isoTimestamp)(value);
    case 'blob':
      return encodeBlob(model, shapeName, value);
    case 'string':
      if (typeof value !== 'string') throw mismatch(model, shapeName, value);
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw mismatch(model, shapeName, value);
      return value;
    default:
      if (typeof value !== 'number' && typeof value !== 'bigint') throw mismatch(model, shapeName, value);
      return encodeNumber(value);
  }
}
