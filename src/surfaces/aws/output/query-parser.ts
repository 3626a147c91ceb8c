import {
  and,
  chain,
  comparison,
  expref,
  field,
  filterProjection,
  flatten,
  functionCall,
  identity,
  item,
  literal,
  multiSelectHash,
  multiSelectList,
  type Node,
  not,
  or,
  pipe,
  projection,
  slice,
  valueProjection,
} from './query-nodes.ts';
import { list, power, projectionStop, type Token, Tokens } from './query-tokens.ts';
import { scalarText } from './text.ts';

const names = ['quoted_identifier', 'unquoted_identifier'];

/** Reads an expression. Follows jmespath.py 1.0.1, parser.py. */
class Parser {
  private readonly tokens: Tokens;

  constructor(expression: string) {
    this.tokens = new Tokens(expression);
  }

  parse(): Node {
    const whole = this.read(0);
    const token = this.tokens.at();
    if (token.type !== 'eof') throw this.tokens.fault(token, `Unexpected token: ${scalarText(token.value)}`);
    return whole;
  }

  private read(binding: number): Node {
    let left = this.begin(this.tokens.take());
    while (binding < (power[this.tokens.at().type] ?? 0)) left = this.goOn(left, this.tokens.take());
    return left;
  }

  /** What an expression can begin with. */
  private begin(token: Token): Node {
    const { tokens } = this;
    switch (token.type) {
      case 'literal':
        return literal(token.value);
      case 'current':
        return identity;
      case 'quoted_identifier':
        if (tokens.is('lparen')) throw tokens.fault({ ...tokens.at(), start: 0 }, 'Quoted identifier not allowed for function names.');
        return field(String(token.value));
      case 'unquoted_identifier':
        return field(String(token.value));
      case 'star':
        return valueProjection(identity, tokens.is('rbracket') ? identity : this.projected('star'));
      case 'filter':
        return this.filter(identity);
      case 'lbrace':
        return this.hash();
      case 'lparen': {
        const inner = this.read(0);
        tokens.expect(['rparen'], 'rparen');
        return inner;
      }
      case 'flatten':
        return projection(flatten(identity), this.projected('flatten'));
      case 'not':
        return not(this.read(power.not ?? 0));
      case 'expref':
        return expref(this.read(0));
      case 'lbracket':
        return this.bracket();
      default:
        throw tokens.misplaced(token, 'invalid token');
    }
  }

  private bracket(): Node {
    const { tokens } = this;
    if (tokens.is('number') || tokens.is('colon')) return this.sliced(identity, this.indexOrSlice());
    if (!tokens.is('star') || !tokens.is('rbracket', 1)) return this.list();
    tokens.take();
    tokens.take();
    return projection(identity, this.projected('star'));
  }

  /** What can follow an expression. */
  private goOn(left: Node, token: Token): Node {
    const { tokens } = this;
    switch (token.type) {
      case 'dot':
        if (!tokens.is('star')) return chain('subexpression', left, this.afterDot('dot'));
        tokens.take();
        return valueProjection(left, this.projected('dot'));
      case 'flatten':
        return projection(flatten(left), this.projected('flatten'));
      case 'filter':
        return this.filter(left);
      case 'lbracket':
        return this.itemsOf(left);
      case 'lparen':
        return this.call(left);
      case 'pipe':
        return pipe(left, this.read(power.pipe ?? 0));
      case 'or':
        return or(left, this.read(power.or ?? 0));
      case 'and':
        return and(left, this.read(power.and ?? 0));
      case 'star':
      case 'not':
      case 'lbrace':
        throw tokens.fault(token, 'invalid token');
      default:
        return comparison(token.type, left, this.read(power[token.type] ?? 0));
    }
  }

  private itemsOf(left: Node): Node {
    const { tokens } = this;
    if (tokens.is('number') || tokens.is('colon')) {
      const right = this.indexOrSlice();
      return left.kind === 'index' ? chain('index', left, right) : this.sliced(left, right);
    }
    tokens.expect(['star'], 'star');
    tokens.expect(['rbracket'], 'rbracket');
    return projection(left, this.projected('star'));
  }

  private sliced(left: Node, right: Node): Node {
    const taken = chain('index', left, right);
    return right.kind === 'slice' ? projection(taken, this.projected('star')) : taken;
  }

  private call(left: Node): Node {
    const { tokens } = this;
    const before = tokens.at(-2);
    // Only a bare name can be a function's.
    if (left.kind !== 'field') throw tokens.fault(before, `Invalid function name '${scalarText(before.value)}'`);
    const parts: Node[] = [];
    while (!tokens.is('rparen')) {
      parts.push(this.read(0));
      if (tokens.is('comma')) tokens.take();
    }
    tokens.take();
    return functionCall(left.name, parts);
  }

  private filter(left: Node): Node {
    const { tokens } = this;
    const condition = this.read(0);
    tokens.expect(['rbracket'], 'rbracket');
    return filterProjection(left, tokens.is('flatten') ? identity : this.projected('filter'), condition);
  }

  private indexOrSlice(): Node {
    const { tokens } = this;
    if (!tokens.is('colon') && !tokens.is('colon', 1)) {
      const place = item(Number(tokens.take().value));
      tokens.expect(['rbracket'], 'rbracket');
      return place;
    }
    const parts: [number | undefined, number | undefined, number | undefined] = [undefined, undefined, undefined];
    let colons = 0;
    while (!tokens.is('rbracket') && colons < 3) {
      const token = tokens.at();
      if (token.type === 'colon') colons += 1;
      if ((token.type !== 'colon' && token.type !== 'number') || colons === 3) throw tokens.fault(token, 'syntax error');
      if (token.type === 'number') parts[colons] = Number(token.value);
      tokens.take();
    }
    tokens.expect(['rbracket'], 'rbracket');
    return slice(...parts);
  }

  private list(): Node {
    const parts: Node[] = [];
    for (;;) {
      parts.push(this.read(0));
      if (this.tokens.is('rbracket')) break;
      this.tokens.expect(['comma'], 'comma');
    }
    this.tokens.take();
    return multiSelectList(parts);
  }

  private hash(): Node {
    const { tokens } = this;
    const pairs: [string, Node][] = [];
    for (;;) {
      const name = String(tokens.expect(names).value);
      tokens.expect(['colon'], 'colon');
      pairs.push([name, this.read(0)]);
      const { type } = tokens.at();
      if (type === 'comma' || type === 'rbrace') tokens.take();
      if (type === 'rbrace') return multiSelectHash(pairs);
    }
  }

  private projected(by: string): Node {
    const { tokens } = this;
    const token = tokens.at();
    if ((power[token.type] ?? 0) < projectionStop) return identity;
    if (token.type === 'lbracket' || token.type === 'filter') return this.read(power[by] ?? 0);
    if (token.type !== 'dot') throw tokens.fault(token, 'syntax error');
    tokens.take();
    return this.afterDot(by);
  }

  private afterDot(by: string): Node {
    const { tokens } = this;
    const token = tokens.at();
    if ([...names, 'star'].includes(token.type)) return this.read(power[by] ?? 0);
    if (token.type !== 'lbracket' && token.type !== 'lbrace') {
      throw tokens.fault(token, `Expecting: ${list([...names, 'lbracket', 'lbrace'])}, got: ${token.type}`);
    }
    tokens.take();
    return token.type === 'lbracket' ? this.list() : this.hash();
  }
}

/** Reads a JMESPath expression. @throws a QueryFault for what is none, a RangeError for one that is nested too deeply */
export const parseQuery = (expression: string): Node => new Parser(expression).parse();
