import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFileStore } from '../../src/adapters/file-store.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { temporaryFolder } from './store-kinds.ts';

const folder = temporaryFolder();
let made = 0;
const newFolder = (): string => {
  made += 1;
  const at = join(folder, String(made));
  mkdirSync(at);
  return at;
};

const fill = (store: Store, from: number, to: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: to - from }, (_, index) =>
      store.transact((transaction) => transaction.put('t', [String(from + index).padStart(5, '0')], { text: 'x'.repeat(500) })),
    ),
  );
const count = (store: Store): number => store.read((view) => [...view.list('t')].length);

describe('the file store', () => {
  const fileStore = async (options: { compactAfterBytes?: number } = {}): Promise<{ at: string; log: string; store: Store }> => {
    const at = newFolder();
    return { at, log: join(at, 'rows.log'), store: await openFileStore(at, { isNew: true, ...options }) };
  };

  it('drops a last line that is cut, and goes on after it', async () => {
    const { at, log, store } = await fileStore();
    await fill(store, 0, 5);
    await fill(store, 5, 6);
    await store.close();
    truncateSync(log, statSync(log).size - 20);
    const reopened = await openFileStore(at);
    expect(count(reopened)).toBe(5);
    await fill(reopened, 10, 12);
    await reopened.close();
    const again = await openFileStore(at);
    expect(count(again)).toBe(7);
  });

  it('drops a last line whose bytes did not all reach the disk', async () => {
    const { at, log, store } = await fileStore();
    await fill(store, 0, 5);
    const whole = statSync(log).size;
    await fill(store, 5, 6);
    await store.close();
    const bytes = readFileSync(log);
    bytes.fill(0, whole + 30, whole + 60);
    writeFileSync(log, bytes);
    expect(count(await openFileStore(at))).toBe(5);
  });

  it('refuses a line broken in the middle, saying where', async () => {
    const { at, log, store } = await fileStore();
    await fill(store, 0, 5);
    const place = statSync(log).size;
    await fill(store, 5, 6);
    await fill(store, 6, 7);
    await store.close();
    const bytes = readFileSync(log);
    bytes[place + 40] = 0x21;
    writeFileSync(log, bytes);
    await expect(openFileStore(at)).rejects.toThrow(
      `The file with the rows of this cloud is corrupted at byte ${place} (${log}). Restore it from a copy or an export, or delete this cloud and make it anew.`,
    );
  });

  it('refuses a log that was written anew and is broken', async () => {
    const { at, log, store } = await fileStore({ compactAfterBytes: 1_000 });
    for (let round = 0; round < 4; round += 1) await fill(store, 0, 1_000);
    await fill(store, 0, 1);
    await store.close();
    expect(statSync(log).size).toBeLessThan(1_500_000);
    expect(count(await openFileStore(at))).toBe(1_000);
    const bytes = readFileSync(log);
    bytes[300] = 0x21;
    writeFileSync(log, bytes);
    await expect(openFileStore(at)).rejects.toMatchObject({ name: 'HomeError', problem: 'corrupted' });
  });

  it('sees a log that another process wrote anew', async () => {
    const { at, store } = await fileStore();
    await fill(store, 0, 3);
    const other = await openFileStore(at, { compactAfterBytes: 1_000 });
    for (let round = 0; round < 5; round += 1) await fill(other, 2, 10);
    expect(count(store)).toBe(10);
    await fill(store, 20, 21);
    expect(count(other)).toBe(11);
  });

  it('refuses a format it does not know, a file that is none of its own, and one that is not there', async () => {
    const { at, log, store } = await fileStore();
    await store.close();
    writeFileSync(log, 'something else\n');
    await expect(openFileStore(at)).rejects.toMatchObject({ problem: 'corrupted' });
    writeFileSync(log, '');
    await expect(openFileStore(at)).rejects.toMatchObject({ problem: 'corrupted' });
    const header = '{"nimbi":"rows","format":2,"generation":"0000000000000001"}';
    writeFileSync(log, `${crc32(header).toString(16).padStart(8, '0')} ${header}\n`);
    await expect(openFileStore(at)).rejects.toThrow(`The rows of this cloud are in format 2; this nimbi knows 1 (${log}). Update nimbi.`);
    rmSync(log);
    await expect(openFileStore(at)).rejects.toThrow('The file with the rows of this cloud is missing');
  });

  it('takes over the lock of a process that died', async () => {
    const { at, store } = await fileStore();
    const dead = execFileSync(process.execPath, ['-p', 'require("os").hostname() + " " + process.pid + " x"'], { encoding: 'utf8' }).trim();
    writeFileSync(join(at, 'rows.lock'), dead);
    await fill(store, 0, 1);
    expect(count(store)).toBe(1);
  });
});

