const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;', '\u0085': '&#x85;', '\u2028': '&#x2028;' };
const inAttribute: Readonly<Record<string, string>> = { ...inText, '"': '&quot;', '\n': '&#xA;', '\t': '&#x9;' };

const special = /[&<>\r\u0085\u2028]/;

const textOf = (text: string): string => (special.test(text) ? text.replace(/[&<>\r\u0085\u2028]/g, (character) => inText[character] ?? character) : text);
const attributeOf = (text: string): string => text.replace(/[&<>"\r\n\t\u0085\u2028]/g, (character) => inAttribute[character] ?? character);

type Attributes = readonly (readonly [string, string])[];

const none: Attributes = [];

/** The tags of elements by their names, which are those of models: to put one together again each time takes longer than to find it. */
const tags = new Map<string, { readonly start: string; readonly end: string }>();

function tagsOf(name: string): { readonly start: string; readonly end: string } {
  let known = tags.get(name);
  if (known === undefined) {
    known = { start: `<${name}>`, end: `</${name}>` };
    tags.set(name, known);
  }
  return known;
}

const startWith = (name: string, attributes: Attributes): string => `<${name}${attributes.map(([key, value]) => ` ${key}="${attributeOf(value)}"`).join('')}>`;

/** So many characters are gathered before they are joined. */
const gathered = 8192;

/** Writes an XML text piece by piece. What XML would change in a text (a carriage return) is written as a reference. */
export class XmlWriter {
  private readonly joined: string[] = [];
  private written = '';

  open(name: string, attributes: Attributes = none): void {
    this.add(attributes.length === 0 ? tagsOf(name).start : startWith(name, attributes));
  }

  text(text: string): void {
    this.add(textOf(text));
  }

  close(name: string): void {
    this.add(tagsOf(name).end);
  }

  /** An element that holds a text. */
  leaf(name: string, text: string, attributes: Attributes = none): void {
    this.open(name, attributes);
    this.text(text);
    this.close(name);
  }

  toString(): string {
    return this.joined.join('') + this.written;
  }

  private add(piece: string): void {
    this.written += piece;
    if (this.written.length < gathered) return;
    // V8 keeps an object for every piece of a text until somebody looks into it. A long answer has hundreds of thousands of them, and to
    // move those about while the garbage is collected takes longer than all the rest of it.
    this.written.charCodeAt(0);
    this.joined.push(this.written);
    this.written = '';
  }
}

/** The first line of an answer. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
