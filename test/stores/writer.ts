// A process that writes to a store, for the tests with several of them: `writer.ts <LMDB|file> <folder> count <n>` or `… write`, `… mixed`, `… fill`.
import { openFileStore } from '../../src/adapters/file-store.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import type { Store } from '../../src/ports/store.ts';

const increment = (store: Store, counter: string): Promise<number> =>
  store.transact((transaction) => {
    const count = Number(transaction.get('counters', [counter]) ?? 0) + 1;
    transaction.put('counters', [counter], count);
    transaction.put('seen', [counter, String(count).padStart(8, '0')], { by: process.pid });
    return count;
  });

/**
 * Writes pairs of rows, eight transactions under way at once, and says the number of each that was acknowledged.
 * @param isRelaxed which of them may be lost, by their numbers: those are not spoken of
 */
async function writeUntilKilled(store: Store, isRelaxed: (number: number) => boolean = () => false): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      next += 1;
      const number = next;
      const key = String(number).padStart(8, '0');
      await store.transact((transaction) => {
        transaction.put('left', [key], { key, text: 'x'.repeat((number * 37) % 6_000) });
        transaction.put('right', [key], { [`member${number % 50}`]: key });
        if (isRelaxed(number)) transaction.relax();
      });
      if (!isRelaxed(number)) process.stdout.write(`${key}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
}

/** Writes more and more until it is refused; says how many were acknowledged and in which words it was refused, then what a small write gives. */
async function fillTheDisk(store: Store): Promise<void> {
  let acknowledged = 0;
  try {
    for (;;) {
      await store.transact((transaction) => transaction.put('filled', [String(acknowledged).padStart(8, '0')], { [`m${acknowledged}`]: 'x'.repeat(50_000) }));
      acknowledged += 1;
    }
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ acknowledged, name: error instanceof Error && error.name, message: error instanceof Error && error.message })}\n`);
  }
  process.stdout.write(`${JSON.stringify(store.read((view) => [...view.list('filled')].length))}\n`);
}

const [kind, folder = '', mode, times] = process.argv.slice(2);
const store = kind === 'LMDB' ? await openLmdbStore(folder) : await openFileStore(folder, { compactAfterBytes: 20_000 });
if (mode === 'count') {
  await Promise.all(Array.from({ length: Number(times) }, () => increment(store, 'shared')));
  await store.close();
} else if (mode === 'write') {
  await writeUntilKilled(store);
} else if (mode === 'mixed') {
  await writeUntilKilled(store, (number) => number % 20 !== 1);
} else {
  await fillTheDisk(store);
}
