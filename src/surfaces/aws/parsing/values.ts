import type { Member, OperationModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError, parameterError } from '../errors.ts';
import type { Io } from '../io.ts';
import { openBody, readParameterFile } from './files.ts';
import { parseShorthand, ShorthandError, type ShorthandValue } from './shorthand.ts';

/** What turning words into values needs: the model, and where files are. */
export interface ValueContext {
  readonly model: OperationModel;
  readonly io: Pick<Io, 'env' | 'cwd'>;
}

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
  } catch (error) {
    throw parameterError(flag, `Invalid JSON: ${error instanceof Error ? error.message : String(error)}\nJSON received: ${text}`);
  }
}

/** A number, boolean or text from a word. */
function scalarValue(word: string, shape: Shape, flag: string): unknown {
  switch (shape.type) {
    case 'integer':
    case 'long':
      if (!/^\s*[+-]?\d+\s*$/.test(word)) throw parameterError(flag, `invalid literal for int() with base 10: '${word}'`);
      return Number(word);
    case 'float':
    case 'double':
      if (word.trim() === '' || Number.isNaN(Number(word))) throw parameterError(flag, `could not convert string to float: '${word}'`);
      return Number(word);
    case 'boolean':
      return word.toLowerCase() !== 'false';
    default:
      return word;
  }
}

/** Gives what shorthand parsed the types of the model: numbers, booleans, and a list where one word stands for it. */
function typed(value: ShorthandValue, shapeName: string, context: ValueContext, flag: string): unknown {
  const shape = shapeOf(context.model, shapeName);
  if (shape.type === 'list') {
    const elements = Array.isArray(value) ? (value as readonly ShorthandValue[]) : [value];
    return elements.map((element) => (Array.isArray(value) ? typed(element, shape.member.shape, context, flag) : element));
  }
  if (typeof value === 'string') {
    if (shape.type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
    return isComplex(shape) ? value : scalarValue(value, shape, flag);
  }
  if (value instanceof Uint8Array || Array.isArray(value) || !isComplex(shape)) return value;
  return typedMembers(value as Readonly<Record<string, ShorthandValue>>, shape, context, flag);
}

function typedMembers(value: Readonly<Record<string, ShorthandValue>>, shape: Shape, context: ValueContext, flag: string): unknown {
  if (isDocument(shape)) throw parameterError(flag, 'Shorthand syntax does not support document types. Use JSON input for top-level argument.');
  const entries = Object.entries(value).map(([key, item]) => {
    const member =
      shape.type === 'structure' && Object.hasOwn(shape.members, key) ? shape.members[key]?.shape : shape.type === 'map' ? shape.value.shape : undefined;
    return [key, member === undefined ? item : typed(item, member, context, flag)] as const;
  });
  return Object.fromEntries(entries);
}

function shorthand(word: string, shapeName: string, context: ValueContext, flag: string): unknown {
  try {
    const parsed = parseShorthand(word, (value) => readParameterFile(value, flag, context.io));
    return typed(parsed, shapeName, context, flag);
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(flag, error.message);
    throw error;
  }
}

const looksLikeJson = (word: string): boolean => /^\s*[[{]/.test(word);

function structureOrMap(word: string, shapeName: string, shape: Shape, context: ValueContext, flag: string): unknown {
  if (looksLikeJson(word) || !takesShorthand(shape, context.model)) {
    if (isDocument(shape) || /^\s*\{/.test(word)) return parseJson(word, flag);
    throw parameterError(flag, `Invalid JSON:\n${word}`);
  }
  // `--instance-initiated-shutdown-behavior stop`: a structure of one text member named Value.
  if (shape.type === 'structure' && !word.includes('=')) {
    const [[only, member] = ['', undefined], second] = Object.entries(shape.members);
    if (only === 'Value' && second === undefined && member !== undefined && shapeOf(context.model, member.shape).type === 'string') return { Value: word };
  }
  return shorthand(word, shapeName, context, flag);
}

function listValue(words: readonly string[], shape: Extract<Shape, { type: 'list' }>, context: ValueContext, flag: string): unknown {
  const [first] = words;
  if (words.length === 1 && first !== undefined && /^\s*\[/.test(first)) return parseJson(first, flag);
  const element = shapeOf(context.model, shape.member.shape);
  return words.map((word) => {
    if (element.type === 'list') return looksLikeJson(word) ? parseJson(word, flag) : shorthand(word, shape.member.shape, context, flag);
    return isComplex(element) ? structureOrMap(word, shape.member.shape, element, context, flag) : scalarValue(word, element, flag);
  });
}

/**
 * The value of an argument from its words.
 * @param words one word, or for a list as many as were given
 * @param flag with its dashes, for errors
 */
export function argumentValue(words: string | readonly string[], member: Member, context: ValueContext, flag: string): unknown {
  const shape = shapeOf(context.model, member.shape);
  const [first] = typeof words === 'string' ? [words] : words;
  if (shape.type === 'blob' && (member.streaming || shape.streaming)) {
    const body = openBody(first ?? '', context.io);
    if (body === undefined) throw parameterError(flag, 'Blob values must be a path to a file.');
    return body;
  }
  const single = typeof words === 'string' || words.length === 1;
  const file = single && first !== undefined ? readParameterFile(first, flag, context.io) : undefined;
  if (file instanceof Uint8Array) {
    if (shape.type === 'blob' || shape.type === 'string') return file;
    throw parameterError(flag, `fileb:// gives bytes, and this takes a ${shape.type}; use file://`);
  }
  const word = file ?? first ?? '';
  if (shape.type === 'list') return listValue(file === undefined ? (typeof words === 'string' ? [words] : words) : [file], shape, context, flag);
  if (isComplex(shape)) return structureOrMap(word, member.shape, shape, context, flag);
  return scalarValue(word, shape, flag);
}

/** What Base64 is, and nothing else. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Turns the texts that stand for blobs into bytes, all through an input: Base64 by default, as they are with `raw-in-base64-out`.
 * @param format the value of `cli_binary_format`
 */
export function decodeBlobs(value: unknown, shapeName: string, model: OperationModel, format: string): unknown {
  const shape = shapeOf(model, shapeName);
  if (shape.type === 'blob' && typeof value === 'string') {
    if (format === 'raw-in-base64-out') return Buffer.from(value, 'utf8');
    const compact = value.replaceAll(/\s/g, '');
    if (!base64.test(compact)) throw new CommandLineError('general', `Invalid base64: "${value}"`);
    return Buffer.from(compact, 'base64');
  }
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item) => decodeBlobs(item, shape.member.shape, model, format));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || Array.isArray(value)) return value;
  if (shape.type !== 'structure' && shape.type !== 'map') return value;
  if (Symbol.asyncIterator in value) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const member = shape.type === 'map' ? shape.value.shape : Object.hasOwn(shape.members, key) ? shape.members[key]?.shape : undefined;
    return [key, member === undefined ? item : decodeBlobs(item, member, model, format)] as const;
  });
  return Object.fromEntries(entries);
}
