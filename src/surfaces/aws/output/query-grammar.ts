import { QueryFault, type Token, tokenize } from './query-tokens.ts';
import { scalarText } from './text.ts';

/** How strongly what stands between two expressions binds them. */
const power: Readonly<Record<string, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};
const projectionStop = 10;

const names = ['quoted_identifier', 'unquoted_identifier'];
const list = (words: readonly string[]): string => `[${words.map((word) => `'${word}'`).join(', ')}]`;

/** Reads an expression only to find what is wrong with it. Follows jmespath.py 1.0.1, parser.py. */
class Grammar {
  private index = 0;

  constructor(
    private readonly expression: string,
    private readonly tokens: readonly Token[],
  ) {}

  check(): void {
    this.read(0);
    const token = this.at();
    if (token.type !== 'eof') throw this.fault(token, `Unexpected token: ${scalarText(token.value)}`);
  }

  private at(offset = 0): Token {
    return this.tokens[this.index + offset] ?? { type: 'eof', value: '', start: this.expression.length };
  }

  private powerOf({ type }: Token): number {
    return power[type] ?? 0;
  }

  private fault({ start, value, type }: Token, reason: string): QueryFault {
    const token = `token "${scalarText(value)}" (${type.toUpperCase()})`;
    return new QueryFault(`${reason}: Parse error at column ${start}, ${token}, for expression:\n"${this.expression}"\n${' '.repeat(start + 1)}^`);
  }

  private incomplete(): QueryFault {
    const { expression } = this;
    return new QueryFault(`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${' '.repeat([...expression].length + 1)}^`);
  }

  private match(types: readonly string[], wanted: string): void {
    const token = this.at();
    if (!types.includes(token.type)) throw token.type === 'eof' ? this.incomplete() : this.fault(token, `Expecting: ${wanted}, got: ${token.type}`);
    this.index += 1;
  }

  private expect(type: string): void {
    this.match([type], type);
  }

  /** Gives whether the expression is a bare name, which alone can be a function's. */
  private read(binding: number): boolean {
    let isName = this.begin();
    while (binding < this.powerOf(this.at())) isName = this.goOn(isName);
    return isName;
  }

  private begin(): boolean {
    const token = this.at();
    this.index += 1;
    switch (token.type) {
      case 'literal':
      case 'current':
        return false;
      case 'unquoted_identifier':
        return true;
      case 'quoted_identifier': {
        const next = this.at();
        if (next.type === 'lparen') throw this.fault({ ...next, start: 0 }, 'Quoted identifier not allowed for function names.');
        return true;
      }
      case 'star':
        if (this.at().type !== 'rbracket') this.projected('star');
        return false;
      case 'filter':
        this.filter();
        return false;
      case 'lbrace':
        this.hash();
        return false;
      case 'lparen':
        this.read(0);
        this.expect('rparen');
        return false;
      case 'flatten':
        this.projected('flatten');
        return false;
      case 'not':
        this.read(power.not ?? 0);
        return false;
      case 'expref':
        this.read(0);
        return false;
      case 'lbracket':
        this.bracket();
        return false;
      default:
        throw token.type === 'eof' ? this.incomplete() : this.fault(token, 'invalid token');
    }
  }

  private bracket(): void {
    const { type } = this.at();
    if (type === 'number' || type === 'colon') this.indexOrSlice();
    else if (type === 'star' && this.at(1).type === 'rbracket') {
      this.index += 2;
      this.projected('star');
    } else this.list();
  }

  private goOn(leftIsName: boolean): boolean {
    const token = this.at();
    this.index += 1;
    switch (token.type) {
      case 'dot':
        if (this.at().type === 'star') {
          this.index += 1;
          this.projected('dot');
        } else this.afterDot('dot');
        break;
      case 'flatten':
        this.projected('flatten');
        break;
      case 'filter':
        this.filter();
        break;
      case 'lbracket': {
        const { type } = this.at();
        if (type === 'number' || type === 'colon') this.indexOrSlice();
        else {
          this.expect('star');
          this.expect('rbracket');
          this.projected('star');
        }
        break;
      }
      case 'lparen':
        this.arguments(leftIsName);
        break;
      case 'star':
      case 'not':
      case 'lbrace':
        throw this.fault(token, 'invalid token');
      default:
        this.read(this.powerOf(token));
    }
    return false;
  }

  private arguments(leftIsName: boolean): void {
    const before = this.at(-2);
    if (!leftIsName) throw this.fault(before, `Invalid function name '${scalarText(before.value)}'`);
    while (this.at().type !== 'rparen') {
      this.read(0);
      if (this.at().type === 'comma') this.index += 1;
    }
    this.index += 1;
  }

  private filter(): void {
    this.read(0);
    this.expect('rbracket');
    if (this.at().type !== 'flatten') this.projected('filter');
  }

  private indexOrSlice(): void {
    if (this.at().type !== 'colon' && this.at(1).type !== 'colon') {
      this.index += 1;
      this.expect('rbracket');
      return;
    }
    let colons = 0;
    while (this.at().type !== 'rbracket' && colons < 3) {
      const token = this.at();
      if (token.type === 'colon') colons += 1;
      if ((token.type !== 'colon' && token.type !== 'number') || colons === 3) throw this.fault(token, 'syntax error');
      this.index += 1;
    }
    this.expect('rbracket');
    this.projected('star');
  }

  private list(): void {
    for (;;) {
      this.read(0);
      if (this.at().type === 'rbracket') break;
      this.expect('comma');
    }
    this.index += 1;
  }

  private hash(): void {
    for (;;) {
      this.match(names, list(names));
      this.expect('colon');
      this.read(0);
      const { type } = this.at();
      if (type === 'comma' || type === 'rbrace') this.index += 1;
      if (type === 'rbrace') return;
    }
  }

  private projected(by: string): void {
    const token = this.at();
    if (this.powerOf(token) < projectionStop) return;
    if (token.type === 'lbracket' || token.type === 'filter') this.read(power[by] ?? 0);
    else if (token.type === 'dot') {
      this.index += 1;
      this.afterDot(by);
    } else throw this.fault(token, 'syntax error');
  }

  private afterDot(by: string): void {
    const token = this.at();
    if ([...names, 'star'].includes(token.type)) {
      this.read(power[by] ?? 0);
      return;
    }
    if (token.type !== 'lbracket' && token.type !== 'lbrace') {
      throw this.fault(token, `Expecting: ${list([...names, 'lbracket', 'lbrace'])}, got: ${token.type}`);
    }
    this.index += 1;
    if (token.type === 'lbracket') this.list();
    else this.hash();
  }
}

/** Refuses an expression that the AWS CLI refuses. @throws a QueryFault, in its words */
export function checkQuery(expression: string): void {
  new Grammar(expression, tokenize(expression)).check();
}
