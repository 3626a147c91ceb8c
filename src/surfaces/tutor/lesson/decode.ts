import { isPlainObject } from '../../../kernel/json.ts';

/**
 * An answer that nobody can read, laid out: JSON that is one line; or what stands in it as Base64, the text itself or the member `Content` of
 * an answer in JSON. A table of comma-separated values is turned: a line a value, the column's name before it, and an empty line between
 * its records. `undefined` where there is neither.
 */
export function decoded(answer: string): string | undefined {
  const encoded = base64Of(answer.trim());
  if (encoded === undefined) return laidOut(answer.trim());
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  // What was no text gives signs that stand for broken ones, or control signs.
  return /[\uFFFD\p{Cc}]/u.test(text.replace(/[\t\r\n]/g, '')) ? undefined : turned(text);
}

/** So much is shown of a long text in Base64, which nobody reads. */
const shownOfBase64 = 50;

/** An answer as it is shown: of one that is a long text in Base64, the beginning. @param cut says how many signs there are */
export const shortened = (answer: string, cut: (signs: number) => string): string => {
  const text = base64Of(answer.trim());
  return text === answer.trim() && text.length > 4 * shownOfBase64 ? `${text.slice(0, shownOfBase64)}${cut(text.length)}\n` : answer;
};

function base64Of(answer: string): string | undefined {
  const value = answer.startsWith('{') || answer.startsWith('"') ? parsed(answer) : answer;
  const text = isPlainObject(value) ? value.Content : value;
  return typeof text === 'string' && text.length >= 8 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? text : undefined;
}

function laidOut(answer: string): string | undefined {
  const value = parsed(answer);
  const inside = typeof value === 'string' ? parsed(value) : value;
  return typeof inside === 'object' && inside !== null ? JSON.stringify(inside, undefined, 2) : undefined;
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function turned(text: string): string {
  const [header = '', ...records] = text.trimEnd().split('\n');
  const columns = header.split(',');
  if (columns.length < 3 || records.length === 0 || records.some((record) => record.split(',').length !== columns.length)) return text;
  const width = Math.max(...columns.map(({ length }) => length)) + 2;
  const record = (line: string): string =>
    line
      .split(',')
      .map((value, column) => `${(columns[column] ?? '').padEnd(width)}${value}`)
      .join('\n');
  return records.map(record).join('\n\n');
}
