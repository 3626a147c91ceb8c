import type { OperationModel } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError } from '../errors.ts';

/** What Base64 is, and nothing else. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Turns the texts that stand for blobs into bytes, all through an input: Base64 by default, as they are with `raw-in-base64-out`.
 * @param format the value of `cli_binary_format`
 */
export function decodeBlobs(value: unknown, shapeName: string, model: OperationModel, format: string): unknown {
  const shape = shapeOf(model, shapeName);
  if (shape.type === 'blob' && typeof value === 'string') {
    if (format === 'raw-in-base64-out') return Buffer.from(value, 'utf8');
    const compact = value.replaceAll(/\s/g, '');
    if (!base64.test(compact)) throw new CommandLineError('general', `Invalid base64: "${value}"`);
    return Buffer.from(compact, 'base64');
  }
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item) => decodeBlobs(item, shape.member.shape, model, format));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || Array.isArray(value)) return value;
  if (shape.type !== 'structure' && shape.type !== 'map') return value;
  if (Symbol.asyncIterator in value) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const member = shape.type === 'map' ? shape.value.shape : Object.hasOwn(shape.members, key) ? shape.members[key]?.shape : undefined;
    return [key, member === undefined ? item : decodeBlobs(item, member, model, format)] as const;
  });
  return Object.fromEntries(entries);
}
