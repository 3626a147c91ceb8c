import { AwsError } from '../../kernel/aws-error.ts';
import { bodyText } from './bodies.ts';
import type { AnswerFacts, Headers, WireResponse } from './message.ts';
import { type XmlElement, XmlError, type XmlReader } from './xml/reader.ts';
import { declaration, XmlWriter } from './xml/writer.ts';

/** What the reason phrases of the statuses are, for refusals that come without a body: as Python's http.client has them. */
const reasons: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  416: 'Requested Range Not Satisfiable',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A refusal that says no more than its status: an answer to HEAD, or of something between us and the service. */
export const bareRefusal = (status: number, details: Readonly<Record<string, string>> = {}): AwsError =>
  new AwsError(String(status), reasons[status] ?? '', status, details);

/** Who is at fault, as the query protocols say it. */
const faultOf = ({ status }: AwsError): string => (status >= 500 ? 'Receiver' : 'Sender');

const leaves = (writer: XmlWriter, members: readonly (readonly [string, string])[]): void => {
  for (const [name, text] of members) writer.leaf(name, text);
};

const answer = (error: AwsError, writer: XmlWriter, headers: Headers): WireResponse => ({
  status: error.status,
  headers,
  body: writer.toBytes(),
});

/** A refusal of `aws-query`, and of REST services but S3: `<ErrorResponse><Error>…`. */
export function wrappedError(error: AwsError, { requestId }: AnswerFacts, namespace: string | undefined): WireResponse {
  const writer = new XmlWriter(declaration);
  writer.open('ErrorResponse', namespace === undefined ? [] : [['xmlns', namespace]]);
  writer.open('Error');
  leaves(writer, [['Type', faultOf(error)], ['Code', error.code], ['Message', error.message], ...Object.entries(error.details)]);
  writer.close('Error');
  writer.leaf('RequestId', requestId);
  writer.close('ErrorResponse');
  return answer(error, writer, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
}

/** A refusal of EC2's: `<Response><Errors><Error>…`. */
export function ec2Error(error: AwsError, { requestId }: AnswerFacts): WireResponse {
  const writer = new XmlWriter(declaration);
  writer.open('Response');
  writer.open('Errors');
  writer.open('Error');
  leaves(writer, [['Code', error.code], ['Message', error.message], ...Object.entries(error.details)]);
  writer.close('Error');
  writer.close('Errors');
  writer.leaf('RequestID', requestId);
  writer.close('Response');
  return answer(error, writer, { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId });
}

/** A refusal of S3's: `<Error>` alone, with what it is about. */
export function s3Error(error: AwsError, { requestId, hostId = '' }: AnswerFacts): WireResponse {
  const writer = new XmlWriter(declaration);
  writer.open('Error');
  leaves(writer, [['Code', error.code], ['Message', error.message], ...Object.entries(error.details), ['RequestId', requestId], ['HostId', hostId]]);
  writer.close('Error');
  const region = error.details.Region ?? error.details.BucketRegion;
  return answer(error, writer, {
    'content-type': 'application/xml',
    'x-amz-request-id': requestId,
    'x-amz-id-2': hostId,
    ...(region !== undefined && { 'x-amz-bucket-region': region }),
    ...error.headers,
  });
}

/** What of an error's element is no detail. */
const notDetails = new Set(['Code', 'Message', 'Type', 'RequestId', 'HostId']);

/** The `Error` of a refusal's document, whichever of the three forms it has. */
function errorElement(root: XmlElement): XmlElement | undefined {
  if (root.name === 'Error') return root;
  const errors = root.children.find(({ name }) => name === 'Errors') ?? root;
  return errors.children.find(({ name }) => name === 'Error');
}

/** Reads a refusal in XML, of any of the forms. What is no such document is named by its status. */
export function readXmlError({ status, headers, body }: WireResponse, read: XmlReader): AwsError {
  const region = headers['x-amz-bucket-region'];
  const fromHeaders = region === undefined ? {} : { Region: region };
  const text = bodyText(body);
  if (text.trim() === '') return bareRefusal(status, fromHeaders);
  try {
    const element = errorElement(read(text));
    if (element === undefined) return bareRefusal(status, fromHeaders);
    const members = Object.fromEntries(element.children.map(({ name, text: value }) => [name, value]));
    const details = { ...fromHeaders, ...Object.fromEntries(Object.entries(members).filter(([name]) => !notDetails.has(name))) };
    return new AwsError(members.Code ?? String(status), members.Message ?? '', status, details);
  } catch (error) {
    if (error instanceof XmlError) return bareRefusal(status, fromHeaders);
    throw error;
  }
}
