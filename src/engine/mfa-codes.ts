import { userById } from '../services/shared/identity/entities.ts';
import { codeOf, mfaDevices, mfaSealLabel, mfaSerial, stepAt, stepMilliseconds } from '../services/shared/identity/mfa-devices.ts';
import type { Plant } from './calls.ts';
import type { MfaCode } from './cloud.ts';
import { readState } from './overlay.ts';

/**
 * The codes of all virtual MFA devices of the first account.
 * @param now the cloud's time, in milliseconds since 1970
 */
export function mfaCodes({ store, facts: { accountId }, sealing }: Plant, now: number): readonly MfaCode[] {
  const step = stepAt(now);
  return store.read((rows) => {
    const state = readState(rows);
    return Array.from(state.list(mfaDevices, { prefix: [accountId] }), ({ key: [, key = ''], value: row }) => {
      const seed = sealing.unseal(row.sealedSeed, mfaSealLabel(accountId, key));
      const owner = row.ownerId === accountId ? 'root' : row.ownerId && userById(state, accountId, row.ownerId)?.userName;
      return {
        name: row.name,
        serial: mfaSerial('aws', accountId, row),
        ...(owner !== undefined && owner !== '' && { owner }),
        codes: [codeOf(seed, step - 1), codeOf(seed, step)] as const,
        used: step <= (row.lastStep ?? 0),
        nextIn: (step + 1) * stepMilliseconds - now,
      };
    });
  });
}
