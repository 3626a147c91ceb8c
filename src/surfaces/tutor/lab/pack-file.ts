import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packedText } from '../../../learn/pack/pack-scenario.ts';
import { PackError, type PackedScenario, packLimits } from '../../../learn/pack/packed-scenario.ts';
import { readPackedScenario } from '../../../learn/pack/read-packed.ts';
import { messages } from '../../../messages/learn/pack/en.ts';

/** The ending of a packed scenario's file. */
export const packEnding = '.nimbi-lab';

/** The longest file that is read, in bytes. */
const longestFile = 4 * 1024 * 1024;

/** The first bytes of gzip. Source: RFC 1952, section 2.3.1. */
const gzipSign = Buffer.from([0x1f, 0x8b]);

/** Writes a packed scenario, whole or not at all. */
export function writePackFile(path: string, packed: PackedScenario): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, gzipSync(packedText(packed), { level: 9 }));
  renameSync(temporary, path);
}

/**
 * Reads a packed scenario's file, of which nothing is believed.
 * @throws PackError, and the system's error for a file that can't be read
 */
export function readPackFile(path: string): PackedScenario {
  const bytes = readBounded(path);
  if (!bytes.subarray(0, 2).equals(gzipSign)) throw new PackError(messages.notAPack);
  return readPackedScenario(unzipped(bytes));
}

function readBounded(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > longestFile) throw new PackError(messages.tooBig(`${longestFile / 1024 / 1024} MiB`));
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const longestText = 3 * packLimits.text;

function unzipped(bytes: Buffer): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: longestText }).toString('utf8');
  } catch (error) {
    const tooBig = error instanceof RangeError;
    throw new PackError(tooBig ? messages.tooBig(`${packLimits.text / 1024 / 1024} MiB`) : messages.broken(messages.cut), { cause: error });
  }
}
