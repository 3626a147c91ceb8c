import type { ServiceModel } from '../../src/models/model.ts';
import { bodyText } from '../../src/wire/protocols/bodies.ts';
import type { WireResponse } from '../../src/wire/protocols/message.ts';

type Protocol = ServiceModel['protocol'];

const inJson = (protocol: Protocol): boolean => protocol === 'json' || protocol === 'rest-json';

function later(value: unknown, milliseconds: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + milliseconds);
  if (Array.isArray(value)) return value.map((item) => later(item, milliseconds));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, later(item, milliseconds)]));
}

/** JSON carries fractions of a second, and AWS writes whole seconds as 2.0, which JSON as JavaScript writes it cannot: so none are whole. */
export const withFractions = (protocol: Protocol, output: Record<string, unknown>): Record<string, unknown> =>
  inJson(protocol) ? (later(output, 123) as Record<string, unknown>) : output;

/** EC2, S3 and CloudFront write milliseconds, which are always none (see `src/surfaces/aws/output/timestamps.ts`); any reader takes either. */
export function withZeros(protocol: Protocol, response: WireResponse): WireResponse {
  if ((protocol !== 'ec2' && protocol !== 'rest-xml') || !(response.body instanceof Uint8Array)) return response;
  const body = bodyText(response.body).replace(/(>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z</g, '$1.000Z<');
  return body === bodyText(response.body) ? response : { ...response, body: Buffer.from(body) };
}
