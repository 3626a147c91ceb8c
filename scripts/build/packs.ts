import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { compressedEnding, packEnding, packHeader } from '../../src/adapters/data-pack.ts';
import { writeAtomically } from './files.ts';

const options = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

/** The files of a folder as one, which src/adapters/data-pack.ts reads. They may not be in folders of their own. */
function packOf(folder: string, compressed: boolean): Buffer {
  const names = readdirSync(folder).map((name) => `${name}${compressed ? compressedEnding : ''}`);
  let offset = 0;
  const files: Buffer[] = [];
  const lines = names.sort().map((name) => {
    const content = readFileSync(join(folder, compressed ? name.slice(0, -compressedEnding.length) : name));
    const file = compressed ? brotliCompressSync(content, options) : content;
    const line = `${name}\t${offset}\t${file.length}\n`;
    files.push(file);
    offset += file.length;
    return line;
  });
  const index = Buffer.from(lines.join(''), 'latin1');
  return Buffer.concat([Buffer.from(packHeader(index.length)), index, ...files]);
}

/**
 * Makes a folder hold what another one does: a pack for each folder in it, and copies of its files.
 * Each comes into its place at once, so that programs that run meanwhile find all they need.
 */
export function packFolders(from: string, to: string, compressed: boolean): void {
  mkdirSync(to, { recursive: true });
  const wanted = new Set<string>();
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const name = entry.isDirectory() ? `${entry.name}${packEnding}` : entry.name;
    wanted.add(name);
    if (entry.isDirectory()) writeAtomically(join(to, name), packOf(source, compressed));
    else copyFileSync(source, join(to, name));
  }
  for (const name of readdirSync(to)) if (!wanted.has(name) && !name.endsWith('.tmp')) rmSync(join(to, name), { recursive: true, force: true });
}