describe('the LMDB store', () => {
  it('refuses files that are not LMDB’s, empty or missing', async () => {
    for (const content of ['', 'x'.repeat(10_000)]) {
      const at = newFolder();
      writeFileSync(join(at, 'data.mdb'), content);
      await expect(openLmdbStore(at)).rejects.toThrow(`The file with the rows of this cloud is corrupted (${join(at, 'data.mdb')}).`);
    }
    const empty = newFolder();
    await expect(openLmdbStore(empty)).rejects.toThrow(`The file with the rows of this cloud is missing (${join(empty, 'data.mdb')}).`);
    mkdirSync(join(empty, 'data.mdb'));
    await expect(openLmdbStore(empty)).rejects.toMatchObject({ problem: 'unreadable', message: expect.stringContaining('Move away what is in its place') });
  });

  it('refuses a format that is newer', async () => {
    const at = newFolder();
    const store = await openLmdbStore(at, { isNew: true });
    await fill(store, 0, 1);
    await store.close();
    const bytes = readFileSync(join(at, 'data.mdb'));
    bytes.writeUInt32LE(3, 28);
    writeFileSync(join(at, 'data.mdb'), bytes);
    await expect(openLmdbStore(at)).rejects.toMatchObject({ problem: 'newer' });
  });

  it('refuses a file cut anywhere, or has all its rows', async () => {
    const whole = newFolder();
    const store = await openLmdbStore(whole, { isNew: true });
    for (let round = 0; round < 4; round += 1) await fill(store, round * 500, round * 500 + 500);
    await store.close();
    const size = statSync(join(whole, 'data.mdb')).size;
    const outcomes = new Set<string>();
    for (const share of [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const at = newFolder();
      copyFileSync(join(whole, 'data.mdb'), join(at, 'data.mdb'));
      truncateSync(join(at, 'data.mdb'), Math.floor(size * share));
      outcomes.add(
        await openLmdbStore(at).then(
          async (opened) => `opened with ${count(opened)}`,
          (error: unknown) => String(error).replace(/\(.*\)/, '(…)'),
        ),
      );
    }
    outcomes.delete('opened with 2000');
    expect([...outcomes].every((outcome) => /^HomeError: The (file with the )?rows of this cloud (is|are) corrupted/.test(outcome))).toBe(true);
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('opens a file that lacks only pages which nothing uses', async () => {
    const at = newFolder();
    const file = join(at, 'data.mdb');
    const store = await openLmdbStore(at, { isNew: true });
    for (let round = 0; round < 3; round += 1) await fill(store, 0, 300);
    const big = store.transact((transaction) => transaction.put('t', ['zz'], 'x'.repeat(200_000)));
    await big;
    await store.transact((transaction) => transaction.remove('t', ['zz']));
    await store.close();
    const { size } = statSync(file);
    const openings = [];
    for (let cut = size; cut > size - 280_000; cut -= 4_096) {
      const copy = newFolder();
      copyFileSync(file, join(copy, 'data.mdb'));
      truncateSync(join(copy, 'data.mdb'), cut);
      openings.push(await openLmdbStore(copy).then(count, () => 'refused'));
    }
    expect(openings.filter((rows) => rows === 300).length).toBeGreaterThan(0);
    expect(new Set(openings)).toEqual(new Set([300, 'refused']));
  });
});

describe.runIf(process.platform !== 'win32').each(['LMDB', 'file'])('the %s store on a full disk', (kind) => {
  it('refuses in words, keeps what it acknowledged and nothing of what it refused', async () => {
    const at = newFolder();
    const open = kind === 'LMDB' ? openLmdbStore : openFileStore;
    await (await open(at, { isNew: true })).close();
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
    // A limit on the size of files, which like a full disk fails a write.
    const script = 'trap "" XFSZ; ulimit -f 1000; exec "$@"';
    const said = execFileSync('bash', ['-c', script, 'bash', process.execPath, '--import', 'tsx', writer, kind, at, 'fill'], { encoding: 'utf8' });
    const [refusal = '', rows = ''] = said.split('\n');
    const { acknowledged, name, message } = JSON.parse(refusal) as { acknowledged: number; name: string; message: string };
    expect(acknowledged).toBeGreaterThan(2);
    expect(name).toBe('HomeError');
    expect(message).toMatch(/^The disk (has no room left|is full or failing); nothing was changed \(.*\)\. Free some space and try again\.$/);
    expect(Number(rows)).toBe(acknowledged);
    const reopened = await open(at);
    expect(reopened.read((view) => [...view.list('filled')].length)).toBe(acknowledged);
    await reopened.transact((transaction) => transaction.put('filled', ['more'], { fits: 'again' }));
    expect(reopened.read((view) => view.get('filled', ['more']))).toEqual({ fits: 'again' });
    await reopened.close();
  });
});
