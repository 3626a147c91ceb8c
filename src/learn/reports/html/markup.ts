/** HTML that is ready to stand in a page. Everything else is text, and is escaped where it comes in. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Part[];

/** Writes HTML: what is put into the template is escaped unless it is markup itself. Attributes stand in double quotes. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literals.map((literal, index) => literal + written(parts[index] ?? '')).join(''));

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? String(part) : part.map(written).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
