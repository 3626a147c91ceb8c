import { decodeValue } from '../../models/decode.ts';
import { bodyText } from './bodies.ts';
import { readXmlError, wrappedError } from './errors.ts';
import { decodeForm, encodeForm } from './form-request.ts';
import { structureOf } from './members.ts';
import type { Codec } from './message.ts';
import { queryDialect } from './query-params.ts';
import { readStructure } from './xml/decode.ts';
import { writeMembers } from './xml/encode.ts';
import type { XmlReader } from './xml/reader.ts';
import { XmlWriter } from './xml/writer.ts';

/** `aws-query`, as IAM and STS speak it: forms in, XML out, the answer in an element of its own. */
export const awsQuery = (read: XmlReader): Codec => ({
  encodeRequest: (operation, input) => encodeForm(operation, input, queryDialect),
  decodeRequest: (operation, request) => decodeForm(operation, request, queryDialect),
  encodeResponse({ service, model }, output, { requestId }) {
    const writer = new XmlWriter();
    const root = `${model.name}Response`;
    writer.open(root, service.xmlNamespace === undefined ? [] : [['xmlns', service.xmlNamespace]]);
    if (model.output !== undefined && model.resultWrapper !== undefined) {
      writer.open(model.resultWrapper);
      writeMembers(writer, model, model.output, output);
      writer.close(model.resultWrapper);
    }
    writer.open('ResponseMetadata');
    writer.leaf('RequestId', requestId);
    writer.close('ResponseMetadata');
    writer.close(root);
    return { status: 200, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body: writer.toBytes() };
  },
  decodeResponse({ model }, { body }) {
    const shape = structureOf(model, model.output);
    if (shape === undefined || model.output === undefined) return {};
    const root = read(bodyText(body));
    const result = root.children.find(({ name }) => name === model.resultWrapper) ?? root;
    return decodeValue(model, model.output, readStructure(model, shape, result)) as Record<string, unknown>;
  },
  encodeError: ({ service }, error, facts) => wrappedError(error, facts, service.xmlNamespace),
  decodeError: (response) => readXmlError(response, read),
});
