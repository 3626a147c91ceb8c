import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';

/** An HTTP request as a file has it. */
export interface RequestFile {
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly target: string;
  /** In their order, as they are written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** A text that is not a request, and why. */
export class RequestProblem extends Error {}

/** A method that a request can have, and none that makes a connection something else. */
const startLine = /^(?!CONNECT )([A-Z]{1,20}) (\/\S*) HTTP\/1\.1$/;

const headerLine = /^([A-Za-z0-9-]{1,60}):[ \t]*(.*?)[ \t]*$/;

/**
 * Reads a request from the text of a file: a line `PUT /key HTTP/1.1`, headers, an empty line, the body. A header's line that begins with a
 * blank goes on the one before. The last line's end is the file's, not the body's.
 * @throws RequestProblem
 */
export function readRequest(text: string): RequestFile {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const [, method, target] = startLine.exec((lines[0] ?? '').trimEnd()) ?? [];
  if (method === undefined || target === undefined) throw new RequestProblem(messages.badStart);
  const end = lines.indexOf('');
  const headers: [string, string][] = [];
  for (const [index, line] of lines.slice(1, end < 0 ? undefined : end).entries()) {
    const before = headers.at(-1);
    if (/^[ \t]/.test(line) && before) {
      before[1] = `${before[1]} ${line.trim()}`;
      continue;
    }
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined || /[^\x20-\x7e\t]/.test(value)) throw new RequestProblem(messages.badHeader(index + 2));
    headers.push([name, value]);
  }
  return { method, target, headers, body: end < 0 ? '' : lines.slice(end + 1).join('\n') };
}

/** A request as a file's text. The signature's header, which is long, takes a line for each of its parts. */
export function writeRequest({ method, target, headers, body }: RequestFile): string {
  const lines = headers.map(([name, value]) => `${name}: ${is(name, 'authorization') ? value.replaceAll(', ', ',\n  ').replace(' ', '\n  ') : value}`);
  return `${[`${method} ${target} HTTP/1.1`, ...lines, '', body].join('\n')}\n`;
}

const is = (name: string, wanted: string): boolean => name.toLowerCase() === wanted;

/** The value of a header; of several of that name, joined as they count. */
export function headerOf({ headers }: RequestFile, wanted: string): string | undefined {
  const values = headers.filter(([name]) => is(name, wanted)).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(',');
}
