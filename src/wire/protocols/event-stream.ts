import type { OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { bodyText, wholeBody } from './bodies.ts';
import { decodeMessages, encodeMessage } from './event-messages.ts';
import { type Fields, fieldsOf, givenMembers, itemsOf, structureOf } from './members.ts';
import type { StreamingBody } from './message.ts';
import { readStructure } from './xml/decode.ts';
import { writeStructure } from './xml/encode.ts';
import type { XmlReader } from './xml/reader.ts';
import { XmlWriter } from './xml/writer.ts';

/** The member that is an event's payload, and how it is written. */
function eventPayload(model: OperationModel, event: StructureShape, shapeName: string, value: Fields): { readonly type: string; readonly payload: Uint8Array } {
  for (const [name, member] of Object.entries(event.members)) {
    if (!member.eventpayload) continue;
    const given = value[name];
    if (given instanceof Uint8Array) return { type: 'application/octet-stream', payload: given };
    if (given === undefined || given === null) return { type: 'application/octet-stream', payload: new Uint8Array() };
    const writer = new XmlWriter();
    writeStructure(writer, model, member.shape, given, { name: member.shape, attributes: [] });
    return { type: 'text/xml', payload: writer.toBytes() };
  }
  if (Object.keys(event.members).length > 0) throw new Error(`${model.name}: the event ${shapeName} has no payload.`);
  return { type: '', payload: new Uint8Array() };
}

/** Writes events, each a structure with one member, as the body of an answer. */
export function encodeEvents(model: OperationModel, shapeName: string, value: unknown): Uint8Array {
  const stream = structureOf(model, shapeName);
  if (stream === undefined) return new Uint8Array();
  const messages = itemsOf(model, shapeName, value).flatMap((item) =>
    [...givenMembers(stream, fieldsOf(model, shapeName, item))].map(([name, member, inner]) => {
      const event = structureOf(model, member.shape);
      const { type, payload } =
        event === undefined ? { type: '', payload: new Uint8Array() } : eventPayload(model, event, member.shape, fieldsOf(model, member.shape, inner));
      return encodeMessage({ headers: { ':message-type': 'event', ':event-type': name, ...(type !== '' && { ':content-type': type }) }, payload });
    }),
  );
  return Buffer.concat(messages);
}

/** Reads the body of an answer as events. Scalars stay texts. @throws Error for what is cut off or damaged, or a message that is an error */
export function decodeEvents(model: OperationModel, shapeName: string, body: Uint8Array | StreamingBody, read: XmlReader): unknown[] {
  const stream = structureOf(model, shapeName);
  return decodeMessages(wholeBody(body)).flatMap(({ headers, payload }) => {
    if (headers[':message-type'] !== 'event')
      throw new Error(`${headers[':error-code'] ?? headers[':exception-type'] ?? ''}: ${headers[':error-message'] ?? bodyText(payload)}`);
    const type = headers[':event-type'] ?? '';
    const member = stream !== undefined && Object.hasOwn(stream.members, type) ? stream.members[type] : undefined;
    const event = member === undefined ? undefined : structureOf(model, member.shape);
    // An event that a newer service sends is not for us.
    return event === undefined ? [] : [{ [type]: readEvent(model, event, payload, read) }];
  });
}

function readEvent(model: OperationModel, event: StructureShape, payload: Uint8Array, read: XmlReader): Fields {
  for (const [name, member] of Object.entries(event.members)) {
    if (!member.eventpayload) continue;
    const { type } = shapeOf(model, member.shape);
    if (type === 'blob') return { [name]: payload };
    const target = structureOf(model, member.shape);
    if (target !== undefined && payload.length > 0) return { [name]: readStructure(model, target, read(bodyText(payload))) };
  }
  return {};
}
