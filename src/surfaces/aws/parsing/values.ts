import type { Member, OperationModel, Shape } from '../../../models/model.ts';
import { pythonText } from '../../../models/python-values.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError, parameterError } from '../errors.ts';
import type { Io } from '../io.ts';
import { openBody, readParameterFile } from './files.ts';
import { InvalidJson } from './invalid-json.ts';
import { pythonFloat, pythonInt } from './python-numbers.ts';
import { parseShorthand, ShorthandError, type ShorthandValue } from './shorthand.ts';

/** What turning words into values needs: the model, and where files are. */
export interface ValueContext {
  readonly model: OperationModel;
  readonly io: Pick<Io, 'env' | 'cwd'>;
}

type ListShape = Extract<Shape, { type: 'list' }>;

const isComplex = (shape: Shape): shape is Extract<Shape, { type: 'structure' | 'list' | 'map' }> =>
  shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';

const isDocument = (shape: Shape): boolean => shape.type === 'structure' && shape.document === true;

/** Whether shorthand is understood for a shape: it is made of parts, and no document, whose parts the model does not know. */
export function takesShorthand(shape: Shape, model: OperationModel): boolean {
  if (shape.type === 'list') {
    const element = shapeOf(model, shape.member.shape);
    return isComplex(element) && !isDocument(element);
  }
  if (shape.type === 'map') return !isDocument(shapeOf(model, shape.value.shape));
  return shape.type === 'structure' && !isDocument(shape);
}

function parseJson(text: string, flag: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidJson(flag, text);
  }
}

/** What Python says of a value that is no number; `aws` prints it bare, and ends with 255. */
const inPython = (message: string): CommandLineError => new CommandLineError('general', message);

const quoted = (text: string): string => pythonText([text]).slice(1, -1);

/** A number, boolean or text from a word. */
function scalarValue(word: string, shape: Shape): unknown {
  switch (shape.type) {
    case 'integer':
    case 'long': {
      const value = pythonInt(word);
      if (value === undefined) throw inPython(`invalid literal for int() with base 10: ${quoted(word)}`);
      return value;
    }
    case 'float':
    case 'double': {
      const value = pythonFloat(word);
      if (value === undefined) throw inPython(`could not convert string to float: ${quoted(word)}`);
      return value;
    }
    case 'boolean':
      return word.toLowerCase() !== 'false';
    default:
      return word;
  }
}

/** A list or structure where shorthand should have a number or a boolean. `aws` fails on it in Python's words. */
function refuseParts(value: ShorthandValue, shape: Shape): void {
  const type = Array.isArray(value) ? 'list' : 'dict';
  if (shape.type === 'integer' || shape.type === 'long') throw inPython(`int() argument must be a string, a bytes-like object or a real number, not '${type}'`);
  if (shape.type === 'float' || shape.type === 'double') throw inPython(`float() argument must be a string or a real number, not '${type}'`);
  if (shape.type === 'boolean') throw inPython(`'${type}' object has no attribute 'lower'`);
}

