import { AwsError } from '../../../kernel/aws-error.ts';
import type { CorsRuleRow } from '../../../services/s3/cors.ts';
import type { Headers, WireResponse } from '../../../wire/protocols/message.ts';

/** What is asked of a bucket's cross-origin rules. */
interface Question {
  readonly origin: string;
  readonly method: string;
  /** Names in lower case: those that the script wants to send. */
  readonly headers: readonly string[];
}

/** Whether a text is a rule's, whose one `*` stands for anything. */
function fits(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/** The first rule that allows it all: "How CORS works", S3 User Guide. */
const ruleFor = (rules: readonly CorsRuleRow[], { origin, method, headers }: Question): CorsRuleRow | undefined =>
  rules.find(
    ({ AllowedOrigins = [], AllowedMethods = [], AllowedHeaders = [] }) =>
      AllowedOrigins.some((pattern) => fits(pattern, origin)) &&
      AllowedMethods.includes(method) &&
      headers.every((name) => AllowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name))),
  );

/** What a rule has the browser know. */
function headersOf({ AllowedOrigins = [], AllowedMethods = [], ExposeHeaders = [], MaxAgeSeconds }: CorsRuleRow, { origin, headers }: Question): Headers {
  const isForAll = AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-methods': AllowedMethods.join(', '),
    ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ') }),
    ...(ExposeHeaders.length > 0 && { 'access-control-expose-headers': ExposeHeaders.join(', ') }),
    ...(MaxAgeSeconds !== undefined && { 'access-control-max-age': String(MaxAgeSeconds) }),
    ...(!isForAll && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

const forbidden = (message: string, method: string, resource: 'BUCKET' | 'OBJECT'): AwsError =>
  new AwsError('AccessForbidden', message, 403, { Method: method, ResourceType: resource });

/**
 * Answers a browser's question before a cross-origin request. Nobody signs those.
 * Source: S3 User Guide, "Troubleshooting CORS", and answers of S3 quoted in public threads; read 2026-11-24.
 * @param rules the bucket's; absent where it has none
 * @throws AwsError BadRequest, AccessForbidden
 */
export function answerPreflight(
  { origin, 'access-control-request-method': method, 'access-control-request-headers': asked = '' }: Headers,
  rules: readonly CorsRuleRow[] | undefined,
  resource: 'BUCKET' | 'OBJECT',
): WireResponse {
  if (origin === undefined) throw new AwsError('BadRequest', 'Insufficient information. Origin request header needed.', 400);
  if (method === undefined) throw new AwsError('BadRequest', 'Invalid Access-Control-Request-Method: null', 400);
  if (rules === undefined) throw forbidden('CORSResponse: CORS is not enabled for this bucket.', method, resource);
  const question = { origin, method, headers: asked.split(',').flatMap((name) => name.trim().toLowerCase() || []) };
  const rule = ruleFor(rules, question);
  if (rule === undefined) {
    throw forbidden(
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      method,
      resource,
    );
  }
  return { status: 200, headers: headersOf(rule, question), body: new Uint8Array() };
}

/** What the answer to a cross-origin request says besides; nothing where no rule allows it: then the browser keeps the answer from the script. */
export function crossOriginHeaders({ origin }: Headers, method: string, rules: readonly CorsRuleRow[] | undefined): Headers {
  if (origin === undefined || rules === undefined) return {};
  const question = { origin, method, headers: [] };
  const rule = ruleFor(rules, question);
  return rule === undefined ? {} : headersOf(rule, question);
}
