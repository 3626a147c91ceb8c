import { deepest } from '../members.ts';

/** An element, with names as they are written (`xsi:type`) and without their prefix (`type`). */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, whitespace as it is. */
  readonly text: string;
}

/** What is wrong with a text that is no XML, or more than we read. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What holds no elements, by how it begins and ends. */
const apart: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where a tag that begins at `start` ends: at the first `>` outside quotes; -1 where it does not. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return index;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** Refuses what is nested too deep, before a parser that recurses sees it, and document types, which are how entities come in. Linear in the text. */
function refuseDangers(text: string): void {
  let depth = 0;
  for (let start = text.indexOf('<'); start >= 0; ) {
    if (/^<!DOCTYPE/i.test(text.slice(start, start + 9))) throw new XmlError('A document type is not allowed.');
    const section = apart.find(([opening]) => text.startsWith(opening, start));
    const end = section === undefined ? endOfTag(text, start) : text.indexOf(section[1], start + section[0].length);
    // What does not end is for the parser to refuse.
    if (end < 0) return;
    if (section === undefined) {
      if (text.charAt(start + 1) === '/') depth -= 1;
      else if (text.charAt(end - 1) !== '/') depth += 1;
    }
    if (depth > deepest) throw new XmlError(`Nested deeper than ${deepest} levels.`);
    start = text.indexOf('<', end);
  }
}

/** Reads XML texts. */
export type XmlReader = (text: string) => XmlElement;

/** Loads the parser, which only XML protocols need, and gives the reader: it throws an XmlError for what is not well-formed. */
export async function loadXmlReader(): Promise<XmlReader> {
  const { parseXml, XmlElement: Element, XmlText } = await import('@rgrove/parse-xml');
  const convert = (element: InstanceType<typeof Element>): XmlElement => ({
    name: localName(element.name),
    attributes: element.attributes,
    children: element.children.flatMap((child) => (child instanceof Element ? [convert(child)] : [])),
    text: element.children.map((child) => (child instanceof XmlText ? child.text : '')).join(''),
  });
  return (text) => {
    refuseDangers(text);
    try {
      const { root } = parseXml(text);
      if (root !== null) return convert(root);
    } catch (error) {
      throw new XmlError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
    throw new XmlError('There is no element.');
  };
}
