import { createReadStream, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parameterError } from '../errors.ts';
import type { Io } from '../io.ts';

/** Bodies up to this size are read at once, larger ones as they are sent. */
const readAtOnce = 256 * 1024;

/** `~` and `$NAME` as the CLI expands them in paths. */
function expand(path: string, io: Pick<Io, 'env'>): string {
  const home = io.env.HOME ?? io.env.USERPROFILE ?? homedir();
  const tilde = path === '~' || path.startsWith('~/') || path.startsWith('~\\') ? home + path.slice(1) : path;
  return tilde.replace(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain: string | undefined, braced: string | undefined) => io.env[plain ?? braced ?? ''] ?? whole);
}

/** A path of the command line as an absolute one. */
export const resolvePath = (path: string, io: Pick<Io, 'env' | 'cwd'>): string => resolve(io.cwd, expand(path, io));

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  ENOTDIR: '[Errno 20] Not a directory',
  EISDIR: '[Errno 21] Is a directory',
  ENOSPC: '[Errno 28] No space left on device',
  ENAMETOOLONG: '[Errno 36] File name too long',
};

/** What the system said of a file, as Python words it for `aws`. */
export function systemMessage(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `${systemMessages[code] ?? (error instanceof Error ? error.message : String(error))}: '${path}'`;
}

/**
 * The content of a `file://` (text) or `fileb://` (bytes) value; `undefined` for a value that is neither.
 * @param flag named in the error, with its dashes
 */
export function readParameterFile(value: string, flag: string, io: Pick<Io, 'env' | 'cwd'>): string | Uint8Array | undefined {
  const binary = value.startsWith('fileb://');
  if (!binary && !value.startsWith('file://')) return undefined;
  const path = expand(value.slice(binary ? 'fileb://'.length : 'file://'.length), io);
  let bytes: Uint8Array;
  try {
    // A path of nothing would be the folder itself.
    bytes = readFileSync(path === '' ? path : resolve(io.cwd, path));
  } catch (error) {
    throw parameterError(flag, `Unable to load paramfile ${value}: ${systemMessage(error, path)}`);
  }
  if (binary) return bytes;
  try {
    // A byte order mark is a part of the text, as for aws (awscli/paramfile.py opens it as plain UTF-8): a service then refuses it as AWS does.
    // Python reads every kind of line end as `\n`.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw parameterError(
      flag,
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.`,
    );
  }
}

/** A body whose number of bytes is known before it is read. */
export interface SizedBody extends AsyncIterable<Uint8Array> {
  readonly size: number;
}

/** The bytes of a file that is sent as a body: at once when it is small, else as chunks. `undefined` when the path is no file. */
export function openBody(path: string, io: Pick<Io, 'env' | 'cwd'>): Uint8Array | SizedBody | undefined {
  const absolute = resolvePath(path, io);
  const facts = statSync(absolute, { throwIfNoEntry: false });
  if (!facts?.isFile()) return undefined;
  // Opened when it is read, and again when it is read again: a call may be refused before, or repeated.
  if (facts.size <= readAtOnce) return readFileSync(absolute);
  return { size: facts.size, [Symbol.asyncIterator]: () => createReadStream(absolute)[Symbol.asyncIterator]() };
}
