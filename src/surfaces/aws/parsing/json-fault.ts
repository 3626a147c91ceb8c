import { codePointLength } from '../../../models/text-length.ts';

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /null|true|false|NaN|-?Infinity/y;

/** Where and why reading stopped. */
class Fault extends Error {
  constructor(
    readonly reason: string,
    readonly index: number,
  ) {
    super(reason);
  }
}

/** Reads JSON without making anything of it, as Python's `json.loads` does. */
class Reader {
  private index = 0;

  constructor(private readonly text: string) {}

  document(): void {
    if (this.text.startsWith('\ufeff')) throw new Fault('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
    this.skip(space);
    this.value();
    this.skip(space);
    if (this.index < this.text.length) throw new Fault('Extra data', this.index);
  }

  private value(): void {
    const open = this.text[this.index];
    if (open === '"') this.string();
    else if (open === '{') this.members('}', 'object', () => this.member());
    else if (open === '[') this.members(']', 'array', () => this.value());
    else if (!this.skip(word) && !this.skip(number)) throw new Fault('Expecting value', this.index);
  }

  private members(close: string, kind: 'object' | 'array', read: () => void): void {
    this.index += 1;
    this.skip(space);
    if (this.text[this.index] === close) {
      this.index += 1;
      return;
    }
    for (;;) {
      read();
      this.skip(space);
      if (this.text[this.index] === close) break;
      const comma = this.index;
      if (this.text[comma] !== ',') throw new Fault("Expecting ',' delimiter", comma);
      this.index += 1;
      this.skip(space);
      if (this.text[this.index] === close) throw new Fault(`Illegal trailing comma before end of ${kind}`, comma);
    }
    this.index += 1;
  }

  private member(): void {
    if (this.text[this.index] !== '"') throw new Fault('Expecting property name enclosed in double quotes', this.index);
    this.string();
    this.skip(space);
    if (this.text[this.index] !== ':') throw new Fault("Expecting ':' delimiter", this.index);
    this.index += 1;
    this.skip(space);
    this.value();
  }

  private string(): void {
    const start = this.index;
    for (this.index += 1; this.text[this.index] !== '"'; this.index += 1) {
      const character = this.text[this.index];
      if (character === undefined) throw new Fault('Unterminated string starting at', start);
      if (character < ' ') throw new Fault('Invalid control character at', this.index);
      if (character === '\\') this.escape(start);
    }
    this.index += 1;
  }

  private escape(start: number): void {
    const backslash = this.index;
    this.index += 1;
    const escaped = this.text[this.index];
    if (escaped === undefined) throw new Fault('Unterminated string starting at', start);
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(this.text.slice(this.index + 1, this.index + 5))) throw new Fault('Invalid \\uXXXX escape', this.index);
      this.index += 4;
    } else if (!'"\\/bfnrt'.includes(escaped)) throw new Fault('Invalid \\escape', backslash);
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.index;
    const [matched = ''] = pattern.exec(this.text) ?? [];
    this.index += matched.length;
    return matched !== '';
  }
}

/**
 * What is wrong with a text that is no JSON, as Python 3.13, which `aws` is written in, words it: `Expecting value: line 1 column 2 (char 1)`.
 * Columns and characters are code points. Numbers that Python reads and JSON does not have (`NaN`) are named as such.
 */
export function jsonFault(text: string): string {
  try {
    new Reader(text).document();
  } catch (error) {
    if (error instanceof RangeError) return 'nested too deeply';
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.index);
    let line = 1;
    for (let end = before.indexOf('\n'); end >= 0; end = before.indexOf('\n', end + 1)) line += 1;
    const column = codePointLength(before.slice(before.lastIndexOf('\n') + 1)) + 1;
    return error.reason.startsWith('Unexpected UTF-8')
      ? `${error.reason}: line 1 column 1 (char 0)`
      : `${error.reason}: line ${line} column ${column} (char ${codePointLength(before)})`;
  }
  return 'NaN and Infinity are no numbers of JSON';
}
