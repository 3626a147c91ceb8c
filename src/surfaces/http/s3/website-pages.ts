import { STATUS_CODES } from 'node:http';
import type { AwsError } from '../../../kernel/aws-error.ts';
import type { AnswerFacts, Headers, WireResponse } from '../../../wire/protocols/message.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const list = (members: readonly (readonly [string, string])[]): string =>
  `<ul>\n${members.map(([name, text]) => `<li>${name}: ${escaped(text)}</li>\n`).join('')}</ul>\n`;

const membersOf = ({ code, message, details }: AwsError): readonly (readonly [string, string])[] => [
  ['Code', code],
  ['Message', message],
  ...Object.entries(details),
];

const idHeaders = ({ requestId, hostId = '' }: AnswerFacts): Headers => ({ 'x-amz-request-id': requestId, 'x-amz-id-2': hostId });

/** What an answer says of an error in headers, with a page of S3's or of the website's own. */
export const errorHeaders = ({ code, message, details }: AwsError): Headers => ({
  'x-amz-error-code': code,
  'x-amz-error-message': message,
  ...Object.fromEntries(Object.entries(details).map(([name, text]) => [`x-amz-error-detail-${name.toLowerCase()}`, encodeURI(text)])),
});

/**
 * S3's own page for an error. Source: S3 User Guide, "Configuring a custom error document", read 2026-11-24.
 * @param documents what is wrong with the website's own page for it, where it has one
 */
export function errorPage(error: AwsError, facts: AnswerFacts, documents?: AwsError): WireResponse {
  const title = `${error.status} ${STATUS_CODES[error.status] ?? ''}`;
  const ids = [['RequestId', facts.requestId] as const, ['HostId', facts.hostId ?? ''] as const];
  const second =
    documents === undefined ? '' : `<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n${list(membersOf(documents))}`;
  const page = `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${list([...membersOf(error), ...ids])}${second}<hr/>\n</body>\n</html>\n`;
  return {
    status: error.status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...errorHeaders(error), ...idHeaders(facts) },
    body: Buffer.from(page),
  };
}

/** An answer that sends the visitor elsewhere. */
export const redirect = (status: number, location: string, facts: AnswerFacts): WireResponse => ({
  status,
  headers: { location, ...idHeaders(facts) },
  body: new Uint8Array(),
});
