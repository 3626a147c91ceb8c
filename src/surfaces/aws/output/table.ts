import { CommandLineError } from '../errors.ts';
import { scalarText } from './text.ts';
import { textWidth } from './text-width.ts';
import { byName, isList, isObject, type Printable, type PrintableObject } from './value.ts';

/** One box of a table: a title, a row of headers, rows. */
class Section {
  headers: readonly string[] = [];
  readonly rows: (readonly string[])[] = [];
  private readonly widths: number[] = [];

  constructor(
    readonly title: string,
    readonly indent: number,
  ) {}

  addHeaders(headers: readonly string[]): void {
    this.headers = headers;
    this.measure(headers);
  }

  /** @throws a CommandLineError, as `aws` does, for rows of different lengths */
  addRow(cells: readonly string[]): void {
    const expected = this.rows[0]?.length ?? (this.headers.length > 0 ? this.headers.length : cells.length);
    if (cells.length !== expected) throw new CommandLineError('general', `Row should have ${expected} elements, instead it has ${cells.length}`);
    this.rows.push(cells);
    this.measure(cells);
  }

  private measure(cells: readonly string[]): void {
    for (const [index, cell] of cells.entries()) this.widths[index] = Math.max(this.widths[index] ?? 0, textWidth(cell));
  }

  totalWidth(): number {
    const columns = this.widths.reduce((sum, column) => sum + column + 4, 0) + 2;
    return Math.max(textWidth(this.title) + 2, columns) + 2 * this.indent;
  }

