import { AwsError } from '../kernel/aws-error.ts';
import { isBlobRef } from '../kernel/journal.ts';
import type { Member, OperationModel, StructureShape } from './model.ts';
import { shapeOf } from './shape-of.ts';
import { parseTimestamp } from './timestamps.ts';

/** Deeper values are refused: no model of AWS's needs as much, and recursion must end. */
const maximumDepth = 128;

/** How AWS's JSON services name a value's type in a SerializationException. */
const typeNames: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Integer',
  long: 'Long',
  double: 'Double',
  float: 'Float',
  boolean: 'Boolean',
  timestamp: 'Timestamp',
  blob: 'Blob',
};

/** The refusal of a value that cannot be read as the model has it, as AWS's JSON services word it. */
const serializationFault = (value: unknown, type: string): AwsError => {
  const wanted = typeNames[type];
  if (Array.isArray(value)) return new AwsError('SerializationException', 'Start of list found where not expected', 400);
  if (typeof value === 'object') return new AwsError('SerializationException', 'Start of structure or map found where not expected.', 400);
  const found = typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : `${typeof value}_VALUE`.toUpperCase();
  if (wanted === undefined) return new AwsError('SerializationException', `Unexpected value of type ${found} where a ${type} is expected`, 400);
  return new AwsError('SerializationException', `${found} can not be converted to ${/^[AEIOU]/.test(wanted) ? 'an' : 'a'} ${wanted}`, 400);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value);

const isChunks = (value: unknown): boolean => typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || 'getReader' in value);

/** A property of the value itself; never one that it inherits. */
const own = (value: Readonly<Record<string, unknown>>, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);

const decodeNumber = (value: unknown, type: 'integer' | 'long' | 'float' | 'double'): number => {
  const whole = type === 'integer' || type === 'long';
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && (!whole || Number.isInteger(value))) return value;
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return Number(value);
    if (!whole && /^(?:NaN|-?Infinity|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.test(value)) return Number(value);
  }
  throw serializationFault(value, type);
};

const decodeBoolean = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw serializationFault(value, 'boolean');
};

const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;

const decodeBlob = (value: unknown, streaming: boolean): unknown => {
  if (value instanceof Uint8Array) return value;
  if (streaming && (isBlobRef(value) || isChunks(value))) return value;
  if (typeof value !== 'string' || value.length % 4 !== 0 || !base64Pattern.test(value)) throw serializationFault(value, 'blob');
  return new Uint8Array(Buffer.from(value, 'base64'));
};

const decodeStructure = (model: OperationModel, shape: StructureShape, value: unknown, depth: number): unknown => {
  if (shape.document) return value;
  if (!isRecord(value)) throw serializationFault(value, 'structure');
  const decoded: Record<string, unknown> = {};
  for (const name in shape.members) {
    const given = own(value, name);
    const member = shape.members[name];
    // AWS takes a member that is null for one that is not there.
    if (member !== undefined && given !== undefined && given !== null) decoded[name] = decodeMember(model, member, given, depth);
  }
  return decoded;
};

const decodeMember = (model: OperationModel, member: Member, value: unknown, depth: number): unknown => {
  if (value === null || value === undefined) return null;
  const shape = shapeOf(model, member.shape);
  if (depth > maximumDepth) throw new AwsError('SerializationException', `The input is nested deeper than ${maximumDepth} levels.`, 400);
  switch (shape.type) {
    case 'structure':
      return shape.eventstream && Array.isArray(value)
        ? value.map((event) => decodeStructure(model, shape, event, depth + 1))
        : decodeStructure(model, shape, value, depth + 1);
    case 'list':
      if (!Array.isArray(value)) throw serializationFault(value, 'list');
      return value.map((item) => decodeMember(model, shape.member, item, depth + 1));
    case 'map':
      if (!isRecord(value)) throw serializationFault(value, 'map');
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeMember(model, shape.value, item, depth + 1)]));
    case 'string':
      if (typeof value !== 'string') throw serializationFault(value, 'string');
      return value;
    case 'boolean':
      return decodeBoolean(value);
    case 'timestamp': {
      const date = parseTimestamp(value);
      if (date === undefined) throw serializationFault(value, 'timestamp');
      return date;
    }
    case 'blob':
      return decodeBlob(value, member.streaming === true || shape.streaming === true);
    default:
      return decodeNumber(value, shape.type);
  }
};

/**
 * Brings a value to the native form of a shape: Dates, bytes, numbers; members in the model's order, unknown ones dropped.
 * Takes JSON (ISO 8601 or epoch seconds, base64), native values, or a mixture. Null members count as absent; null items of lists and
 * maps stay, for the constraints to name. A streaming blob may also be a BlobRef or chunks, which are left as they are.
 * @throws AwsError `SerializationException` when a value has the wrong type.
 */
export function decodeValue(model: OperationModel, shapeName: string, value: unknown): unknown {
  return decodeMember(model, { shape: shapeName }, value, 0);
}

/** Brings the input of a call to native form; see {@link decodeValue}. An operation without input has none. */
export function decodeInput(model: OperationModel, value: unknown): Record<string, unknown> {
  if (model.input === undefined || value === undefined || value === null) return {};
  return decodeValue(model, model.input, value) as Record<string, unknown>;
}
