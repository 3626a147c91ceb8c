import { closeSync, openSync, readSync } from 'node:fs';

/**
 * A pack: the files of a folder in one file, each read without the others. Alone, 3,600 small files take twice the room they need.
 *
 *     nimbi-pack 1 <bytes of the index, 8 digits>\n
 *     <name>\t<offset after the index>\t<bytes>\n     one line a file, in code-unit order of the names
 *     <the files, one after the other>
 *
 * The name of a compressed file (Brotli) ends in `.br` here. scripts/build/packs.ts writes packs.
 */
export const packEnding = '.pack';

/** What the name of a compressed file ends with. */
export const compressedEnding = '.br';

const magic = 'nimbi-pack 1 ';
const headerBytes = magic.length + 9;

/** The first line of a pack. */
export const packHeader = (indexBytes: number): string => `${magic}${String(indexBytes).padStart(8, '0')}\n`;

/** Most indexes fit into the first read. */
const firstRead = 32 * 1024;

/** An opened pack. */
interface Pack {
  read(length: number, position: number): Buffer;
  /** The index, with the line's end before it: a name is found by the line's end before it, too. */
  readonly index: Buffer;
  /** Where the files begin. */
  readonly start: number;
}

function withPack<Result>(path: string, use: (pack: Pack) => Result): Result {
  const file = openSync(path, 'r');
  try {
    const first = Buffer.allocUnsafe(firstRead);
    const known = readSync(file, first, 0, firstRead, 0);
    const read = (length: number, position: number): Buffer => {
      if (position + length <= known) return first.subarray(position, position + length);
      const bytes = Buffer.allocUnsafe(length);
      if (readSync(file, bytes, 0, length, position) < length) throw damaged(path);
      return bytes;
    };
    const header = first.toString('latin1', 0, Math.min(headerBytes, known));
    if (!header.startsWith(magic) || known < headerBytes) throw damaged(path);
    const indexBytes = Number(header.slice(magic.length));
    return use({ read, index: read(indexBytes + 1, headerBytes - 1), start: headerBytes + indexBytes });
  } finally {
    closeSync(file);
  }
}

const damaged = (path: string): Error => new Error(`The data file ${path} is damaged. Install nimbi again.`);

function find({ index, read, start }: Pack, name: string): Buffer | undefined {
  // In the bytes: as a text, EC2's index alone would leave as much garbage as all the rest of a start.
  const line = index.indexOf(`\n${name}\t`) + 1;
  if (line === 0) return undefined;
  const [, offset, length] = index.toString('latin1', line, index.indexOf('\n', line)).split('\t');
  return read(Number(length), start + Number(offset));
}

/**
 * The text of a file in a pack; `undefined` when the pack has no such file.
 * @throws the system's error when there is no such pack
 */
export function packedText(path: string, name: string): string | undefined {
  return withPack(path, (pack) => {
    const plain = find(pack, name);
    if (plain !== undefined) return plain.toString('utf8');
    const compressed = find(pack, `${name}${compressedEnding}`);
    if (compressed === undefined) return undefined;
    // Loading zlib takes milliseconds, which only help is worth.
    const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
    return brotliDecompressSync(compressed).toString('utf8');
  });
}

/**
 * The names of the files in a pack, in code-unit order.
 * @throws the system's error when there is no such pack
 */
export const packedNames = (path: string): readonly string[] =>
  withPack(path, ({ index }) =>
    index
      .toString('latin1')
      .split('\n')
      .slice(1, -1)
      .map((line) => line.slice(0, line.indexOf('\t')))
      .map((name) => (name.endsWith(compressedEnding) ? name.slice(0, -compressedEnding.length) : name)),
  );
