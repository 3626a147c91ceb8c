import { isPlainObject } from '../../../../kernel/json.ts';
import { parameterError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { readParameterFile } from '../../parsing/files.ts';
import { parseShorthand, ShorthandError } from '../../parsing/shorthand.ts';
import type { S3Flags } from './command-line.ts';
import { objectFlags } from './flags.ts';
import { guessMediaType } from './mime-types.ts';

/** `--metadata`: a map, as shorthand or JSON. */
function metadata(value: string, io: Io): Readonly<Record<string, string>> {
  const file = readParameterFile(value, '--metadata', io);
  const text = file instanceof Uint8Array ? new TextDecoder().decode(file) : (file ?? value);
  try {
    const parsed: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : parseShorthand(text);
    if (isPlainObject(parsed)) return Object.fromEntries(Object.entries(parsed).map(([key, item]) => [key, String(item)]));
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError('--metadata', error.message);
    throw parameterError('--metadata', `Invalid JSON: ${error instanceof Error ? error.message : String(error)}\nJSON received: ${text}`);
  }
  throw parameterError('--metadata', `Invalid JSON:\n${text}`);
}

/** The members of PutObject or CopyObject that flags set. `source` is the file or object whose name suggests a media type. */
export function objectParameters(flags: S3Flags, io: Io, operation: 'PutObject' | 'CopyObject', source: string): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const { name, member } of objectFlags) {
    const value = flags.text(name) ?? (name === 'sse' && flags.has(name) ? 'AES256' : undefined);
    if (value !== undefined) parameters[member] = value;
  }
  const type = flags.text('content-type') ?? (operation === 'PutObject' && !flags.has('no-guess-mime-type') ? guessMediaType(source) : undefined);
  if (type !== undefined) parameters.ContentType = type;
  const given = flags.text('metadata');
  if (given !== undefined) parameters.Metadata = metadata(given, io);
  if (flags.has('request-payer')) parameters.RequestPayer = 'requester';
  const directive = flags.text('metadata-directive');
  if (operation === 'CopyObject') {
    const replaces = ['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'Expires', 'ContentType', 'Metadata'].some(
      (name) => name in parameters,
    );
    if (directive !== undefined || replaces) parameters.MetadataDirective = directive ?? 'REPLACE';
  }
  return parameters;
}
