/**
 * The shorthand syntax of the AWS CLI: `Key=value,Other=[a,b],Nested={x=1,y=2}`.
 * A parser of text alone; what the values mean is the model's affair (shorthand-model.ts).
 * Grammar: awscli/shorthand.py, 2026.
 */

/** What shorthand parses to, before the model gives it types. */
export type ShorthandValue = string | Uint8Array | readonly ShorthandValue[] | { readonly [key: string]: ShorthandValue };

/** Text that is not shorthand, with the place where that was seen. */
export class ShorthandError extends Error {
  override readonly name = 'ShorthandError';
}

/** Reads a `file://` or `fileb://` value of `Key@=file://…`; `undefined` for any other text. */
export type FileReader = (value: string) => string | Uint8Array | undefined;

// The first value after `=` may hold `=` and `[`…; later values of a comma list may not hold `=` (it would be the next key).
// As in AWS's own grammar, characters beyond U+FFFF have to be quoted.
const startOfValue = String.raw`!#-&(-+\--<>-Z\\-z|-\uffff`;
const firstFollow = String.raw`\s!#-&(-+\--\\^-|~-\uffff`;
const secondFollow = String.raw`\s!#-&(-+\--<>-\uffff`;
const firstValue = new RegExp(`(?:\\\\,|[${startOfValue}])(?:\\\\,|[${firstFollow}])*`, 'yu');
const secondValue = new RegExp(`(?:\\\\,|[${startOfValue}])(?:\\\\,|[${secondFollow}])*`, 'yu');
const keyCharacters = /[a-zA-Z0-9\-_.#/:]*/y;
const spaces = /[ \t\n\r\v\f]*/y;
const maximumDepth = 64;

/** How much is shown before and behind a fault, in characters. */
const longestShown = 10_000;

/**
 * The index of the quote that closes the one at an index; `undefined` where none does. AWS's grammar has the pattern `'(?:\\\\|\\'|[^'])*'`, whose tries
 * double with every backslash once the quote isn't closed. What it finds is this: the first quote that isn't escaped, else the last of all.
 */
function endOfQuoted(text: string, start: number, quote: string): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text[index];
    if (character === quote) return index;
    if (character === '\\' && (text[index + 1] === '\\' || text[index + 1] === quote)) index += 1;
  }
  const last = text.lastIndexOf(quote);
  return last > start ? last : undefined;
}

