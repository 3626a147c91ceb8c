import { decodeInput, decodeValue } from '../../models/decode.ts';
import type { OperationModel, StructureShape } from '../../models/model.ts';
import { utf8 } from './bodies.ts';
import { readJsonError, writeJsonError } from './json-errors.ts';
import { jsonMembers, jsonValue, namedMembers, parseJsonBody } from './json-values.ts';
import { type Fields, structureOf } from './members.ts';
import type { Codec, Headers, StreamingBody } from './message.ts';
import { bindMembers, decodeBindings, encodeBindings, headerMembers, isStreaming, payloadOf, statusOf } from './rest-bindings.ts';
import { rawBody, rawMember } from './rest-body.ts';

type Body = Uint8Array | StreamingBody;

const contentType = 'application/json';

/** The body of a message: an object wherever there could be members, even if there are none. */
function bodyOf(model: OperationModel, shape: StructureShape, shapeName: string, fields: Fields): { readonly body: Body; readonly headers: Headers } {
  const payload = payloadOf(model, shape);
  switch (payload.kind) {
    case 'none':
      return { body: new Uint8Array(), headers: {} };
    case 'raw':
      return { body: rawBody(model, payload.member, fields, payload.name), headers: {} };
    case 'document':
      return { body: utf8(JSON.stringify(jsonValue(model, payload.member, fields[payload.name]) ?? {})), headers: { 'content-type': contentType } };
    case 'members':
      return { body: utf8(JSON.stringify(jsonMembers(model, shapeName, fields))), headers: { 'content-type': contentType } };
  }
}

function bodyMembers(model: OperationModel, shape: StructureShape, shapeName: string, body: Body): unknown {
  const payload = payloadOf(model, shape);
  switch (payload.kind) {
    case 'none':
      return {};
    case 'raw':
      return { [payload.name]: rawMember(model, payload.member, body, isStreaming(model, shapeName)) };
    case 'document':
      return { [payload.name]: namedMembers(model, payload.member, parseJsonBody(body)) };
    case 'members':
      return namedMembers(model, { shape: shapeName }, parseJsonBody(body));
  }
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the two halves of a message hold together; a body of the wrong type stays, to be refused by whoever types it. */
const together = (bound: Fields, inBody: unknown): unknown => (isObject(inBody) ? { ...bound, ...inBody } : inBody);

/** `rest-json`, as Account and Access Analyzer speak it. */
export const restJson: Codec = {
  encodeRequest({ model }, input) {
    const start = encodeBindings(model, input);
    const shape = structureOf(model, model.input);
    if (shape === undefined) return { ...start, body: new Uint8Array() };
    const { body, headers } = bodyOf(model, shape, model.input ?? '', input);
    return { ...start, headers: { ...headers, ...start.headers }, body };
  },
  decodeRequest({ model }, request) {
    const shape = structureOf(model, model.input);
    if (shape === undefined) return {};
    return decodeInput(model, together(decodeBindings(model, shape, request), bodyMembers(model, shape, model.input ?? '', request.body)));
  },
  encodeResponse({ model }, output, { requestId }) {
    const shape = structureOf(model, model.output);
    const { body, headers } =
      shape === undefined ? { body: utf8('{}'), headers: { 'content-type': contentType } } : bodyOf(model, shape, model.output ?? '', output);
    const bound = shape === undefined ? {} : bindMembers(model, shape, output).headers;
    return { status: statusOf(model, output), headers: { ...headers, ...bound, 'x-amzn-requestid': requestId }, body };
  },
  decodeResponse({ model }, { status, headers, body }) {
    const shape = structureOf(model, model.output);
    if (shape === undefined || model.output === undefined) return {};
    const statusMember = Object.entries(shape.members).find(([, { location }]) => location === 'statusCode');
    const bound = {
      ...headerMembers(model, shape, headers),
      ...(statusMember !== undefined && { [statusMember[0]]: status }),
    };
    return decodeValue(model, model.output, together(bound, bodyMembers(model, shape, model.output, body))) as Record<string, unknown>;
  },
  encodeError: (operation, error, facts) => writeJsonError(operation, error, facts, 'rest-json', contentType),
  decodeError: readJsonError,
};