  /** The columns' widths, stretched so that together they take `available`. */
  columnWidths(available: number): readonly number[] {
    const padded = this.widths.map((column) => column + 4);
    if (padded.length === 0) return padded;
    const scale = available / padded.reduce((sum, column) => sum + column, 0);
    const scaled = padded.map((column) => roundHalfToEven(scale * column));
    let offBy = scaled.reduce((sum, column) => sum + column, 0) - available;
    while (offBy !== 0) {
      const step = offBy > 0 ? -1 : 1;
      const order = step < 0 ? [...scaled.keys()] : [...scaled.keys()].reverse();
      for (const index of order) {
        if (offBy === 0) break;
        scaled[index] = (scaled[index] ?? 0) + step;
        offBy += step;
      }
    }
    return scaled;
  }
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

/** How cells and bars look: plain, or colored as the AWS CLI does. */
interface Style {
  cell(text: string): string;
  bar(text: string): string;
}

const plain: Style = { cell: (text) => text, bar: (text) => text };
const colored: Style = { cell: (text) => `\u001b[1m\u001b[34m${text}\u001b[0m`, bar: (text) => `\u001b[2m\u001b[33m${text}\u001b[0m` };

const spaces = (count: number): string => ' '.repeat(Math.max(0, count));

function centered(text: string, length: number, leftEdge: string): string {
  const start = Math.floor(length / 2) - Math.floor(textWidth(text) / 2) - 1;
  const soFar = leftEdge.length + start + textWidth(text);
  return `${leftEdge}${spaces(start)}${text}${spaces(length - 1 - soFar)}|`;
}

function leftAligned(text: string, length: number, leftEdge: string, style: Style): string {
  const padding = length - (textWidth(text) + 2 + leftEdge.length + 1) >= 0 ? 2 : 0;
  return `${leftEdge}${spaces(padding)}${style.cell(text)}${spaces(length - leftEdge.length - padding - textWidth(text) - 1)}|`;
}

const lineBreak = (widths: readonly number[]): string =>
  widths.map((column, index) => (index === 0 ? `+${'-'.repeat(Math.max(0, column - 2))}+` : `${'-'.repeat(Math.max(0, column - 1))}+`)).join('');

function renderSection(section: Section, total: number, style: Style): readonly string[] {
  const available = total - 2 * section.indent;
  const lines: string[] = [];
  if (section.title !== '') {
    lines.push(centered(section.title, available, '|'));
    if (section.headers.length === 0 && section.rows.length === 0) lines.push(`+${'-'.repeat(Math.max(0, available - 2))}+`);
  }
  const widths = section.columnWidths(available);
  const row = (cells: readonly string[], cell: (text: string, length: number, edge: string) => string): string =>
    cells.map((text, index) => cell(text, widths[index] ?? 0, index === 0 ? '|' : '')).join('');
  if (section.headers.length > 0) lines.push(lineBreak(widths), row(section.headers, centered));
  if (section.rows.length > 0 && widths.length > 0) {
    lines.push(lineBreak(widths));
    for (const cells of section.rows) lines.push(row(cells, (text, length, edge) => leftAligned(text, length, edge, style)));
    lines.push(lineBreak(widths));
  }
  const bars = style.bar('|').repeat(section.indent);
  return lines.map((line) => `${bars}${line}${bars}`);
}

/** A section of one row turned on its side, for tables wider than the terminal. */
function upright(section: Section): Section {
  const [row] = section.rows;
  if (section.rows.length !== 1 || section.headers.length === 0 || row === undefined) return section;
  const turned = new Section(section.title, section.indent);
  for (const [index, header] of section.headers.entries()) turned.addRow([header, row[index] ?? '']);
  return turned;
}

const isScalar = (value: Printable | undefined): boolean => !isList(value) && !isObject(value);

/** Whether there is nothing to show: Python's falsehood. */
const isNothing = (value: Printable): boolean =>
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (isList(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

class TableBuilder {
  readonly sections: Section[] = [];

  private get current(): Section {
    const last = this.sections.at(-1);
    if (last !== undefined) return last;
    return this.open('', 0);
  }

  private open(title: string, indent: number): Section {
    const section = new Section(title, indent);
    this.sections.push(section);
    return section;
  }

  build(title: string | undefined, value: Printable, indent = 0): boolean {
    if (isNothing(value)) return false;
    if (title !== undefined) this.open(title, indent);
    if (isList(value)) this.list(value, title, indent);
    else if (isObject(value)) this.object(value, indent);
    // A value that is neither shows as a bare title, as in the AWS CLI.
    return true;
  }

  private list(items: readonly Printable[], title: string | undefined, indent: number): void {
    if (isObject(items[0])) {
      this.objects(items.filter(isObject), title, indent);
      return;
    }
    for (const item of items) {
      if (isList(item) && item.every(isScalar)) this.current.addRow(item.map(scalarText));
      else if (isScalar(item)) this.current.addRow([scalarText(item)]);
      // Python goes through an object by its keys, and those are scalars.
      else if (isObject(item)) this.current.addRow(Object.keys(item));
      else this.build(undefined, item, 0);
    }
  }

  private object(item: PrintableObject, indent: number): void {
    const names = Object.keys(item).sort(byName);
    const headers = names.filter((name) => isScalar(item[name]));
    const [only] = headers;
    if (headers.length === 1 && only !== undefined) this.current.addRow([only, scalarText(item[only])]);
    else if (headers.length > 0) {
      this.current.addHeaders(headers);
      this.current.addRow(headers.map((name) => scalarText(item[name])));
    }
    this.nested(
      item,
      names.filter((name) => !isScalar(item[name])),
      indent,
    );
  }

  private objects(items: readonly PrintableObject[], title: string | undefined, indent: number): void {
    const headers = new Set<string>();
    const more = new Set<string>();
    for (const item of items) for (const [name, value] of Object.entries(item)) (isScalar(value) ? headers : more).add(name);
    const columns = [...headers].sort(byName);
    const nested = [...more].sort(byName);
    this.current.addHeaders(columns);
    for (const [index, item] of items.entries()) {
      if (index > 0 && nested.length > 0) this.open(title ?? '', indent).addHeaders(columns);
      this.current.addRow(columns.map((name) => (Object.hasOwn(item, name) ? scalarText(item[name]) : '')));
      this.nested(item, nested, indent);
    }
  }

  private nested(item: PrintableObject, names: readonly string[], indent: number): void {
    for (const name of names) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined;
      if (value !== undefined) this.build(name, value, indent + 1);
    }
  }
}

/** How a table is drawn. */
export interface TableOptions {
  readonly title: string;
  /** Columns of the terminal; 80 when there is none. */
  readonly terminalWidth: number;
  readonly color: boolean;
}

/** A table is handed on in parts of about so many characters: one of all instance types has fifty million. */
const partLength = 64 * 1024;

/** A table of boxes, as the AWS CLI draws it, in parts; nothing for an empty answer. Follows awscli/table.py and formatter.py, 2026. */
export function* formatTable(value: Printable, { title, terminalWidth, color }: TableOptions): Generator<string> {
  const builder = new TableBuilder();
  if (!builder.build(title, value)) return;
  let sections: readonly Section[] = builder.sections;
  const widest = (): number => sections.reduce((most, section) => Math.max(most, section.totalWidth()), 0);
  if (widest() > terminalWidth) sections = sections.map(upright);
  const total = widest();
  const style = color ? colored : plain;
  let part = `${'-'.repeat(total)}\n`;
  for (const section of sections) {
    for (const line of renderSection(section, total, style)) part += `${line}\n`;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}
