import { parsePythonJson } from './query-values.ts';
import { scalarText } from './text.ts';
import type { Printable } from './value.ts';

/** A part of a JMESPath expression, named as the AWS CLI's library names it in its messages. */
export interface Token {
  readonly type: string;
  readonly value: Printable;
  readonly start: number;
}

/** What is wrong with an expression, in the words of jmespath.py 1.0, which the AWS CLI prints. */
export class QueryFault extends Error {
  override readonly name = 'QueryFault';
}

const simple: Readonly<Record<string, string>> = {
  '.': 'dot',
  '*': 'star',
  ']': 'rbracket',
  ',': 'comma',
  ':': 'colon',
  '@': 'current',
  '(': 'lparen',
  ')': 'rparen',
  '{': 'lbrace',
  '}': 'rbrace',
};

const paired: Readonly<Record<string, readonly [next: string, both: string, alone: string]>> = {
  '|': ['|', 'or', 'pipe'],
  '&': ['&', 'and', 'expref'],
  '<': ['=', 'lte', 'lt'],
  '>': ['=', 'gte', 'gt'],
  '!': ['=', 'ne', 'not'],
};

const badToken = (message: string, expression: string, position: number): QueryFault =>
  new QueryFault(`Bad jmespath expression: ${message}:\n${expression}\n${' '.repeat(position)}^`);

const json = (text: string): Printable | undefined => {
  try {
    return parsePythonJson(text);
  } catch {
    return undefined;
  }
};

/** Splits an expression. Follows jmespath.py 1.0.1, lexer.py. @throws a QueryFault */
function tokenize(expression: string): readonly Token[] {
  if (expression === '') throw new QueryFault('Invalid JMESPath expression: cannot be empty.');
  const tokens: Token[] = [];
  let at = 0;
  const add = (type: string, value: Printable, length: number): void => {
    tokens.push({ type, value, start: at });
    at += length;
  };
  while (at < expression.length) {
    const character = expression.charAt(at);
    const pair = paired[character];
    const rest = expression.slice(at);
    const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
    const number = /^-?\d+/.exec(rest)?.[0];
    const known = simple[character];
    if (known !== undefined) add(known, character, 1);
    else if (name !== undefined) add('unquoted_identifier', name, name.length);
    else if (number !== undefined) add('number', Number(number), number.length);
    else if (/\s/.test(character) && ' \t\n\r'.includes(character)) at += 1;
    else if (character === '[') add(...bracket(rest.charAt(1)));
    else if (pair !== undefined) {
      const both = rest.charAt(1) === pair[0];
      add(both ? pair[1] : pair[2], both ? rest.slice(0, 2) : character, both ? 2 : 1);
    } else if (rest.startsWith('==')) add('eq', '==', 2);
    else if ('\'"`'.includes(character)) add(...quoted(expression, at));
    else throw unknownToken(expression, at);
  }
  return [...tokens, { type: 'eof', value: '', start: expression.length }];
}

function bracket(next: string): [type: string, value: string, length: number] {
  if (next === ']') return ['flatten', '[]', 2];
  return next === '?' ? ['filter', '[?', 2] : ['lbracket', '[', 1];
}

function unknownToken(expression: string, at: number): QueryFault {
  const character = expression.charAt(at);
  return badToken(`Unknown token ${character === '=' || character === '-' ? `'${character}'` : character}`, expression, at);
}

/** Reads a raw text, a literal or a quoted name. */
function quoted(expression: string, at: number): [type: string, value: Printable, length: number] {
  const delimiter = expression.charAt(at);
  let end = at + 1;
  while (end < expression.length && expression.charAt(end) !== delimiter) end += expression.charAt(end) === '\\' ? 2 : 1;
  if (end >= expression.length) throw badToken(`Unclosed ${delimiter} delimiter`, expression, at);
  const inner = expression.slice(at + 1, end);
  const length = end + 1 - at;
  if (delimiter === "'") return ['literal', inner.replaceAll("\\'", "'"), length];
  if (delimiter === '"') {
    const value = json(`"${inner}"`);
    if (value === undefined) throw badToken(inner.includes('\\') ? 'Invalid \\escape' : 'Invalid control character at', expression, at);
    return ['quoted_identifier', value, length];
  }
  const literal = inner.replaceAll('\\`', '`');
  const value = json(literal) ?? json(`"${literal.trimStart()}"`);
  if (value === undefined) throw badToken(`Bad token ${literal}`, expression, at);
  return ['literal', value, length];
}

/** Words as Python prints a list of them. */
export const list = (words: readonly string[]): string => `[${words.map((word) => `'${word}'`).join(', ')}]`;

/** The tokens of an expression, taken one after the other, and what is said where they end too early or don't fit. */
export class Tokens {
  private index = 0;
  private readonly tokens: readonly Token[];

  constructor(private readonly expression: string) {
    this.tokens = tokenize(expression);
  }

  at(offset = 0): Token {
    return this.tokens[this.index + offset] ?? { type: 'eof', value: '', start: this.expression.length };
  }

  is(type: string, offset = 0): boolean {
    return this.at(offset).type === type;
  }

  take(): Token {
    const token = this.at();
    this.index += 1;
    return token;
  }

  fault({ start, value, type }: Token, reason: string): QueryFault {
    const token = `token "${scalarText(value)}" (${type.toUpperCase()})`;
    return new QueryFault(`${reason}: Parse error at column ${start}, ${token}, for expression:\n"${this.expression}"\n${' '.repeat(start + 1)}^`);
  }

  /** What is wrong with a token that ends the expression, or does not belong there. */
  misplaced(token: Token, reason: string): QueryFault {
    if (token.type !== 'eof') return this.fault(token, reason);
    const { expression } = this;
    return new QueryFault(`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${' '.repeat([...expression].length + 1)}^`);
  }

  expect(types: readonly string[], wanted: string = list(types)): Token {
    const token = this.at();
    if (!types.includes(token.type)) throw this.misplaced(token, `Expecting: ${wanted}, got: ${token.type}`);
    return this.take();
  }
}

/** How strongly what stands between two expressions binds them. */
export const power: Readonly<Record<string, number>> = {
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

/** What binds less ends a projection. */
export const projectionStop = 10;
