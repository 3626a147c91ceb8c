const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;', '\u0085': '&#x85;', '\u2028': '&#x2028;' };
const inAttribute: Readonly<Record<string, string>> = { ...inText, '"': '&quot;', '\n': '&#xA;', '\t': '&#x9;' };

/** What is not written as it is, or not in one byte. */
const special = /[&<>\r\u0080-\uffff]/;

const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);
const textOf = (text: string): string => text.replace(/[&<>\r\u0085\u2028]/g, (character) => inText[character] ?? character);
const attributeOf = (text: string): string => text.replace(/[&<>"\r\n\t\u0085\u2028]/g, (character) => inAttribute[character] ?? character);

/** The attributes of an element: names and values. */
export type Attributes = readonly (readonly [string, string])[];

const none: Attributes = [];

/** What stands before and behind what an element holds. */
export interface Tags {
  readonly start: string;
  readonly end: string;
}

/** The tags of elements by their names, which are those of models: to put one together again each time takes longer than to find it. */
const known = new Map<string, Tags>();

/** The tags of an element. */
export function tagsOf(name: string, attributes: Attributes = none): Tags {
  if (attributes.length > 0) return { start: `<${name}${attributes.map(([key, value]) => ` ${key}="${attributeOf(value)}"`).join('')}>`, end: `</${name}>` };
  let tags = known.get(name);
  if (tags === undefined) {
    tags = { start: `<${name}>`, end: `</${name}>` };
    known.set(name, tags);
  }
  return tags;
}

/** So many characters are gathered before they are written as bytes. */
const gathered = 8192;

/** The most bytes of UTF-8 that one of JavaScript's characters takes. */
const longest = 3;

const nothing = Buffer.alloc(0);

/** Writes an XML text piece by piece. What XML would change in a text (a carriage return) is written as a reference. */
export class XmlWriter {
  private bytes = nothing;
  private size = 0;
  /** Whether all that was written is ASCII, and so its bytes are its characters. */
  private ascii = true;

  /** @param written what stands before all else, in ASCII */
  constructor(private written = '') {}

  open(name: string, attributes: Attributes = none): void {
    const { start } = tagsOf(name, attributes);
    if (attributes.length > 0) this.look(start);
    this.add(start);
  }

  close(name: string): void {
    this.add(tagsOf(name).end);
  }

  /** An element that holds a text. */
  leaf(name: string, text: string, attributes: Attributes = none): void {
    this.open(name, attributes);
    this.held(text, tagsOf(name).end);
  }

  /** The start or the end of an element, in ASCII. */
  tag(tag: string): void {
    this.add(tag);
  }

  /** An element that holds a text, by its tags, which are ASCII. */
  element({ start, end }: Tags, text: string): void {
    this.written += start;
    this.held(text, end);
  }

  /** An element that holds a text of ASCII without anything that XML would change. */
  plain({ start, end }: Tags, text: string): void {
    this.add(start + text + end);
  }

  /** All that was written, in UTF-8; a lone surrogate becomes U+FFFD. */
  toBytes(): Uint8Array {
    if (this.size === 0) return Buffer.from(this.written, this.ascii ? 'latin1' : 'utf8');
    this.flush();
    return this.bytes.subarray(0, this.size);
  }

  private held(text: string, end: string): void {
    if (special.test(text)) {
      this.look(text);
      this.add(textOf(text) + end);
    } else this.add(text + end);
  }

  private look(text: string): void {
    this.ascii &&= isAscii(text);
  }

  private add(piece: string): void {
    this.written += piece;
    // V8 keeps an object for every piece of a text until somebody looks into it. A long answer has hundreds of thousands of them, and to
    // move those about while the garbage is collected takes longer than all the rest of it.
    if (this.written.length >= gathered) this.flush();
  }

  private flush(): void {
    const most = this.written.length * (this.ascii ? 1 : longest);
    if (this.size + most > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.size + most));
      this.bytes.copy(larger, 0, 0, this.size);
      this.bytes = larger;
    }
    this.size += this.bytes.write(this.written, this.size, this.ascii ? 'latin1' : 'utf8');
    this.written = '';
    this.ascii = true;
  }
}

/** The first line of an answer. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
