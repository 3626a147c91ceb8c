import { readFileSync } from 'node:fs';
import { isPlainObject } from '../kernel/json.ts';
import { inWords, isMissing } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';

/** A file with a JSON object in it, as far as it has been looked at. */
export type JsonFile = Readonly<Record<string, unknown>>;

/**
 * Reads a small JSON file of the home.
 * @returns `undefined` when it is not there
 * @throws HomeError when it can't be read or is not a JSON object
 */
export function readJsonFile(file: string, advice: string): JsonFile | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw inWords(error, file);
  }
  const content = parse(text);
  if (!isPlainObject(content)) throw new HomeError('corrupted', 'A file of the home is not the JSON object that nimbi wrote', file, advice);
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The format a file says it is in.
 * @throws HomeError when it says none, or a newer one than `known`
 */
export function checkedFormat(content: JsonFile, known: number, file: string, advice: string): number {
  const { format } = content;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    throw new HomeError('corrupted', 'A file of the home does not say which format it is in', file, advice);
  }
  if (format > known) {
    const what = `This was made by a newer nimbi: it is in format ${format}, and this nimbi knows ${known}`;
    throw new HomeError('newer', what, file, 'Update nimbi, or set NIMBI_HOME to another folder.');
  }
  return format;
}
