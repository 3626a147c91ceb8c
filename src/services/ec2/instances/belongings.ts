import type { Reading, Writing } from '../contexts.ts';
import { find, kinds, put, remove } from '../resources.ts';
import { type NetworkInterfaceRow, tables, type VolumeRow } from '../state.ts';
import { stateAt } from './lifecycle.ts';
import type { InstanceRow } from './row.ts';

/** Whether an instance has what was made with it: until it is terminated, also while it shuts down. */
function hasBelongings(context: Reading, instanceId: string): boolean {
  const row = find(context, kinds.instance, instanceId);
  return row !== undefined && stateAt(row, context.now).name !== 'terminated';
}

/** Whether a network interface is still there: it goes with its instance. */
export const interfaceExists = ({ instanceId }: NetworkInterfaceRow, context: Reading): boolean => hasBelongings(context, instanceId);

/** The instance that has a volume; `undefined` once that was terminated. */
export const attachedTo = ({ instanceId }: VolumeRow, context: Reading): string | undefined =>
  instanceId !== undefined && hasBelongings(context, instanceId) ? instanceId : undefined;

/** Whether a volume is still there: it goes with its instance, or stays. */
export const volumeExists = (row: VolumeRow, context: Reading): boolean => !row.deleteOnTermination || attachedTo(row, context) !== undefined;

function releaseAddress(context: Writing, subnetId: string, address: string): void {
  const subnet = find(context, kinds.subnet, subnetId);
  context.state.remove(tables.addresses, [context.accountId, context.region, subnetId, address]);
  if (subnet !== undefined) put(context, kinds.subnet, subnetId, { ...subnet, addressesInUse: subnet.addressesInUse - 1 });
}

function detach(context: Writing, volumeId: string): void {
  const volume = find(context, kinds.volume, volumeId);
  if (volume === undefined) return;
  const { instanceId: _terminated, ...rest } = volume;
  put(context, kinds.volume, volumeId, rest);
}

function release(context: Writing, row: InstanceRow): void {
  releaseAddress(context, row.subnetId, row.primaryInterface.privateIp);
  remove(context, kinds.networkInterface, row.primaryInterface.id);
  for (const { volumeId, deleteOnTermination } of row.volumes) {
    if (deleteOnTermination) remove(context, kinds.volume, volumeId);
    else detach(context, volumeId);
  }
}

/** Releases what an instance has that shuts down: at once where it is terminated already, else by the first change after it is. */
export function releaseOnceTerminated(context: Writing, row: InstanceRow): void {
  const { settlesAt = context.now } = row.state;
  if (settlesAt <= context.now) release(context, row);
  else context.state.put(tables.endings, [context.accountId, context.region, row.instanceId], settlesAt);
}

/** The instances that were terminated since, whose belongings only the rows still show. */
function terminatedSince(context: Reading): InstanceRow[] {
  const endings = context.state.list(tables.endings, { prefix: [context.accountId, context.region] });
  return Array.from(endings).flatMap(({ key, value }) => (value <= context.now ? (find(context, kinds.instance, key.at(-1) ?? '') ?? []) : []));
}

/** Brings the rows to what is: without what belonged to instances that were terminated since. */
export function releaseTerminated(context: Writing): void {
  for (const row of terminatedSince(context)) {
    release(context, row);
    context.state.remove(tables.endings, [context.accountId, context.region, row.instanceId]);
  }
}

/** How many addresses of a subnet its row counts as in use that instances held which were terminated since. */
export const addressesReleased = (context: Reading, subnetId: string): number => terminatedSince(context).filter((row) => row.subnetId === subnetId).length;