class ShorthandParser {
  private index = 0;
  private readFiles = false;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly readFile: FileReader,
  ) {}

  parse(): { readonly [key: string]: ShorthandValue } {
    const result: Record<string, ShorthandValue> = {};
    this.member(result, () => this.values());
    while (this.index < this.text.length) {
      this.expect(',');
      const start = this.index;
      const key = this.member(result, () => this.values(), true);
      if (key !== undefined) throw this.duplicate(key, start);
    }
    return result;
  }

  /** Reads `key=value` into an object. Gives the key back when it was there before and `once` is asked for. */
  private member(into: Record<string, ShorthandValue>, value: () => ShorthandValue, once = false): string | undefined {
    const key = this.take(keyCharacters);
    this.readFiles = false;
    this.skipSpaces();
    if (this.current() === '@') {
      this.index += 1;
      this.readFiles = true;
    }
    this.expect('=');
    const parsed = value();
    if (once && Object.hasOwn(into, key)) return key;
    Object.defineProperty(into, key, { value: parsed, enumerable: true, configurable: true, writable: true });
    return undefined;
  }

  private values(): ShorthandValue {
    if (this.current() === undefined) return '';
    return this.bracketed() ?? this.commaList();
  }

  private element(): ShorthandValue {
    return this.bracketed() ?? this.scalar();
  }

  private bracketed(): ShorthandValue | undefined {
    const open = this.current();
    if (open !== '[' && open !== '{') return undefined;
    this.depth += 1;
    if (this.depth > maximumDepth) throw new ShorthandError(`Nested more than ${maximumDepth} deep for input:\n${this.place()}`);
    const value = open === '[' ? this.list() : this.hash();
    this.depth -= 1;
    return value;
  }

  private list(): ShorthandValue {
    this.expect('[');
    const values: ShorthandValue[] = [];
    while (this.current() !== ']') {
      values.push(this.element());
      this.separator(']');
    }
    this.expect(']', false);
    return values;
  }

  private hash(): ShorthandValue {
    this.expect('{');
    const members: Record<string, ShorthandValue> = {};
    while (this.current() !== '}') {
      this.member(members, () => this.element());
      this.separator('}');
    }
    this.expect('}', false);
    return members;
  }

  private separator(close: string): void {
    this.skipSpaces();
    if (this.current() !== close) {
      this.expect(',', false);
      this.skipSpaces();
    }
  }

  /** `a` or `a,b,c`; a word followed by `=` is the next key, and the list ends before it. */
  private commaList(): ShorthandValue {
    const first = this.scalar();
    this.skipSpaces();
    if (this.current() !== ',') return first;
    this.expect(',');
    const values: ShorthandValue[] = [first];
    for (;;) {
      const next = this.laterScalar();
      this.skipSpaces();
      if (next !== undefined && this.current() === ',') {
        this.expect(',');
        values.push(next);
        continue;
      }
      if (this.current() !== undefined) this.index = this.text.lastIndexOf(',', this.index);
      else if (next !== undefined) values.push(next);
      else throw this.unexpected('<second>', '<none>');
      break;
    }
    return values.length === 1 ? first : values;
  }

  private scalar(): string | Uint8Array {
    const quote = this.current();
    if (quote !== "'" && quote !== '"') return this.resolve(unescapeCommas(this.take(firstValue)));
    const quoted = this.quoted(quote);
    if (quoted === undefined) throw this.unexpected(quote === "'" ? '<singled quoted>' : '<double quoted>', '<none>');
    return this.resolve(quoted);
  }

  private laterScalar(): string | Uint8Array | undefined {
    const quote = this.current();
    if (quote === "'" || quote === '"') {
      const quoted = this.quoted(quote);
      return quoted === undefined ? undefined : this.resolve(quoted);
    }
    const plain = this.match(secondValue);
    return plain === undefined ? undefined : this.resolve(unescapeCommas(plain));
  }

  private quoted(quote: string): string | undefined {
    const end = endOfQuoted(this.text, this.index, quote);
    if (end === undefined) return undefined;
    const inner = this.text.slice(this.index + 1, end);
    this.index = end + 1;
    return inner.replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
  }

  private resolve(value: string): string | Uint8Array {
    return this.readFiles ? (this.readFile(value) ?? value) : value;
  }

  private current(): string | undefined {
    return this.text[this.index];
  }

  private currentCharacter(): string {
    const code = this.text.codePointAt(this.index);
    return code === undefined ? 'EOF' : String.fromCodePoint(code);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const [matched] = pattern.exec(this.text) ?? [];
    if (matched !== undefined) this.index += matched.length;
    return matched;
  }

  private take(pattern: RegExp): string {
    return this.match(pattern) ?? '';
  }

  private skipSpaces(): void {
    this.take(spaces);
  }

  private expect(character: string, spacesAround = true): void {
    if (spacesAround) this.skipSpaces();
    if (this.current() !== character) throw this.unexpected(character);
    this.index += 1;
    if (spacesAround) this.skipSpaces();
  }

  private unexpected(expected: string, received = this.currentCharacter()): ShorthandError {
    return new ShorthandError(`Expected: '${expected}', received: '${received}' for input:\n${this.place()}`);
  }

  private duplicate(key: string, start: number): ShorthandError {
    return new ShorthandError(
      `Second instance of key "${key}" encountered for input:\n${this.place(start)}\nThis is often because there is a preceding "," instead of a space.`,
    );
  }

  /** The text with a caret under the place; of a text that nobody wants to read, what is around it. */
  private place(index: number = this.index): string {
    const shown = this.text.slice(Math.max(0, index - longestShown), index + longestShown);
    const at = Math.min(index, longestShown);
    const lineStart = shown.lastIndexOf('\n', at - 1) + 1;
    const nextLine = shown.indexOf('\n', at);
    const end = nextLine < 0 ? shown.length : nextLine;
    return `${shown.slice(0, end)}\n${' '.repeat(at - lineStart)}^${shown.slice(end)}`;
  }
}

const unescapeCommas = (text: string): string => text.replaceAll('\\,', ',').trimEnd();

/**
 * Parses one shorthand value.
 * @throws ShorthandError
 */
export function parseShorthand(text: string, readFile: FileReader = () => undefined): { readonly [key: string]: ShorthandValue } {
  return new ShorthandParser(text, readFile).parse();
}
