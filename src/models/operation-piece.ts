import type { OperationModel, Shape } from './model.ts';

/** Where the shapes begin in an operation's piece, as `scripts/models/convert.ts` writes it: each stands on a line of its own. */
const shapesBegin = '\n"shapes":{\n';

/** How often shapes are looked up one by one: more than a command does, less than a server soon has. */
const mostLookups = 1000;

/**
 * Reads an operation's piece. Of its shapes each is parsed when it is looked at, as a command needs a few of hundreds, and V8 makes a
 * hidden class of every member of every structure: all of DescribeInstances leave ten times as many bytes as the piece has.
 * Once many were looked at, all are parsed: a plain object answers faster.
 * @throws a SyntaxError where it is not JSON
 */
export function readOperationPiece(text: string): OperationModel {
  const end = text.indexOf(shapesBegin);
  if (end === -1) return JSON.parse(text);
  const head: Omit<OperationModel, 'shapes'> = JSON.parse(`${text.slice(0, end).replace(/,$/, '')}}`);
  let whole: OperationModel['shapes'] | undefined;
  const all = (): OperationModel['shapes'] => {
    whole ??= (JSON.parse(text) as OperationModel).shapes;
    return whole;
  };
  const oneByOne = eachWhenLookedAt(all, (name) => parseLine(text, end, name));
  return {
    ...head,
    get shapes() {
      return whole ?? oneByOne;
    },
  };
}

/** The shape on the line that begins with its name. */
function parseLine(text: string, from: number, name: string): Shape | undefined {
  const key = `\n${JSON.stringify(name)}:`;
  const line = text.indexOf(key, from + shapesBegin.length - 1);
  if (line === -1) return undefined;
  const begin = line + key.length;
  const end = text.indexOf('\n', begin);
  return JSON.parse(text.slice(begin, text.charCodeAt(end - 1) === comma ? end - 1 : end));
}

const comma = 44;

/** An object that gets its members from `find` as they are asked for, and from `all` where all are, or many were. */
function eachWhenLookedAt(all: () => OperationModel['shapes'], find: (name: string) => Shape | undefined): OperationModel['shapes'] {
  const found = new Map<string, Shape | undefined>();
  let lookups = 0;
  const get = (name: string | symbol): Shape | undefined => {
    if (typeof name === 'symbol') return undefined;
    lookups += 1;
    if (lookups === mostLookups) all();
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name);
  };
  return new Proxy<Record<string, Shape>>(
    {},
    {
      get: (_nothing, name) => get(name),
      has: (_nothing, name) => get(name) !== undefined,
      ownKeys: () => Object.keys(all()),
      getOwnPropertyDescriptor: (_nothing, name) => {
        const value = get(name);
        return value && { value, enumerable: true, configurable: true, writable: false };
      },
    },
  );
}
