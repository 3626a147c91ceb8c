const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;', '\u0085': '&#x85;', '\u2028': '&#x2028;' };
const inAttribute: Readonly<Record<string, string>> = { ...inText, '"': '&quot;', '\n': '&#xA;', '\t': '&#x9;' };

const textOf = (text: string): string => text.replace(/[&<>\r\u0085\u2028]/g, (character) => inText[character] ?? character);
const attributeOf = (text: string): string => text.replace(/[&<>"\r\n\t\u0085\u2028]/g, (character) => inAttribute[character] ?? character);

/** Writes an XML text piece by piece. What XML would change in a text (a carriage return) is written as a reference. */
export class XmlWriter {
  private readonly parts: string[] = [];

  open(name: string, attributes: readonly (readonly [string, string])[] = []): void {
    this.parts.push(`<${name}${attributes.map(([key, value]) => ` ${key}="${attributeOf(value)}"`).join('')}>`);
  }

  text(text: string): void {
    this.parts.push(textOf(text));
  }

  close(name: string): void {
    this.parts.push(`</${name}>`);
  }

  /** An element that holds a text. */
  leaf(name: string, text: string, attributes: readonly (readonly [string, string])[] = []): void {
    this.open(name, attributes);
    this.text(text);
    this.close(name);
  }

  toString(): string {
    return this.parts.join('');
  }
}

/** The first line of an answer. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
