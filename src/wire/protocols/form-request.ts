import { decodeInput } from '../../models/decode.ts';
import { bodyText, utf8 } from './bodies.ts';
import { formatQuery, parseQuery } from './form.ts';
import { type Fields, structureOf } from './members.ts';
import type { Query, WireOperation, WireRequest } from './message.ts';
import { type QueryDialect, queryParameters, readParameters } from './query-params.ts';

/** A call as a form: `Action=…&Version=…&…`. */
export function encodeForm({ service, model }: WireOperation, input: Fields, dialect: QueryDialect): WireRequest {
  const shape = structureOf(model, model.input);
  const parameters: Query = [
    ['Action', model.name],
    ['Version', service.apiVersion],
    ...(shape === undefined ? [] : queryParameters(model, shape, input, dialect)),
  ];
  return {
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: utf8(formatQuery(parameters)),
  };
}

/** The parameters of a call to a query service: those of the URL and those of the form. */
export const formParameters = ({ method, query, body }: WireRequest): Query => (method === 'GET' ? query : [...query, ...parseQuery(bodyText(body))]);

/** The operation that a form names. */
export const actionOf = (request: WireRequest): string | undefined => formParameters(request).find(([name]) => name === 'Action')?.[1];

/** Reads a form as a call's input. */
export function decodeForm({ model }: WireOperation, request: WireRequest, dialect: QueryDialect): Record<string, unknown> {
  const shape = structureOf(model, model.input);
  return shape === undefined ? {} : decodeInput(model, readParameters(model, shape, formParameters(request), dialect));
}
