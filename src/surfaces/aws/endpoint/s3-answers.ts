import { parseTimestamp } from '../../../models/timestamps.ts';
import type { Headers } from '../../../wire/protocols/message.ts';

/** How much of a body shows whether it is an error. */
const beginning = 256;

/** Whether S3 found out that something is wrong after it had said 200: the body is an error. Source: botocore/handlers.py, 1.43.11. */
export function isError(body: Uint8Array): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, beginning)).toString('latin1');
  return /^\s*(?:<\?xml[^>]*\?>)?\s*<Error[\s>]/.test(text);
}

/** The headers without an Expires that is no date, which S3 keeps as it was given. */
export function withoutBadExpires(headers: Headers): Headers {
  if (headers.expires === undefined || parseTimestamp(headers.expires) !== undefined) return headers;
  const { expires, ...others } = headers;
  return others;
}

/** An answer with the text of Expires, as botocore adds it. */
export const withExpiresText = ({ expires }: Headers, output: Record<string, unknown>): Record<string, unknown> =>
  expires === undefined ? output : { ...output, ExpiresString: expires };
