import type { StreamingBody } from './message.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text as UTF-8; a lone surrogate becomes U+FFFD. */
export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** A body that has to be whole where it is read. @throws Error when it was handed over as a stream */
export function wholeBody(body: Uint8Array | StreamingBody): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new Error('The body must be read as a whole before it is decoded.');
}

/** The text of a body, which is UTF-8; what is not becomes U+FFFD. */
export const bodyText = (body: Uint8Array | StreamingBody): string => decoder.decode(wholeBody(body));
