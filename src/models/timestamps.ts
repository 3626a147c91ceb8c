const isoPattern = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?)?\s?(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;
const httpDatePattern = /^[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;
const numberPattern = /^-?\d{1,17}(?:\.\d{1,9})?$/;

/** Minutes east of UTC that an offset such as `+05:30` says. */
const offsetMinutes = (offset: string | undefined): number => {
  if (offset === undefined || offset.toUpperCase() === 'Z') return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith('-') ? -minutes : minutes;
};

const valid = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);

const parseIso = (text: string): Date | undefined => {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => (part === undefined ? 0 : Number(part)));
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  date.setUTCHours(hour, minute, second, milliseconds);
  return valid(new Date(date.getTime() - offsetMinutes(match[8]) * 60_000));
};

/**
 * Reads a timestamp in any form that a call may bring it in: a Date, seconds since 1970 (number or text), ISO 8601 (UTC where it
 * names no offset, as botocore takes it), or an HTTP date. `undefined` when it is none of these or no such moment exists.
 */
export function parseTimestamp(value: unknown): Date | undefined {
  if (value instanceof Date) return valid(value);
  // Rounded, since 1.1 seconds times a thousand is not a whole number in floating point.
  if (typeof value === 'number') return valid(new Date(Math.round(value * 1000)));
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (isoPattern.test(text)) return parseIso(text);
  if (numberPattern.test(text)) return parseTimestamp(Number(text));
  return httpDatePattern.test(text) ? valid(new Date(text)) : undefined;
}

/** A moment without its fraction of a second, which many services do not keep. Milliseconds since 1970, both. */
export const wholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;

/** ISO 8601 in UTC, milliseconds only where there are any: `2026-11-24T12:00:00Z`. */
export function isoTimestamp(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

/** The command line's form of a timestamp (AWS CLI v2, `cli_timestamp_format = iso8601`): `2026-11-24T12:00:00+00:00`, fractions as six digits. */
export function cliTimestamp(date: Date): string {
  const [seconds = '', fraction = ''] = date.toISOString().slice(0, -1).split('.');
  return fraction === '000' ? `${seconds}+00:00` : `${seconds}.${fraction}000+00:00`;
}
