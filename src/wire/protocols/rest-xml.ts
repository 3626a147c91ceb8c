import { AwsError } from '../../kernel/aws-error.ts';
import { decodeInput, decodeValue } from '../../models/decode.ts';
import type { Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { bodyText } from './bodies.ts';
import { readXmlError, s3Error, wrappedError } from './errors.ts';
import { decodeEvents, encodeEvents } from './event-stream.ts';
import { type Fields, structureOf } from './members.ts';
import type { Codec, StreamingBody, WireOperation } from './message.ts';
import { bindMembers, decodeBindings, encodeBindings, headerMembers, isStreaming, payloadOf, statusOf } from './rest-bindings.ts';
import { rawBody, rawMember } from './rest-body.ts';
import { readStructure } from './xml/decode.ts';
import { writeMember, writeStructure } from './xml/encode.ts';
import { XmlError, type XmlReader } from './xml/reader.ts';
import { answerRoot, namespaceOf } from './xml/roots.ts';
import { declaration, XmlWriter } from './xml/writer.ts';

type Body = Uint8Array | StreamingBody;

const isEventStream = (model: OperationModel, member: Member): boolean => {
  const shape = shapeOf(model, member.shape);
  return shape.type === 'structure' && shape.eventstream === true;
};

const hasBodyMembers = (shape: StructureShape, fields: Fields): boolean =>
  Object.entries(shape.members).some(([name, { location }]) => location === undefined && fields[name] !== undefined && fields[name] !== null);

/** The body of a request; nothing where no member is in it. */
function requestBody(model: OperationModel, shape: StructureShape, input: Fields): Body {
  const payload = payloadOf(model, shape);
  const writer = new XmlWriter();
  switch (payload.kind) {
    case 'raw':
      return rawBody(model, payload.member, input, payload.name);
    case 'document':
      if (input[payload.name] === undefined || input[payload.name] === null) break;
      writeMember(writer, model, payload.member, input[payload.name], payload.member.locationName ?? payload.member.shape);
      break;
    case 'members': {
      if (!hasBodyMembers(shape, input)) break;
      const { xmlNamespace: space } = shape;
      const attributes = space === undefined ? [] : [[space.prefix === undefined ? 'xmlns' : `xmlns:${space.prefix}`, space.uri] as const];
      writeStructure(writer, model, model.input ?? '', input, { name: shape.locationName ?? model.input ?? '', attributes });
    }
  }
  return writer.toBytes();
}

/** The body of an answer. */
function answerBody(operation: WireOperation, shape: StructureShape, output: Fields): Body {
  const { service, model } = operation;
  const payload = payloadOf(model, shape);
  const namespace = namespaceOf(service);
  const attributes = namespace === undefined ? [] : [['xmlns', namespace] as const];
  const writer = new XmlWriter(declaration);
  switch (payload.kind) {
    case 'none':
      return new Uint8Array();
    case 'raw':
      return rawBody(model, payload.member, output, payload.name);
    case 'document': {
      const value = output[payload.name];
      if (value === undefined || value === null) return new Uint8Array();
      if (isEventStream(model, payload.member)) return encodeEvents(model, payload.member.shape, value);
      writeStructure(writer, model, payload.member.shape, value, { name: payload.member.locationName ?? payload.member.shape, attributes });
      break;
    }
    case 'members':
      // GetBucketLocation's answer is its one member (the trait S3UnwrappedXmlOutput).
      if (model.name === 'GetBucketLocation') writer.leaf('LocationConstraint', String(output.LocationConstraint ?? ''), attributes);
      else writeStructure(writer, model, model.output ?? '', output, { name: answerRoot(operation, model.output ?? '', shape.locationName), attributes });
  }
  return writer.toBytes();
}

/** The members that a body holds. */
function bodyMembers(model: OperationModel, shape: StructureShape, shapeName: string, body: Body, read: XmlReader): Fields {
  const payload = payloadOf(model, shape);
  if (payload.kind === 'none') return {};
  if (payload.kind === 'raw') return { [payload.name]: rawMember(model, payload.member, body, isStreaming(model, shapeName)) };
  if (payload.kind === 'document' && isEventStream(model, payload.member)) return { [payload.name]: decodeEvents(model, payload.member.shape, body, read) };
  const text = bodyText(body);
  if (text.trim() === '') return {};
  const root = read(text);
  if (payload.kind === 'document') {
    const target = structureOf(model, payload.member.shape);
    return target === undefined ? {} : { [payload.name]: readStructure(model, target, root) };
  }
  if (model.name === 'GetBucketLocation' && root.children.length === 0) return root.text === '' ? {} : { LocationConstraint: root.text };
  return readStructure(model, shape, root);
}

/** S3's refusal of a document. Source: S3 API Reference, "Error responses". */
const malformed = (): AwsError =>
  new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema', 400);

/** `rest-xml`, as S3 and CloudFront speak it. */
export const restXml = (read: XmlReader): Codec => ({
  encodeRequest({ model }, input) {
    const shape = structureOf(model, model.input);
    return { ...encodeBindings(model, input), body: shape === undefined ? new Uint8Array() : requestBody(model, shape, input) };
  },
  decodeRequest({ model }, request) {
    const shape = structureOf(model, model.input);
    if (shape === undefined) return {};
    try {
      const members = { ...decodeBindings(model, shape, request), ...bodyMembers(model, shape, model.input ?? '', request.body, read) };
      return decodeInput(model, members);
    } catch (error) {
      throw error instanceof XmlError ? malformed() : error;
    }
  },
  encodeResponse(operation, output, { requestId, hostId = '' }) {
    const { service, model } = operation;
    const shape = structureOf(model, model.output);
    const ids = service.service === 's3' ? { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId } : { 'x-amzn-requestid': requestId };
    const body = shape === undefined ? new Uint8Array() : answerBody(operation, shape, output);
    const isDocument = shape !== undefined && payloadOf(model, shape).kind !== 'raw' && !(body instanceof Uint8Array && body.length === 0);
    const headers = { ...(isDocument && { 'content-type': 'application/xml' }), ...(shape !== undefined && bindMembers(model, shape, output).headers), ...ids };
    // A part of an object is HTTP's 206, which the model does not say.
    return { status: 'content-range' in headers ? 206 : statusOf(model, output), headers, body };
  },
  decodeResponse({ model }, { status, headers, body }) {
    const shape = structureOf(model, model.output);
    if (shape === undefined || model.output === undefined) return {};
    const bound = headerMembers(model, shape, headers);
    const statusMember = Object.entries(shape.members).find(([, { location }]) => location === 'statusCode');
    const members = {
      ...bound,
      ...(statusMember !== undefined && { [statusMember[0]]: status }),
      ...bodyMembers(model, shape, model.output, body, read),
    };
    return decodeValue(model, model.output, members) as Record<string, unknown>;
  },
  encodeError: ({ service }, error, facts) => (service.service === 's3' ? s3Error(error, facts) : wrappedError(error, facts, namespaceOf(service))),
  decodeError: (response) => readXmlError(response, read),
});
