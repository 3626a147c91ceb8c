import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openHome } from '../../src/adapters/home.ts';
import { temporaryFolder } from '../stores/store-kinds.ts';

const folder = temporaryFolder();
const home = openHome(join(folder, 'home'), { now: () => 0 });
const header = '{"nimbi":"cloud","format":1}';
const row = '["row","t",["k"],1]';
const bytes = Buffer.from('the bytes of a body');
const digest = createHash('sha256').update(bytes).digest('hex');

let made = 0;
const importing = async (content: Uint8Array): Promise<void> => {
  made += 1;
  const file = join(folder, `${made}.nimbi`);
  writeFileSync(file, content);
  await home.import(file, `cloud-${made}`, { store: 'file' });
};
const lines = (...content: string[]): Buffer => gzipSync(content.map((line) => `${line}\n`).join(''));

describe('an import', () => {
  it('takes what an export says', async () => {
    await importing(lines(header, row, `["body","${digest}"]`, `["bytes","${bytes.toString('base64')}"]`, '["end",1,1]'));
    const { store, blobs, close } = await home.open(`cloud-${made}`);
    expect(store.read((view) => view.get('t', ['k']))).toBe(1);
    expect(blobs.has(digest)).toBe(true);
    await close();
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'it is not the gzip file that was written, or cut'],
    ['no gzip', Buffer.from('nothing of the kind'), 'it is not the gzip file that was written, or cut'],
    ['a cut file', lines(header, row, '["end",1,0]').subarray(0, -12), 'it is not the gzip file that was written, or cut'],
    ['another file of lines', lines('{"some":"thing"}'), 'at line 1: it does not begin as one'],
    ['no JSON', lines(header, '["row",'), 'at line 2: a line is not JSON'],
    ['no list', lines(header, '{}'), 'at line 2: a line is not a list'],
    ['an unknown kind', lines(header, '["cow"]'), 'at line 2: a line is of no known kind'],
    ['a row without a value', lines(header, '["row","t",["k"]]'), 'at line 2: a row is malformed'],
    ['a row without a key', lines(header, '["row","t",[],1]'), 'at line 2: a row is malformed'],
    ['a key that is no list', lines(header, '["row","t","k",1]'), 'at line 2: a row is malformed'],
    ['half a character in a key', lines(header, '["row","t",["\\ud800"],1]'), 'at line 2: a row is malformed'],
    ['a table without a name', lines(header, '["row","",["k"],1]'), 'at line 2: a row is malformed'],
    ['a key without an end', lines(header, `["row","t",["${'k'.repeat(5_000)}"],1]`), 'at line 2: the key of a row is too long'],
    ['a value without a bottom', lines(header, `["row","t",["k"],${'['.repeat(9_000)}${']'.repeat(9_000)}]`), 'at line 2: a row is nested too deeply'],
    ['a path for a body', lines(header, '["body","../../x"]'), 'at line 2: the name of a body is not a digest'],
    ['bytes of nothing', lines(header, '["bytes","AAAA"]'), 'at line 2: bytes belong to no body'],
    ['wrong bytes', lines(header, `["body","${digest}"]`, '["bytes","AAAA"]', '["end",0,1]'), 'at line 4: the bytes of a body do not match its digest'],
    ['rows that are missing', lines(header, row, '["end",2,0]'), 'at line 3: rows or bodies are missing'],
    ['no end', lines(header, row), 'its end is missing'],
    ['more than its end', lines(header, row, '["end",1,0]', row), 'at line 4: there is more after its end'],
  ])('refuses %s, and makes nothing', async (_, content, words) => {
    await expect(importing(content)).rejects.toThrow(words);
    await expect(importing(content)).rejects.toMatchObject({ name: 'HomeError', problem: 'invalidImport' });
    expect(home.exists(`cloud-${made}`)).toBe(false);
    expect(readdirSync(join(home.folder, 'clouds')).filter((name) => name.includes('making'))).toEqual([]);
  });

  it('refuses a newer format, and a file that is not there', async () => {
    await expect(importing(lines('{"nimbi":"cloud","format":2}'))).rejects.toThrow('This export is in format 2, and this nimbi knows 1');
    await expect(home.import(join(folder, 'none'), 'x', { store: 'file' })).rejects.toThrow(
      `The file can't be read: ENOENT: no such file or directory, open '${join(folder, 'none')}' (${join(folder, 'none')}). Nothing was imported.`,
    );
    expect(existsSync(join(home.folder, 'clouds', 'x'))).toBe(false);
  });
});