/** Gives what shorthand parsed the types of the model: numbers, booleans, and a list where one word stands for it. */
function typed(value: ShorthandValue, shapeName: string, context: ValueContext, flag: string): unknown {
  const shape = shapeOf(context.model, shapeName);
  if (shape.type === 'list') {
    if (!Array.isArray(value)) return [value];
    return (value as readonly ShorthandValue[]).map((element) => typed(element, shape.member.shape, context, flag));
  }
  if (typeof value === 'string') {
    if (shape.type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
    return isComplex(shape) ? value : scalarValue(value, shape);
  }
  if (value instanceof Uint8Array) return value;
  if (!isComplex(shape)) refuseParts(value, shape);
  if (Array.isArray(value) || !isComplex(shape)) return value;
  return typedMembers(value as Readonly<Record<string, ShorthandValue>>, shape, context, flag);
}

function typedMembers(value: Readonly<Record<string, ShorthandValue>>, shape: Shape, context: ValueContext, flag: string): unknown {
  const entries = Object.entries(value).map(([key, item]) => {
    const member =
      shape.type === 'structure' && Object.hasOwn(shape.members, key) ? shape.members[key]?.shape : shape.type === 'map' ? shape.value.shape : undefined;
    if (member === undefined) return [key, item] as const;
    if (isDocument(shapeOf(context.model, member))) {
      throw parameterError(flag, `Shorthand syntax does not support document types. Use JSON input for top-level argument to specify nested parameter: ${key}`);
    }
    return [key, typed(item, member, context, flag)] as const;
  });
  return Object.fromEntries(entries);
}

function parsed(word: string, context: ValueContext, flag: string): { readonly [key: string]: ShorthandValue } {
  try {
    return parseShorthand(word, (value) => readParameterFile(value, flag, context.io));
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(flag, error.message);
    throw error;
  }
}

const shorthand = (word: string, shapeName: string, context: ValueContext, flag: string): unknown =>
  typed(parsed(word, context, flag), shapeName, context, flag);

const looksLikeJson = (word: string): boolean => /^\s*[[{]/.test(word);

/** A value of JSON, or a scalar as it is: what is left where shorthand does not apply. */
function plain(word: string, shape: Shape, flag: string): unknown {
  if (isDocument(shape)) return parseJson(word, flag);
  if (shape.type === 'list') return parseJson(word, flag);
  if (!isComplex(shape)) return scalarValue(word, shape);
  if (/^\s*\{/.test(word)) return parseJson(word, flag);
  throw parameterError(flag, `Invalid JSON:\n${word}`);
}

function structureOrMap(word: string, shapeName: string, shape: Shape, context: ValueContext, flag: string): unknown {
  if (looksLikeJson(word) || !takesShorthand(shape, context.model)) return plain(word, shape, flag);
  // `--instance-initiated-shutdown-behavior stop`: a structure of one text member named Value.
  if (shape.type === 'structure' && !word.includes('=')) {
    const [[only, member] = ['', undefined], second] = Object.entries(shape.members);
    if (only === 'Value' && second === undefined && member !== undefined && shapeOf(context.model, member.shape).type === 'string') return { Value: word };
  }
  return shorthand(word, shapeName, context, flag);
}

/** The words of a list: all are JSON, or all are shorthand, by what the first looks like. */
function listValue(words: readonly string[], shape: ListShape, context: ValueContext, flag: string): unknown {
  const [first = ''] = words;
  if (words.length === 1 && /^\s*\[/.test(first)) return parseJson(first, flag);
  if (!looksLikeJson(first) && takesShorthand(shape, context.model)) return words.map((word) => shorthand(word, shape.member.shape, context, flag));
  const element = shapeOf(context.model, shape.member.shape);
  try {
    return words.map((word) => plain(word, element, flag));
  } catch (error) {
    // awscli/argprocess.py names the argument, and of its words the first.
    if (error instanceof CommandLineError && error.kind === 'general') throw parameterError(flag, first);
    throw error;
  }
}

/** A list from a file. One that is not JSON is a single text for `aws`, which it takes letter by letter (awscli/argprocess.py, 2026). */
function listOfFile(content: string, shape: ListShape, context: ValueContext, flag: string): unknown {
  if (/^\s*\[/.test(content)) return parseJson(content, flag);
  if (!looksLikeJson(content) && takesShorthand(shape, context.model)) return parsed(content, context, flag);
  return [...content].map((letter) => plain(letter, shapeOf(context.model, shape.member.shape), flag));
}

/** The file of a body. `aws` looks into `file://` first, and takes what it finds there for the path. */
function bodyOf(word: string, flag: string, io: ValueContext['io']): unknown {
  const content = readParameterFile(word, flag, io);
  const body = content instanceof Uint8Array ? undefined : openBody(content ?? word, io);
  if (body !== undefined) return body;
  throw parameterError(flag, 'Blob values must be a path to a file.');
}

/**
 * The value of an argument from its words.
 * @param words one word, or for a list as many as were given
 * @param flag with its dashes, for errors
 */
export function argumentValue(words: string | readonly string[], member: Member, context: ValueContext, flag: string): unknown {
  const shape = shapeOf(context.model, member.shape);
  const [first] = typeof words === 'string' ? [words] : words;
  if (shape.type === 'blob' && (member.streaming || shape.streaming)) return bodyOf(first ?? '', flag, context.io);
  const single = typeof words === 'string' || words.length === 1;
  const file = single && first !== undefined ? readParameterFile(first, flag, context.io) : undefined;
  if (file instanceof Uint8Array) {
    if (shape.type === 'blob' || shape.type === 'string') return file;
    throw parameterError(flag, `fileb:// gives bytes, and this takes a ${shape.type}; use file://`);
  }
  if (shape.type === 'list') {
    if (file !== undefined) return listOfFile(file, shape, context, flag);
    return listValue(typeof words === 'string' ? [words] : words, shape, context, flag);
  }
  const word = file ?? first ?? '';
  return isComplex(shape) ? structureOrMap(word, member.shape, shape, context, flag) : scalarValue(word, shape);
}
