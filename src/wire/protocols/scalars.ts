import type { Member, OperationModel, Shape } from '../../models/model.ts';
import { isoTimestamp } from '../../models/timestamps.ts';

/** How a protocol writes a moment. */
export type TimestampFormat = 'iso8601' | 'rfc822' | 'unixTimestamp';

/** A value that cannot be written is a fault of who made it, not of a caller. */
export const mismatch = (model: OperationModel, shapeName: string, value: unknown): Error =>
  new Error(`${model.name}: ${shapeName} cannot be written from ${value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`}.`);

/** The format of a moment: said where it is used, by its shape, or else by the protocol. */
export const timestampFormat = (member: Member, shape: Shape, otherwise: TimestampFormat): TimestampFormat =>
  member.timestampFormat ?? (shape.type === 'timestamp' ? shape.timestampFormat : undefined) ?? otherwise;

/** A moment in one of the formats. RFC 822 has whole seconds only. */
export function timestampText(date: Date, format: TimestampFormat): string {
  switch (format) {
    case 'iso8601':
      return isoTimestamp(date);
    case 'rfc822':
      return date.toUTCString();
    case 'unixTimestamp':
      return String(date.getTime() / 1000);
  }
}

/** Bytes, or the UTF-8 bytes of a text, as base64. */
export const base64 = (value: Uint8Array | string): string =>
  (typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value.buffer, value.byteOffset, value.byteLength)).toString('base64');

/** A scalar as text, as headers, queries, forms and XML carry it. @throws Error when the value is not of the shape's native form */
export function scalarText(model: OperationModel, member: Member, shape: Shape, value: unknown, otherwise: TimestampFormat): string {
  switch (shape.type) {
    case 'timestamp':
      if (value instanceof Date) return timestampText(value, timestampFormat(member, shape, otherwise));
      break;
    case 'blob':
      if (value instanceof Uint8Array || typeof value === 'string') return base64(value);
      break;
    case 'string':
      if (typeof value === 'string') return value;
      break;
    case 'boolean':
      if (typeof value === 'boolean') return String(value);
      break;
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  }
  throw mismatch(model, member.shape, value);
}
