const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'", '&nbsp;': ' ', '&#39;': "'" };

const knownTags =
  /<(\/?)(p|ul|ol|li|code|pre|a|i|b|em|strong|note|important|caution|dl|dt|dd|br|div|span|fullname|examples?|title|h[1-6]|table|tr|td|th|tbody|thead)\b[^<>]*>/g;

/** Makes text as it goes: paragraphs, and list items at the depth they stand at. */
class Writer {
  readonly #blocks: string[] = [];
  #depth = 0;
  #line = '';
  #isItem = false;

  add(text: string): void {
    this.#line += text;
  }

  /** Ends a paragraph or item. */
  end(): void {
    const text = this.#line
      .replace(/\s+/g, ' ')
      .replace(/ ([.,;:])(?= |$)/g, '$1')
      .trim();
    this.#line = '';
    if (text === '') return;
    // Further paragraphs of an item stand under its text.
    this.#blocks.push(this.#isItem ? `${'  '.repeat(Math.max(0, this.#depth - 1))}* ${text}` : '  '.repeat(this.#depth) + text);
    this.#isItem = false;
  }

  /** Ends a paragraph, unless it holds nothing yet but a word such as `Note:`, which stays with what it introduces. */
  endUnlessLead(): void {
    if (!/^\s*(?:Note|Important|Caution): \s*$/.test(this.#line)) this.end();
  }

  beginItem(): void {
    this.end();
    this.#isItem = true;
  }

  list(open: boolean): void {
    this.end();
    this.#depth = Math.max(0, this.#depth + (open ? 1 : -1));
    this.#isItem = false;
  }

  finish(): string {
    this.end();
    const together = (index: number): boolean => isItem(this.#blocks[index]) && isItem(this.#blocks[index - 1]);
    return this.#blocks.map((block, index) => (index === 0 ? block : `${together(index) ? '\n' : '\n\n'}${block}`)).join('');
  }
}

const isItem = (block: string | undefined): boolean => block !== undefined && /^ *\* /.test(block);

const decode = (text: string): string =>
  text
    .replace(/&(?:[a-z]+|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\\([{}@])/g, '$1')
    .replaceAll('*\\/', '*/');

const tag = (writer: Writer, closing: boolean, name: string): void => {
  switch (name) {
    case 'ul':
    case 'ol':
    case 'dl':
      writer.list(!closing);
      break;
    case 'li':
    case 'dt':
      if (closing) writer.end();
      else writer.beginItem();
      break;
    case 'note':
    case 'important':
    case 'caution':
      writer.end();
      if (!closing) writer.add(`${name.charAt(0).toUpperCase()}${name.slice(1)}: `);
      break;
    case 'code':
    case 'pre':
      writer.add('`');
      break;
    case 'p':
      writer.endUnlessLead();
      break;
    case 'a':
    case 'i':
    case 'b':
    case 'em':
    case 'strong':
    case 'span':
      break;
    default:
      writer.end();
  }
};

/** AWS's documentation HTML as plain text. Links become their text; what looks like a tag and is none (`<bucket>`) stays. */
export function plainText(html: string): string {
  const writer = new Writer();
  let last = 0;
  for (const match of html.matchAll(knownTags)) {
    writer.add(decode(html.slice(last, match.index)));
    tag(writer, match[1] === '/', match[2] ?? '');
    last = match.index + match[0].length;
  }
  writer.add(decode(html.slice(last)));
  return writer.finish();
}
