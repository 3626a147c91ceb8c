import type { ServiceDefinition } from '../kernel/operation.ts';
import { rootUser } from '../kernel/principal.ts';
import { regions } from '../world/regions.ts';
import { Overlay, writableState } from './overlay.ts';
import { seededIds } from './seeded-ids.ts';
import { type Recorded, transact, type Workshop } from './transaction.ts';

/**
 * Brings an account into being: every service lays out what a new account has in each Region that needs no opting in.
 * @param doors the doors of all simulated services
 */
export async function createAccount(workshop: Workshop, doors: readonly ServiceDefinition[], accountId: string, recorded?: Recorded): Promise<void> {
  await transact(
    workshop,
    (frame, rows) => {
      const number = frame.takeNumber();
      const overlay = new Overlay(rows);
      for (const { name: region } of regions.filter(({ optInRequired }) => !optInRequired)) {
        const ids = seededIds(frame.seed, number, region);
        const refuse = (): never => {
          throw new Error('Laying out a new account asks nobody for permission.');
        };
        for (const door of doors) {
          door.openRegion?.({
            state: writableState(overlay),
            now: frame.now,
            accountId,
            partition: 'aws',
            region,
            principal: rootUser(accountId),
            source: { surface: 'aws', ip: '127.0.0.1', userAgent: 'aws' },
            data: frame.data,
            ids,
            requestId: '',
            instantStateChanges: frame.instantStateChanges,
            journal: { get: () => undefined, events: () => [] },
            seal: frame.sealing.seal,
            unseal: frame.sealing.unseal,
            may: refuse,
            require: refuse,
          });
        }
      }
      frame.drafts.push({ kind: 'account', number, id: seededIds(frame.seed, number, 'event').uuid(), time: frame.now, accountId });
      return { result: undefined, overlay };
    },
    recorded,
  );
}
