import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { afterCode, type MfaDeviceRow, mfaDevices, mfaKey, mfaSealLabel } from '../shared/identity/mfa-devices.ts';
import { required } from '../shared/required.ts';
import { errors } from './errors.ts';

/** What a call shows of an MFA device. */
export interface ShownMfa {
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

interface OwnDevice {
  readonly key: readonly [accountId: string, key: string];
  readonly row: MfaDeviceRow;
}

function ownDevice({ state, principal, partition }: Pick<LocateContext, 'state' | 'principal' | 'partition'>, serial: string): OwnDevice {
  if (principal.type !== 'User') throw errors.unknownMfaDevice();
  const path = mfaKey(partition, principal.accountId, serial);
  const key = [principal.accountId, path ?? ''] as const;
  const row = path === undefined ? undefined : state.get(mfaDevices, key);
  if (row?.ownerId !== principal.id) throw errors.unknownMfaDevice();
  return { key, row };
}

/**
 * Whether a call shows an MFA device, which then is one of its caller's own. Its code is looked at later, by {@link takeMfaCode}.
 * Throws AccessDenied for half of what is needed, and for a device that is not enabled for the caller.
 */
export function showsMfa({ SerialNumber, TokenCode }: ShownMfa, context: LocateContext): boolean {
  if (SerialNumber === undefined && TokenCode === undefined) return false;
  if (SerialNumber === undefined || TokenCode === undefined) throw errors.incompleteMfa();
  ownDevice(context, SerialNumber);
  return true;
}

/** Takes the code of a device: the current one, or the one before or after it, and each once. Throws AccessDenied. */
export function takeMfaCode({ SerialNumber, TokenCode }: ShownMfa, context: OperationContext): void {
  const { key, row } = ownDevice(context, required(SerialNumber));
  const after = afterCode(row, context.unseal(row.sealedSeed, mfaSealLabel(...key)), required(TokenCode), context.now);
  if (after === undefined) throw errors.invalidMfaCode();
  context.state.put(mfaDevices, key, after);
}
