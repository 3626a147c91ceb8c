import { AwsError } from '../../kernel/aws-error.ts';
import type { ServiceModel } from '../../models/model.ts';
import { errors } from '../../services/s3/errors.ts';
import { wrappedError } from '../../wire/protocols/errors.ts';
import { writeJsonError } from '../../wire/protocols/json-errors.ts';
import type { AnswerFacts, Headers, WireRequest, WireResponse } from '../../wire/protocols/message.ts';

/** What a service says to a request that names no operation of its, in each protocol. Source: "Common errors" of their API references, read 2026-11-24. */
export function unknownOperation(service: ServiceModel, named: string | undefined, { method, headers }: Pick<WireRequest, 'method' | 'headers'>): AwsError {
  switch (service.protocol) {
    case 'query':
      return named === undefined
        ? new AwsError('MissingAction', 'The request is missing an action or a required parameter.', 400)
        : new AwsError('InvalidAction', `Could not find operation ${named} for version ${service.apiVersion}`, 400);
    case 'ec2':
      return named === undefined
        ? new AwsError('MissingAction', 'The request must contain the parameter Action', 400)
        : new AwsError('InvalidAction', `The action ${named} is not valid for this web service.`, 400);
    case 'rest-xml':
      // S3 has one operation that no model has: "POST Object" of its API Reference.
      if (service.service === 's3' && method === 'POST' && headers['content-type']?.startsWith('multipart/form-data') === true)
        return errors.notSimulated({ what: 'uploads by HTML forms' });
      return service.service === 's3'
        ? new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405)
        : new AwsError('UnknownOperationException', 'The operation is not known.', 404);
    default:
      return new AwsError('UnknownOperationException', 'The operation is not known.', service.protocol === 'json' ? 400 : 404);
  }
}

/** A refusal on behalf of a service that there is no model of: in JSON, unless the request is a form. */
export function unknownService(signingName: string, headers: Headers, facts: AnswerFacts): WireResponse {
  const error = new AwsError('NotSimulated', `nimbi does not simulate the service ${signingName}.`, 501);
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) return wrappedError(error, facts, undefined);
  return writeJsonError({}, error, facts, 'rest-json', 'application/json');
}
