import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DiskStore } from '../../src/adapters/disk-store.ts';
import { openFileStore } from '../../src/adapters/file-store.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import { temporaryFolder } from './store-kinds.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

const startWriter = (...args: readonly string[]): ChildProcessByStdio<null, Readable, null> =>
  spawn(process.execPath, ['--import', 'tsx', writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Reads the numbers a writer says it has written, and kills it after so many. Gives all that it said. */
async function acknowledgedUntilKilled(child: ChildProcessByStdio<null, Readable, null>, enough: number): Promise<string[]> {
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length >= enough * 9) child.kill('SIGKILL');
  });
  await once(child, 'close');
  // The last line may have been cut by the kill.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}

const kinds: readonly { name: string; open: (folder: string, options?: { isNew?: boolean }) => Promise<DiskStore> }[] = [
  { name: 'LMDB', open: openLmdbStore },
  { name: 'file', open: openFileStore },
];

describe.each(kinds)('the $name store among processes', ({ name, open }) => {
  const folder = temporaryFolder();
  const emptyStore = async (called: string): Promise<{ at: string; store: DiskStore }> => {
    const at = join(folder, called);
    mkdirSync(at);
    return { at, store: await open(at, { isNew: true }) };
  };

  it('counts every increment of four processes and its own', async () => {
    const { at, store } = await emptyStore('counted');
    const children = Array.from({ length: 4 }, () => startWriter(name, at, 'count', '200'));
    const own = async (): Promise<void> => {
      for (let index = 0; index < 50; index += 1) {
        await store.transact((transaction) => {
          transaction.put('counters', ['shared'], Number(transaction.get('counters', ['shared']) ?? 0) + 1);
        });
      }
    };
    const codes = await Promise.all([...children.map(async (child) => (await once(child, 'close'))[0] as unknown), own()]);
    expect(codes.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(store.read((view) => view.get('counters', ['shared']))).toBe(850);
    const numbers = store.read((view) => [...view.list('seen', { prefix: ['shared'] })].map((entry) => entry.key[1]));
    expect(numbers).toHaveLength(800);
    await store.close();
  });

  it.each([
    ['', 'write', [5, 150, 400]],
    [' that may lose others', 'mixed', [1, 10, 30]],
  ])(
    'has everything acknowledged and nothing half after a process%s was killed in the middle, three times',
    async (_others, mode, rounds) => {
      const { at, store } = await emptyStore(`killed-${mode}`);
      await store.close();
      for (const enough of rounds) {
        const acknowledged = await acknowledgedUntilKilled(startWriter(name, at, mode), enough);
        expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
        const reopened = await open(at);
        const rows = (table: string): string[] => reopened.read((view) => [...view.list(table)].map((entry) => entry.key[0] ?? ''));
        expect(rows('left')).toEqual(rows('right'));
        const kept = new Set(rows('left'));
        expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
        expect(reopened.read((view) => view.get('left', ['00000001']))).toEqual({ key: '00000001', text: 'x'.repeat(37) });
        await reopened.transact((transaction) => {
          for (const table of ['left', 'right']) for (const key of kept) if (key !== '00000001') transaction.remove(table, [key]);
        });
        await reopened.close();
      }
    },
    60_000,
  );
});
