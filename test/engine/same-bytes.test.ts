import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blobFiles } from '../../src/adapters/blob-files.ts';
import { openFileStore } from '../../src/adapters/file-store.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import type { CloudParts } from '../../src/engine/open-cloud.ts';
import { Workplace } from '../aws/support/command-line.ts';
import { testCloud } from '../support/cloud.ts';
import { exampleFiles } from '../support/example-files.ts';
import { wordsOf } from '../support/words.ts';

const lines = readFileSync(new URL('../cases/engine/fifty-commands.lab', import.meta.url), 'utf8')
  .trim()
  .split('\n');

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'nimbi-same-bytes-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** What the command lines print, one after the other, in a new cloud over a store: exit code, standard output, standard error. */
async function transcript(parts: Pick<CloudParts, 'store' | 'blobs'>): Promise<string> {
  const { cloud, admin } = await testCloud(parts);
  const credentials = `[default]\naws_access_key_id = ${admin.accessKeyId}\naws_secret_access_key = ${admin.secretAccessKey}\n`;
  const place = new Workplace({ credentials, files: exampleFiles });
  try {
    let printed = '';
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await place.run(wordsOf(line), { cloud });
      printed += `$ ${line}\n${stdout}${stderr}(${exitCode})\n`;
    }
    return printed;
  } finally {
    place.remove();
    await cloud.close();
  }
}

test('fifty commands print the same bytes on the three stores, and twice', async () => {
  const first = await transcript({ store: memoryStore(), blobs: memoryBlobs() });
  expect(lines.length).toBeGreaterThanOrEqual(50);
  expect(first.match(/^\(0\)$/gm)?.length).toBe(lines.length - 5);
  expect(first.match(/^\(25\d\)$/gm)?.length).toBe(4);
  expect(await transcript({ store: memoryStore(), blobs: memoryBlobs() })).toBe(first);
  expect(await transcript({ store: await openLmdbStore(folder(), { isNew: true }), blobs: blobFiles(folder()) })).toBe(first);
  expect(await transcript({ store: await openFileStore(folder(), { isNew: true }), blobs: blobFiles(folder()) })).toBe(first);
});
