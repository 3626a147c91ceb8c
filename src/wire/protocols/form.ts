import type { Query } from './message.ts';

/** Percent-encodes everything but A-Z a-z 0-9 - _ . ~, and what `keep` names: RFC 3986, as SigV4 wants it. A lone surrogate becomes U+FFFD. */
export function percentEncode(text: string, keep = ''): string {
  const whole = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
  const encoded = encodeURIComponent(whole).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return keep === '' ? encoded : encoded.replace(/%[0-9A-F]{2}/g, (code) => (keep.includes(decodeAscii(code)) ? decodeAscii(code) : code));
}

const decodeAscii = (code: string): string => String.fromCharCode(Number.parseInt(code.slice(1), 16));

/** Decodes percent-encoding; what is not well encoded stays as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A query or form: `a=1&b=` into its pairs. A `+` is a space. */
export function parseQuery(text: string): Query {
  if (text === '') return [];
  const decode = (part: string): string => (/[+%]/.test(part) ? percentDecode(part.replaceAll('+', ' ')) : part);
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
}

/** Pairs as a query: strictly percent-encoded, so that it reads the same to a form's parser, a URL's and a signature. */
export const formatQuery = (query: Query): string => query.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
