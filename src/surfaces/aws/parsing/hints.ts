import { statSync } from 'node:fs';
import * as words from '../../../messages/aws/hints.ts';
import type { ParameterFault } from '../../../models/parameters.ts';
import { CommandLineError, parameterError, ServiceError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { OptionValue } from './argparse.ts';
import { resolvePath } from './files.ts';
import { InvalidJson } from './invalid-json.ts';
import { jsonFault } from './json-fault.ts';

/*
 * A line of ours after the commonest mistakes. In a file of its own, as it is only loaded when something went wrong.
 */

/** An argument that could not be read. `flag` with its dashes. */
export interface Given {
  readonly flag: string;
  readonly value: OptionValue;
}

type Place = Pick<Io, 'env' | 'cwd'>;

const wordsOf = (value: OptionValue): readonly string[] => (value === true ? [] : typeof value === 'string' ? [value] : value);

/** Whether a word is the path of a file, and not said to be one. A word of one letter or with line ends is no path that anybody meant. */
function isFile(word: string, io: Place): boolean {
  if (word.length < 2 || word.length > 255 || /^(?:fileb?|https?):\/\/|[\0\n]/.test(word)) return false;
  try {
    return statSync(resolvePath(word, io), { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** What has most likely happened to a text that is no JSON. */
function jsonHint(text: string): string | undefined {
  const bare = text.trim();
  if (!/^[[{]/.test(bare)) return undefined;
  if (!/["']/.test(bare) && /[:,]/.test(bare)) return words.quotesEaten;
  return /^[[{\s]*'/.test(bare) ? words.singleQuotesInside : undefined;
}

function hintOf(message: string, { flag, value }: Given, io: Place): string | undefined {
  const [first = ''] = wordsOf(value);
  if (message.includes('Blob values must be a path')) {
    const scheme = /^fileb?:\/\//.exec(first)?.[0];
    return scheme === undefined ? undefined : words.pathAlone(flag, first.slice(scheme.length));
  }
  if (/^(?:invalid literal for int|int\(\) argument)/.test(message)) return words.wholeNumber(flag);
  if (/^(?:could not convert string to float|float\(\) argument)/.test(message)) return words.anyNumber(flag);
  if (message.includes('fileb:// gives bytes, and this takes a structure')) return words.fileInShorthand(flag, first);
  if (isFile(first, io)) return words.fileContent(flag, first);
  if (/^'\s*[[{]/.test(first)) return words.singleQuotesAround;
  if (first.endsWith(',') && wordsOf(value).length > 1) return words.blankAfterComma;
  return undefined;
}

/** So much of a value is repeated, in characters: a file may have a hundred million. */
const longestShown = 20_000;

const excerpt = (text: string): string => (text.length <= longestShown ? text : `${text.slice(0, longestShown)}...`);

/** The error of an argument with a line of help where there is one, and a fault of JSON with its place, as `aws` prints it. */
export function helped(error: unknown, given: Given, io: Place): unknown {
  if (error instanceof InvalidJson) {
    return parameterError(error.flag, `Invalid JSON: ${jsonFault(error.text)}\nJSON received: ${excerpt(error.text)}`).withHint(jsonHint(error.text));
  }
  if (!(error instanceof CommandLineError) || error.hint !== undefined) return error;
  return error.withHint(hintOf(error.message, given, io));
}

/** A line of help for an input that is not as the model has it. */
export function faultHint(faults: readonly ParameterFault[], given: readonly Given[], memberOf: (flag: string) => string | undefined): string | undefined {
  for (const fault of faults) {
    const [, member] = /^\.(\w+)\[\d+\]$/.exec(fault.name) ?? [];
    if (fault.type !== 'missing' || member === undefined) continue;
    const found = given.find(({ flag }) => memberOf(flag) === member);
    const items = found === undefined ? [] : wordsOf(found.value);
    if (found !== undefined && items.length > 1 && items.every((item) => /^\w+=[^,]*$/.test(item))) return words.commaMissing(found.flag);
  }
  return undefined;
}

/** Whether words for a list look like the members of one item, parted by blanks: `Key=a Value=b`. */
function isOneItem(items: readonly string[]): boolean {
  const names = items.map((item) => /^(\w+)=[^,]*$/.exec(item)?.[1]);
  return items.length > 1 && !names.includes(undefined) && new Set(names).size === items.length;
}

/** An Effect in a policy document that is neither of the two there are. */
function wrongEffect(text: string): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  return [...text.matchAll(/"Effect"\s*:\s*"([^"]{1,40})"/gi)].map(([, effect = '']) => effect).find((effect) => effect !== 'Allow' && effect !== 'Deny');
}

/** The service errors that a path in place of a document leads to. */
const documentErrors: ReadonlySet<string> = new Set([
  'MalformedPolicy',
  'MalformedPolicyDocument',
  'MalformedPolicyDocumentException',
  'MalformedXML',
  'InvalidArgument',
  'ValidationError',
  'ValidationException',
]);

/**
 * A line of help for a refusal by the service: a path was given where a file's content was meant, an item was taken apart, or a policy has
 * another Effect than there is.
 * @param inputs the values that were sent
 */
export function refusalHint(code: string, given: readonly Given[], inputs: Iterable<unknown>, io: Place): string | undefined {
  const parted = code === 'InvalidParameterValue' ? given.find(({ value }) => isOneItem(wordsOf(value))) : undefined;
  if (parted !== undefined) return words.commaMissing(parted.flag);
  if (!documentErrors.has(code)) return undefined;
  const found = given.find(({ value }) => typeof value === 'string' && isFile(value, io));
  if (found !== undefined) return words.fileContent(found.flag, String(found.value));
  if (!code.startsWith('MalformedPolicy')) return undefined;
  const [effect] = [...inputs].flatMap((input) => (typeof input === 'string' ? (wrongEffect(input) ?? []) : []));
  return effect === undefined ? undefined : words.effectSpelling(effect);
}

/** By the signs of typography: what is typed in their place. The dashes are those that word processors make of two hyphens. */
const quotes: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'" };

function typographicHint(word: string): string | undefined {
  const [, dash, option = ''] = /^([\u2010-\u2015\u2212])[-\u2010-\u2015\u2212]*(\w[\w-]*)/.exec(word) ?? [];
  if (dash !== undefined) return words.typographicDash(dash, `--${option}`);
  const [, quote] = /(?:^|=)([“”„«»‘’])/.exec(word) ?? [];
  if (quote !== undefined) return words.typographicQuote(quote, quotes[quote] ?? '"');
  return /^--?[\w-]+\u00a0/.test(word) ? words.typographicBlank : undefined;
}

/** An error of a command line that was copied from a document that sets quotes and dashes its own way, with a line of help. */
export function helpedTypography(error: unknown, line: readonly string[]): unknown {
  const isOurs = error instanceof CommandLineError;
  if (!isOurs && !(error instanceof ServiceError && error.hint === undefined)) return error;
  const hint = line.map(typographicHint).find((found) => found !== undefined);
  if (hint === undefined) return error;
  return isOurs ? error.withHint(hint) : new ServiceError(error.operation, error.error, error.event, hint);
}

/** A line of help where an S3 URI stands for a bucket's name. */
export function bucketHint(message: string): string | undefined {
  const [, bucket] = /Invalid bucket name "s3:\/\/([^/"]+)/.exec(message) ?? [];
  return bucket === undefined ? undefined : words.bucketNotUri('--bucket', bucket);
}

/** The error of a blob that is no Base64, with a line of help where a file was meant. */
export function helpedBlob(error: unknown, given: readonly Given[]): unknown {
  const [, file] = (error instanceof CommandLineError && /^Invalid base64: "(fileb?:\/\/.*)"$/s.exec(error.message)) || [];
  const found = file === undefined ? undefined : given.find(({ value }) => wordsOf(value).some((word) => word.includes(`=${file}`)));
  return error instanceof CommandLineError && file !== undefined && found !== undefined ? error.withHint(words.fileInShorthand(found.flag, file)) : error;
}
