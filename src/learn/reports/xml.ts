/** An element, or a text. */
export type XmlNode = string | { readonly name: string; readonly attributes: Readonly<Record<string, string | number>>; readonly children: readonly XmlNode[] };

/** An element. */
export const element = (name: string, attributes: Readonly<Record<string, string | number>> = {}, children: readonly XmlNode[] = []): XmlNode => ({
  name,
  attributes,
  children,
});

/** An XML document of UTF-8, indented. Signs that XML 1.0 can't hold are shown as U+FFFD. */
export const xmlText = (root: XmlNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;

function written(node: XmlNode, indent: string): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const inside = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(String(value))}"`);
  const opening = `${indent}<${name}${inside.join('')}`;
  if (children.length === 0) return `${opening}/>`;
  // White space would change what a text says.
  if (children.some((child) => typeof child === 'string')) return `${opening}>${children.map((child) => written(child, '')).join('')}</${name}>`;
  return `${opening}>\n${children.map((child) => written(child, `${indent}  `)).join('\n')}\n${indent}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd').replace(/[&<>"\n\t\r]/g, (sign) => entities[sign] ?? sign);
