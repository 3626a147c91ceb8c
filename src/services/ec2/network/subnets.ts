import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import { findRegion } from '../../../world/region.ts';
import { availabilityZones, type Zone } from '../../../world/zones.ts';
import { kinds, put } from '../resources.ts';
import { type SubnetRow, tables } from '../state.ts';
import { addressCount, contains, formatAddress, parseAddress, parseCidr } from './cidr.ts';
import { networkErrors } from './errors.ts';
import { availableAddresses } from './show.ts';

/** The Availability Zones of the call's Region as its account names them. */
export function zonesOf({ region, accountId }: LocateContext): readonly Zone[] {
  const facts = findRegion(region);
  return facts === undefined ? [] : availabilityZones(facts, accountId);
}

/** Where the first address that AWS does not keep stands in a subnet. */
const firstFree = 4;

function randomAddress({ state, accountId, region, ids }: OperationContext, { subnetId, cidrBlock }: SubnetRow): string {
  const block = parseCidr(cidrBlock) ?? { base: 0, bits: 32 };
  const usable = addressCount(block) - firstFree - 1;
  const start = Number.parseInt(ids.hex(8), 16) % usable;
  for (let step = 0; step < usable; step += 1) {
    const address = formatAddress(block.base + firstFree + ((start + step) % usable));
    if (state.get(tables.addresses, [accountId, region, subnetId, address]) === undefined) return address;
  }
  throw networkErrors.subnetFull({ id: subnetId });
}

function checkWanted({ state, accountId, region }: OperationContext, { subnetId, cidrBlock }: SubnetRow, address: string): string {
  const block = parseCidr(cidrBlock);
  const base = parseAddress(address);
  if (block === undefined || base === undefined || !contains(block, { base, bits: 32 })) throw networkErrors.addressOutOfSubnet({ address });
  if (state.get(tables.addresses, [accountId, region, subnetId, address]) !== undefined) throw networkErrors.addressInUse({ address });
  return address;
}

/**
 * Gives a network interface an address of a subnet: the one it wants, or any that is free.
 * @throws InsufficientFreeAddressesInSubnet, InvalidIPAddress.InUse, or InvalidParameterValue for an address from elsewhere
 */
export function takeAddress(context: OperationContext, subnetId: string, networkInterfaceId: string, wanted?: string): string {
  const subnet = context.state.get(tables.subnets, [context.accountId, context.region, subnetId]);
  if (subnet === undefined || availableAddresses(context, subnet) < 1) throw networkErrors.subnetFull({ id: subnetId });
  const address = wanted === undefined ? randomAddress(context, subnet) : checkWanted(context, subnet, wanted);
  context.state.put(tables.addresses, [context.accountId, context.region, subnetId, address], networkInterfaceId);
  put(context, kinds.subnet, subnetId, { ...subnet, addressesInUse: subnet.addressesInUse + 1 });
  return address;
}
