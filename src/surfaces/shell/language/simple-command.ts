/** What a text is for the shell: commands that can run in this process, or something for the system's shell. */
export type Reading = { readonly commands: readonly (readonly string[])[] } | 'systemShell';

/** Values of the shell's variables; `undefined` for one that is not set. */
export type Variables = (name: string) => string | undefined;

const special = /[|&;<>()`]/;
const pattern = /[*?[]/;

class NotSimple extends Error {}

/** Reads words as bash does, as far as that is simple. */
class Reader {
  readonly commands: string[][] = [];
  private words: string[] = [];
  private word: string | undefined;
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly variables: Variables,
  ) {}

  read(): readonly (readonly string[])[] {
    for (; this.position < this.text.length; this.position += 1) this.sign(this.text.charAt(this.position));
    this.endCommand();
    return this.commands;
  }

  private sign(sign: string): void {
    if (sign === '\n') this.endCommand();
    else if (/\s/.test(sign)) this.endWord();
    else if (sign === '#' && this.word === undefined) this.skipTo('\n');
    else if (sign === "'") this.singleQuoted();
    else if (sign === '"') this.doubleQuoted();
    else if (sign === '\\') this.escaped();
    else if (sign === '$') this.add(plainValue(this.variable()));
    else if (special.test(sign) || (sign === '~' && this.word === undefined)) throw new NotSimple();
    else if (sign === '{' && /^\{[^}\s]*(,|\.\.)/.test(this.text.slice(this.position))) throw new NotSimple();
    // Where no file has such a name, and none has one like a query, bash leaves a pattern as it is.
    else if (pattern.test(sign) && !this.inQuery()) throw new NotSimple();
    else this.add(sign);
  }

  private inQuery(): boolean {
    return this.words.at(-1) === '--query' || this.word?.startsWith('--query=') === true;
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  private endCommand(): void {
    this.endWord();
    if (this.words.length > 0) this.commands.push(this.words);
    this.words = [];
  }

  private skipTo(sign: string): void {
    const end = this.text.indexOf(sign, this.position);
    this.position = end < 0 ? this.text.length : end - 1;
  }

  private singleQuoted(): void {
    const end = this.text.indexOf("'", this.position + 1);
    if (end < 0) throw new NotSimple();
    this.add(this.text.slice(this.position + 1, end));
    this.position = end;
  }

  private doubleQuoted(): void {
    this.add('');
    for (this.position += 1; this.text.charAt(this.position) !== '"'; this.position += 1) {
      const sign = this.text.charAt(this.position);
      if (sign === '' || sign === '`') throw new NotSimple();
      if (sign === '$') this.add(this.variable());
      else if (sign === '\\' && /["\\$`\n]/.test(this.text.charAt(this.position + 1))) {
        this.position += 1;
        const kept = this.text.charAt(this.position);
        if (kept !== '\n') this.add(kept);
      } else this.add(sign);
    }
  }

  private escaped(): void {
    this.position += 1;
    const sign = this.text.charAt(this.position);
    if (sign !== '\n') this.add(sign);
  }

  /** `$NAME` and `${NAME}`; a lone `$` is itself. */
  private variable(): string {
    const [whole, plain, braced] = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/.exec(this.text.slice(this.position)) ?? [];
    if (whole === undefined) {
      if (/^\$[\s"]|^\$$/.test(this.text.slice(this.position))) return '$';
      throw new NotSimple();
    }
    this.position += whole.length - 1;
    return this.variables(plain ?? braced ?? '') ?? '';
  }
}

/** An unquoted value; one that bash would part into words, or match with files, is for bash. */
function plainValue(value: string): string {
  if (value === '' || /\s/.test(value) || pattern.test(value)) throw new NotSimple();
  return value;
}

/**
 * Cuts a text into commands and their words, where bash would do nothing else with it than that: quotes, `$NAME`, comments and lines that go on.
 * Whatever more there is, pipes, redirections, loops, patterns, is for the system's shell.
 */
export function readCommands(text: string, variables: Variables): Reading {
  try {
    return { commands: new Reader(text, variables).read() };
  } catch (error) {
    if (error instanceof NotSimple) return 'systemShell';
    throw error;
  }
}
