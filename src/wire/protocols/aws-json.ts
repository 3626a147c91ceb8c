import { decodeInput, decodeValue } from '../../models/decode.ts';
import { utf8 } from './bodies.ts';
import { readJsonError, writeJsonError } from './json-errors.ts';
import { jsonMembers, namedMembers, parseJsonBody } from './json-values.ts';
import type { Codec, WireOperation } from './message.ts';

const contentType = ({ jsonVersion = '1.0' }: WireOperation['service']): string => `application/x-amz-json-${jsonVersion}`;

/** `aws-json` 1.0 and 1.1, as SSM and CloudTrail speak it: the operation in a header, everything else in the body. */
export const awsJson: Codec = {
  encodeRequest: ({ service, model }, input) => ({
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': contentType(service), 'x-amz-target': `${service.targetPrefix}.${model.name}` },
    body: utf8(JSON.stringify(model.input === undefined ? {} : jsonMembers(model, model.input, input))),
  }),
  decodeRequest: ({ model }, { body }) =>
    model.input === undefined ? {} : decodeInput(model, namedMembers(model, { shape: model.input }, parseJsonBody(body))),
  encodeResponse: ({ service, model }, output, { requestId }) => ({
    status: 200,
    headers: { 'content-type': contentType(service), 'x-amzn-requestid': requestId },
    body: model.output === undefined ? new Uint8Array() : utf8(JSON.stringify(jsonMembers(model, model.output, output))),
  }),
  decodeResponse: ({ model }, { body }) =>
    model.output === undefined
      ? {}
      : (decodeValue(model, model.output, namedMembers(model, { shape: model.output }, parseJsonBody(body))) as Record<string, unknown>),
  encodeError: (operation, error, facts) => writeJsonError(operation, error, facts, 'json', contentType(operation.service)),
  decodeError: readJsonError,
};
