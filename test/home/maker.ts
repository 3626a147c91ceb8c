// A process that makes a cloud and never gets done, to be killed: `maker.ts <home> <store>`.
import { openHome } from '../../src/adapters/home.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';

const [folder = '', kind] = process.argv.slice(2);
await openHome(folder, systemClock).create(
  'sandbox',
  async ({ store }) => {
    await store.transact((transaction) => transaction.put('half', ['made'], true));
    process.stdout.write('half made\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
  { store: kind === 'lmdb' ? 'lmdb' : 'file' },
);
