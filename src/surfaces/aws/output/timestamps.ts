import type { Member, ServiceModel, Shape } from '../../../models/model.ts';
import { cliTimestamp, isoTimestamp, parseTimestamp, wholeSeconds } from '../../../models/timestamps.ts';
import { Float, type Printable } from './value.ts';

/** How timestamps are shown: `cli_timestamp_format`. */
export type TimestampFormat = 'iso8601' | 'wire';

type Protocol = ServiceModel['protocol'];

/** Protocols whose timestamps travel without fractions of a second. */
const withoutFractions: ReadonlySet<Protocol> = new Set(['query', 'ec2', 'rest-xml']);

/** A timestamp as the service sends it: text, or in JSON the seconds since 1970. */
function onTheWire(date: Date, protocol: Protocol, format: string | undefined, inHeader: boolean): Printable {
  const inJson = protocol === 'json' || protocol === 'rest-json';
  switch (format ?? (inHeader ? 'rfc822' : inJson ? 'unixTimestamp' : 'iso8601')) {
    case 'rfc822':
      return date.toUTCString();
    case 'unixTimestamp': {
      const seconds = date.getTime() / 1000;
      return Number.isInteger(seconds) ? new Float(seconds) : seconds;
    }
    default:
      // IAM and STS send seconds, EC2 and S3 three zeros more.
      return protocol === 'query' || inJson ? isoTimestamp(date) : date.toISOString();
  }
}

/** A timestamp of an answer as it is printed. */
export function printableTimestamp(value: unknown, protocol: Protocol, shape: Shape, member: Member | undefined, shown: TimestampFormat): Printable {
  const exact = parseTimestamp(value);
  if (exact === undefined) return String(value);
  const date = withoutFractions.has(protocol) ? new Date(wholeSeconds(exact.getTime())) : exact;
  if (shown === 'iso8601') return cliTimestamp(date);
  const format = member?.timestampFormat ?? (shape.type === 'timestamp' ? shape.timestampFormat : undefined);
  return onTheWire(date, protocol, format, member?.location === 'header');
}
