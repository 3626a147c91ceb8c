import { isBlobRef } from '../../kernel/journal.ts';
import type { Member, OperationModel } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { bodyText, utf8, wholeBody } from './bodies.ts';
import type { Fields } from './members.ts';
import type { StreamingBody } from './message.ts';
import { mismatch } from './scalars.ts';

const isChunks = (value: unknown): value is AsyncIterable<Uint8Array> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A member that is the body as it is. */
export function rawBody(model: OperationModel, member: Member, fields: Fields, name: string): Uint8Array | StreamingBody {
  const value = fields[name];
  if (value === undefined || value === null) return new Uint8Array();
  if (typeof value === 'string') return utf8(value);
  if (value instanceof Uint8Array || isBlobRef(value) || isChunks(value)) return value;
  throw mismatch(model, member.shape, value);
}

/** A body as the member that it is: a text, bytes, or the stream itself where the operation streams. An empty text is no text. */
export function rawMember(model: OperationModel, member: Member, body: Uint8Array | StreamingBody, streams: boolean): unknown {
  if (streams) return body;
  if (shapeOf(model, member.shape).type === 'blob') return wholeBody(body);
  const text = bodyText(body);
  return text === '' ? undefined : text;
}
