import { codePointLength } from '../../../models/text-length.ts';
import { formatJson } from './json.ts';
import { byName, Float, floatText, isFraction, isList, isObject, type Printable, type PrintableObject } from './value.ts';
import { escaped, isBreak, type ScalarStyle, scalarStyle } from './yaml-scalars.ts';

/** Lines are broken at the first blank after this column. */
const width = 80;

/** Longer keys, in bytes, are written after a `?`. */
const longestKey = 128;

const breaks = /[\n\r\u0085\u2028\u2029]/;

/** Writes YAML as LibYAML's emitter does (0.2.5, emitter.c): what stands where, and where long lines are broken. */
class YamlWriter {
  private text = '';
  private column = 0;
  private indent = -1;
  /** Whether the last that was written was white space; whether the line holds nothing but indicators of nesting. */
  private whitespace = true;
  private indention = true;

  node(value: Printable, inMapping = false): void {
    if (isList(value)) this.list(value, inMapping);
    else if (isObject(value)) this.object(value);
    else this.scalar(value, false);
  }

  toString(): string {
    return `${this.text}\n`;
  }

  private put(text: string): void {
    this.text += text;
    this.column += 1;
  }

  private lineBreak(character = '\n'): void {
    this.text += character;
    this.column = 0;
  }

  private startLine(): void {
    const indent = Math.max(0, this.indent);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) this.lineBreak();
    if (this.column < indent) {
      this.text += ' '.repeat(indent - this.column);
      this.column = indent;
    }
    this.whitespace = true;
    this.indention = true;
  }

  private indicator(text: string, { apart = true, nests = false } = {}): void {
    if (apart && !this.whitespace) this.put(' ');
    for (const character of text) this.put(character);
    this.whitespace = false;
    this.indention = this.indention && nests;
  }

  private indented(content: () => void, deeper = true): void {
    const outer = this.indent;
    if (this.indent < 0) this.indent = 0;
    else if (deeper) this.indent += 2;
    content();
    this.indent = outer;
  }

  private list(items: readonly Printable[], inMapping: boolean): void {
    if (items.length === 0) {
      this.indicator('[]');
      return;
    }
    this.indented(
      () => {
        for (const item of items) {
          this.startLine();
          this.indicator('-', { nests: true });
          this.node(item);
        }
      },
      !(inMapping && !this.indention),
    );
  }

  private object(value: PrintableObject): void {
    const names = Object.keys(value).sort(byName);
    if (names.length === 0) {
      this.indicator('{}');
      return;
    }
    this.indented(() => {
      for (const name of names) {
        this.startLine();
        this.key(name);
        this.node(value[name] ?? null, true);
      }
    });
  }

  private key(name: string): void {
    if (Buffer.byteLength(name) <= longestKey && !breaks.test(name)) {
      this.scalar(name, true);
      this.indicator(':', { apart: false });
      return;
    }
    this.indicator('?', { nests: true });
    this.scalar(name, false);
    this.startLine();
    this.indicator(':', { nests: true });
  }

  private scalar(value: string | number | boolean | null | Float, key: boolean): void {
    const text = value instanceof Float || isFraction(value) ? yamlFloat(value.valueOf()) : String(value);
    const style = typeof value === 'string' ? scalarStyle(text, key) : 'plain';
    const outer = this.indent;
    this.indent = this.indent < 0 ? 2 : this.indent + 2;
    if (style === 'plain') this.plain(text, !key);
    else this.quoted([...text], style, !key);
    this.indent = outer;
  }

  /** Whether a line may be broken at a blank: it is a single one, and the line is long enough. */
  private breaksAt(characters: readonly string[], index: number, style: ScalarStyle): boolean {
    if (characters[index - 1] === ' ' || this.column <= width) return false;
    const atEdge = style !== 'plain' && (index === 0 || index === characters.length - 1);
    return !atEdge && (style === 'double' || characters[index + 1] !== ' ');
  }

  private plain(text: string, mayBreak: boolean): void {
    if (!this.whitespace && text !== '') this.put(' ');
    if (!mayBreak || this.column + text.length <= width || !text.includes(' ')) this.run(text);
    else this.broken([...text]);
    this.whitespace = false;
    this.indention = false;
  }

  /** A text without breaks, at once. */
  private run(text: string): void {
    this.text += text;
    this.column += codePointLength(text);
  }

  private broken(characters: readonly string[]): void {
    for (const [index, character] of characters.entries()) {
      if (character === ' ' && this.breaksAt(characters, index, 'plain')) this.startLine();
      else this.put(character);
      if (character !== ' ') this.indention = false;
    }
  }

  private quoted(characters: readonly string[], style: 'single' | 'double', mayBreak: boolean): void {
    const quote = style === 'single' ? "'" : '"';
    this.indicator(quote);
    let afterBreak = false;
    for (const [index, character] of characters.entries()) {
      if (character === ' ' && mayBreak && this.breaksAt(characters, index, style)) {
        this.startLine();
        if (style === 'double' && characters[index + 1] === ' ') this.put('\\');
      } else if (style === 'single' && isBreak(character)) {
        if (!afterBreak && character === '\n') this.lineBreak();
        this.lineBreak(character);
        this.indention = true;
        afterBreak = true;
        continue;
      } else {
        if (afterBreak) this.startLine();
        this.quotedCharacter(character, style);
      }
      afterBreak = false;
    }
    if (afterBreak) this.startLine();
    this.indicator(quote, { apart: false });
  }

  private quotedCharacter(character: string, style: 'single' | 'double'): void {
    const text = style === 'single' ? (character === "'" ? "''" : character) : (escaped(character) ?? character);
    if (text === character) this.put(character);
    else for (const part of text) this.put(part);
    if (character !== ' ') this.indention = false;
  }
}

const yamlFloat = (value: number): string => (Number.isNaN(value) ? '.nan' : Number.isFinite(value) ? floatText(value) : value < 0 ? '-.inf' : '.inf');

/** A value alone is written as JSON, as YAML would end it with three dots. */
function document(value: Printable): string {
  if (!isList(value) && !isObject(value)) return formatJson(value);
  const writer = new YamlWriter();
  writer.node(value);
  return writer.toString();
}

/** YAML as the AWS CLI prints it: members sorted, lines of about 80 columns; nothing for an empty answer. */
export function formatYaml(value: Printable): string {
  return isObject(value) && Object.keys(value).length === 0 ? '' : document(value);
}

/** One document a page, each a list of one, as `yaml-stream` has it. */
export const formatYamlPage = (page: Printable): string => document([page]);
