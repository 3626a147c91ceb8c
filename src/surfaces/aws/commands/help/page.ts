import type { Session } from '../../session/session.ts';

/** A manual page as it is put together: headings, paragraphs, indented blocks. */
export class Page {
  private readonly lines: string[] = [];

  constructor(private readonly width: number) {}

  heading(text: string): this {
    if (this.lines.length > 0) this.lines.push('');
    this.lines.push(text, '');
    return this;
  }

  /** A text of paragraphs, list items and code as the help texts have them, wrapped. Paragraphs are parted by an empty line. */
  text(text: string, indent = 7): this {
    for (const line of text.split('\n')) {
      const lead = /^( *(?:\* )?)/.exec(line)?.[0] ?? '';
      this.wrapped(line.slice(lead.length), ' '.repeat(indent) + lead, ' '.repeat(indent + lead.length));
    }
    return this;
  }

  /** Lines that stay as they are. */
  verbatim(text: string, indent = 7): this {
    for (const line of text.split('\n')) this.lines.push(line === '' ? '' : ' '.repeat(indent) + line);
    return this;
  }

  blank(): this {
    if (this.lines.at(-1) !== '') this.lines.push('');
    return this;
  }

  private wrapped(given: string, first: string, rest: string): void {
    const text = (given.includes('  ') ? given.replace(/ {2,}/g, ' ') : given).trim();
    let lead = first;
    let from = 0;
    while (lead.length + text.length - from > this.width) {
      const fitting = text.lastIndexOf(' ', from + this.width - lead.length);
      // A word that is too long for a line stands on one of its own.
      const end = fitting > from ? fitting : text.indexOf(' ', from);
      if (end < 0) break;
      this.lines.push(lead + text.slice(from, end));
      from = end + 1;
      lead = rest;
    }
    this.lines.push(text === '' ? '' : lead + text.slice(from));
  }

  toString(): string {
    return `${this.lines.join('\n').trimEnd()}\n`;
  }
}

/** A page as wide as the terminal, within reason. */
export const newPage = (session: Session): Page => new Page(Math.max(40, Math.min(session.io.stdout.columns ?? 80, 100)));

/** The pager of manuals, as `man` chooses it; a `cli_pager` is for answers. Source: awscli/help.py of the v2 branch. */
const manualPager = ({ io, globals }: Session): string => (globals.pager ? (io.env.MANPAGER ?? io.env.PAGER ?? 'less -R') : '');

/** Shows a page: at a terminal with a pager, where there is one, else as it is. */
export async function show(session: Session, page: Page): Promise<number> {
  const { stdout, page: withPager } = session.io;
  const text = page.toString();
  const pager = manualPager(session);
  if (!(stdout.isTTY && withPager !== undefined && pager !== '' && (await withPager(text, pager)))) await stdout.write(text);
  return 0;
}
