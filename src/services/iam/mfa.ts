import type { MFADevice, VirtualMFADevice } from '@aws-sdk/client-iam';
import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { userById } from '../shared/identity/entities.ts';
import { type MfaDeviceRow, mfaDevices, mfaKey, mfaSealLabel, mfaSerial, ownedMfaDevices, stepAt, stepOfPair } from '../shared/identity/mfa-devices.ts';
import { type AnswerContext, listedUser, toDate } from './answers.ts';
import { errors } from './errors.ts';
import { arnNeeds } from './needs.ts';
import { rootUserAnswer } from './root-user.ts';
import { resourceTagContext } from './tags.ts';

/** Steps around the expected one in which a pair of codes is looked for: five minutes to either side. */
const reach = 10;

/** A device with the key of its row. */
export interface KeyedDevice {
  readonly key: string;
  readonly row: MfaDeviceRow;
}

type Where = Pick<LocateContext, 'state' | 'accountId' | 'partition'>;

function findDevice({ state, accountId, partition }: Where, serial: string): KeyedDevice | undefined {
  const key = mfaKey(partition, accountId, serial);
  const row = key === undefined ? undefined : state.get(mfaDevices, [accountId, key]);
  return key === undefined || row === undefined ? undefined : { key, row };
}

/** The virtual device with that serial number. Throws NoSuchEntity. */
export function existingDevice(context: Where, serial: string): KeyedDevice {
  const device = findDevice(context, serial);
  if (device === undefined) throw errors.noSuchMfaDevice({ serial });
  return device;
}

/** The device of that serial number that is enabled for an owner. Throws NoSuchEntity, also for somebody else's. */
export function deviceOf(context: Where, serial: string, ownerId: string): KeyedDevice {
  const device = findDevice(context, serial);
  if (device?.row.ownerId !== ownerId) throw errors.mfaDeviceNotOfUser({ serial });
  return device;
}

/** Needs of an operation on a virtual device. */
export const deviceNeeds = (action: string, serial: string, context: LocateContext): readonly Need[] =>
  arnNeeds(action, serial, context, resourceTagContext(findDevice(context, serial)?.row.tags ?? [], ['aws']));

/** The device after two codes in a row have shown how far its clock is from the cloud's. Throws InvalidAuthenticationCode. */
export function synchronized(context: OperationContext, { key, row }: KeyedDevice, codes: readonly [string, string]): MfaDeviceRow {
  const seed = context.unseal(row.sealedSeed, mfaSealLabel(context.accountId, key));
  const current = stepAt(context.now);
  const step = stepOfPair(seed, codes, current - 1, reach);
  if (step === undefined || step + 1 <= (row.lastStep ?? 0)) throw errors.invalidMfaCode();
  return { ...row, drift: step + 1 - current, lastStep: step + 1 };
}

/** Parts a device from the user that it is enabled for. */
export function parted({ state, accountId }: Pick<OperationContext, 'state' | 'accountId'>, { key, row }: KeyedDevice): void {
  const { ownerId, enabledAt, drift, lastStep, ...rest } = row;
  if (ownerId !== undefined) state.remove(ownedMfaDevices, [accountId, ownerId, key]);
  state.put(mfaDevices, [accountId, key], rest);
}

/** A device as ListVirtualMFADevices shows it. */
export function listedDevice(context: OperationContext, row: MfaDeviceRow): VirtualMFADevice {
  const owner = row.ownerId === undefined ? undefined : userById(context.state, context.accountId, row.ownerId);
  const user = row.ownerId === context.accountId ? rootUserAnswer(context) : owner && listedUser(context, owner);
  return {
    SerialNumber: mfaSerial(context.partition, context.accountId, row),
    ...(user !== undefined && { User: user }),
    ...(row.enabledAt !== undefined && { EnableDate: toDate(row.enabledAt) }),
  };
}

/** A device as ListMFADevices shows it. */
export const enabledDevice = ({ partition, accountId }: AnswerContext, userName: string, row: MfaDeviceRow): MFADevice => ({
  UserName: userName,
  SerialNumber: mfaSerial(partition, accountId, row),
  EnableDate: toDate(row.enabledAt ?? 0),
});
