import { AwsError } from '../../kernel/aws-error.ts';
import { isPlainObject, type Json } from '../../kernel/json.ts';
import { bodyText, utf8 } from './bodies.ts';
import { bareRefusal } from './errors.ts';
import type { AnswerFacts, WireOperation, WireResponse } from './message.ts';

/** How an error's structure spells its message: `Message` in some models, else `message`. */
function messageName(model: WireOperation['model'] | undefined, code: string): string {
  const shape = model !== undefined && Object.hasOwn(model.shapes, code) ? model.shapes[code] : undefined;
  return shape?.type === 'structure' && Object.hasOwn(shape.members, 'Message') ? 'Message' : 'message';
}

/** A refusal of the JSON protocols: the code in the body (`__type`), or in a header for the REST one. */
export function writeJsonError(
  operation: Partial<WireOperation>,
  error: AwsError,
  { requestId }: AnswerFacts,
  form: 'json' | 'rest-json',
  contentType: string,
): WireResponse {
  const members: Json = { [messageName(operation.model, error.code)]: error.message, ...error.details };
  const body = form === 'json' ? { __type: error.code, ...members } : members;
  return {
    status: error.status,
    headers: { 'content-type': contentType, 'x-amzn-requestid': requestId, ...(form === 'rest-json' && { 'x-amzn-errortype': error.code }) },
    body: utf8(JSON.stringify(body)),
  };
}

/** A code without the namespace before it and the address after it: `com.amazonaws.ssm#ParameterNotFound`, `NotFound:http://…`. */
const bareCode = (code: string): string => (code.split(':')[0] ?? '').split('#').at(-1) ?? '';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function parsed(body: WireResponse['body']): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bodyText(body));
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}

const notDetails = new Set(['__type', 'code', 'Code', 'message', 'Message']);

/** Reads a refusal of the JSON protocols. What names no error is named by its status. */
export function readJsonError({ status, headers, body }: WireResponse): AwsError {
  const members = parsed(body);
  const code = text(headers['x-amzn-errortype']) ?? text(members.__type) ?? text(members.code) ?? text(members.Code);
  if (code === undefined) return bareRefusal(status);
  const details = Object.entries(members).flatMap(([name, value]) => (typeof value === 'string' && !notDetails.has(name) ? [[name, value] as const] : []));
  return new AwsError(bareCode(code), text(members.message) ?? text(members.Message) ?? '', status, Object.fromEntries(details));
}
