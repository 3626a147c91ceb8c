import { decodeValue } from '../../models/decode.ts';
import { bodyText } from './bodies.ts';
import { ec2Error, readXmlError } from './errors.ts';
import { decodeForm, encodeForm } from './form-request.ts';
import { structureOf } from './members.ts';
import type { Codec } from './message.ts';
import { ec2Dialect } from './query-params.ts';
import { readStructure } from './xml/decode.ts';
import { writeMembers } from './xml/encode.ts';
import type { XmlReader } from './xml/reader.ts';
import { declaration, XmlWriter } from './xml/writer.ts';

/** `ec2-query`: forms in, XML out, the answer's members beside the request's id. */
export const ec2Query = (read: XmlReader): Codec => ({
  encodeRequest: (operation, input) => encodeForm(operation, input, ec2Dialect),
  decodeRequest: (operation, request) => decodeForm(operation, request, ec2Dialect),
  encodeResponse({ service, model }, output, { requestId }) {
    const writer = new XmlWriter(declaration);
    const root = `${model.name}Response`;
    writer.open(root, service.xmlNamespace === undefined ? [] : [['xmlns', service.xmlNamespace]]);
    writer.leaf('requestId', requestId);
    if (model.output === undefined) writer.leaf('return', 'true');
    else writeMembers(writer, model, model.output, output);
    writer.close(root);
    return {
      status: 200,
      headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
      body: writer.toBytes(),
    };
  },
  decodeResponse({ model }, { body }) {
    const shape = structureOf(model, model.output);
    if (shape === undefined || model.output === undefined) return {};
    return decodeValue(model, model.output, readStructure(model, shape, read(bodyText(body)))) as Record<string, unknown>;
  },
  encodeError: (_, error, facts) => ec2Error(error, facts),
  decodeError: (response) => readXmlError(response, read),
});
