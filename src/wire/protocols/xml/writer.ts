const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;', '\u0085': '&#x85;', '\u2028': '&#x2028;' };
const inAttribute: Readonly<Record<string, string>> = { ...inText, '"': '&quot;', '\n': '&#xA;', '\t': '&#x9;' };

const special = /[&<>\r\u0085\u2028]/;

const textOf = (text: string): string => (special.test(text) ? text.replace(/[&<>\r\u0085\u2028]/g, (character) => inText[character] ?? character) : text);
const attributeOf = (text: string): string => text.replace(/[&<>"\r\n\t\u0085\u2028]/g, (character) => inAttribute[character] ?? character);

type Attributes = readonly (readonly [string, string])[];

const none: Attributes = [];

const start = (name: string, attributes: Attributes): string =>
  attributes.length === 0 ? `<${name}>` : `<${name}${attributes.map(([key, value]) => ` ${key}="${attributeOf(value)}"`).join('')}>`;

/** Writes an XML text piece by piece. What XML would change in a text (a carriage return) is written as a reference. */
export class XmlWriter {
  // One text that grows: V8 joins it once, at the end, and needs no list of hundreds of thousands of pieces for a long answer.
  private written = '';

  open(name: string, attributes: Attributes = none): void {
    this.written += start(name, attributes);
  }

  text(text: string): void {
    this.written += textOf(text);
  }

  close(name: string): void {
    this.written += `</${name}>`;
  }

  /** An element that holds a text. */
  leaf(name: string, text: string, attributes: Attributes = none): void {
    this.written += `${start(name, attributes)}${textOf(text)}</${name}>`;
  }

  toString(): string {
    return this.written;
  }
}

/** The first line of an answer. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
