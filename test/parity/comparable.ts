import { bodyText } from '../../src/wire/protocols/bodies.ts';
import { parseQuery } from '../../src/wire/protocols/form.ts';
import type { XmlElement, XmlReader } from '../../src/wire/protocols/xml/reader.ts';
import type { Recorded } from './recording-server.ts';

/** Headers that say how a message travels, or by whom: not what is asked. Checksums are a client's own choice, and not a parameter. */
const ofTransport =
  /^(?:host|user-agent|authorization|connection|expect|accept(?:-.*)?|content-length|transfer-encoding|content-md5|content-encoding|amz-sdk-.*|x-amz-(?:date|content-sha256|security-token|user-agent|sdk-checksum-algorithm|trailer|decoded-content-length|te|checksum-.*|api-version|source-.*token))$/;

const madeUp = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|cli-\d+-\d+)$/i;

/** Tokens that a client makes up are all alike. */
const settled = (text: string): string => (madeUp.test(text) ? '(token)' : text);

const sortedPairs = (pairs: readonly (readonly [string, string])[]): readonly string[] => pairs.map(([name, value]) => `${name}=${settled(value)}`).sort();

const settledJson = (value: unknown): unknown => {
  if (typeof value === 'string') return settled(value);
  if (Array.isArray(value)) return value.map(settledJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, settledJson(item)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** An element with its children in order of their names: members of a structure may come in any, items of a list stay as they are. */
const settledXml = ({ name, attributes, children, text }: XmlElement): unknown => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))),
  children: [...children].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(settledXml),
  text: children.length > 0 ? '' : settled(text),
});

function bodyOf({ headers, body }: Recorded, read: XmlReader): unknown {
  const type = headers['content-type'] ?? '';
  const text = bodyText(body);
  if (type.startsWith('application/x-www-form-urlencoded')) return sortedPairs(parseQuery(text));
  try {
    if (type.includes('json') && text !== '') return settledJson(JSON.parse(text));
    if (text.startsWith('<')) return settledXml(read(text));
  } catch {
    // Then it is a body of another kind.
  }
  return Buffer.from(body).toString('base64');
}

/** What of a request must be the same, whoever sends it. */
export function comparable(request: Recorded, read: XmlReader): unknown {
  const headers = Object.entries(request.headers).filter(([name]) => !ofTransport.test(name));
  return {
    method: request.method,
    path: decodeURIComponent(request.path),
    query: sortedPairs(request.query),
    headers: headers.map(([name, value]) => `${name}: ${settled(value)}`).sort(),
    body: bodyOf(request, read),
  };
}
