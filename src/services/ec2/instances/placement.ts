import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { networkErrors } from '../network/errors.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { zonesOf } from '../network/subnets.ts';
import { all, find, get, getOne, kinds } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { findByName } from '../security-groups/groups.ts';
import type { SecurityGroupRow, SubnetRow } from '../state.ts';
import { instanceErrors } from './errors.ts';
import type { InstanceRow } from './row.ts';
import { checkOffered, zonesOffering } from './type-facts.ts';

type LaunchRequest = Pick<RunInstancesCommandInput, 'SubnetId' | 'SecurityGroupIds' | 'SecurityGroups' | 'Placement' | 'NetworkInterfaces'>;

/** Where an instance goes, and behind which groups. */
export interface PlacementPlan {
  readonly subnet: SubnetRow;
  readonly groups: readonly SecurityGroupRow[];
  readonly tenancy: InstanceRow['tenancy'];
}

/** Empty texts count as absent: Terraform sends them, and AWS launches. */
function zoneName(
  context: LocateContext,
  { AvailabilityZone: name, AvailabilityZoneId: id }: NonNullable<LaunchRequest['Placement']> = {},
): string | undefined {
  const wanted = name || id;
  if (!wanted) return undefined;
  const zone = zonesOf(context).find((candidate) => candidate.name === name || candidate.id === id);
  if (zone === undefined) throw errors.invalidZone({ names: wanted });
  return zone.name;
}

/** Without a subnet, AWS chooses: here the first zone, by its name, whose default subnet can have the type. */
function defaultSubnet(context: LocateContext, type: string, zone: string | undefined): SubnetRow {
  const vpc = findDefaultVpc(context);
  if (vpc === undefined) throw networkErrors.noDefaultVpc();
  const subnets = all(context, kinds.subnet)
    .filter((subnet) => subnet.vpcId === vpc.vpcId && subnet.defaultForAz)
    .sort((a, b) => (a.availabilityZone < b.availabilityZone ? -1 : 1));
  const [first] = subnets;
  if (first === undefined) throw networkErrors.noDefaultSubnet({ vpc: vpc.vpcId });
  if (zone === undefined) return subnets.find(({ availabilityZoneId }) => zonesOffering(context, type).includes(availabilityZoneId)) ?? first;
  const inZone = subnets.find(({ availabilityZone }) => availabilityZone === zone);
  if (inZone === undefined) throw networkErrors.noDefaultSubnetInZone({ zone });
  return inZone;
}

function chooseSubnet(context: LocateContext, request: LaunchRequest, type: string): SubnetRow {
  const zone = zoneName(context, request.Placement);
  const id = request.SubnetId ?? request.NetworkInterfaces?.[0]?.SubnetId;
  if (id === undefined) return defaultSubnet(context, type, zone);
  const subnet = getOne(context, kinds.subnet, id);
  if (zone !== undefined && subnet.availabilityZone !== zone)
    throw errors.invalidValue({ value: zone, name: 'availabilityZone', why: `Subnet ${id} is in ${subnet.availabilityZone}.` });
  return subnet;
}

function namedGroup(context: LocateContext, vpcId: string, name: string): SecurityGroupRow {
  const group = findByName(context, vpcId, name);
  if (group === undefined) throw groupErrors.groupNotFoundInVpc({ name, vpc: vpcId });
  return group;
}

function chooseGroups(context: LocateContext, request: LaunchRequest, { vpcId, subnetId }: SubnetRow): SecurityGroupRow[] {
  const ids = [...(request.SecurityGroupIds ?? []), ...(request.NetworkInterfaces?.[0]?.Groups ?? [])];
  const names = request.SecurityGroups ?? [];
  if (names.length > 0 && request.SubnetId !== undefined) throw errors.combination({ one: 'groupName', other: 'subnet' });
  const groups = [...get(context, kinds.securityGroup, ids), ...names.map((name) => namedGroup(context, vpcId, name))];
  const foreign = groups.find((group) => group.vpcId !== vpcId);
  if (foreign !== undefined) throw groupErrors.groupOfOtherVpc({ group: foreign.groupId, subnet: subnetId });
  return groups.length > 0 ? groups : [namedGroup(context, vpcId, 'default')];
}

function checkInterfaces({ NetworkInterfaces: interfaces = [], ...request }: LaunchRequest): void {
  const [first, ...more] = interfaces;
  if (first === undefined) return;
  if (request.SubnetId !== undefined) throw instanceErrors.interfacesAndSubnet();
  if ((request.SecurityGroupIds ?? request.SecurityGroups ?? []).length > 0) throw instanceErrors.interfacesAndGroups();
  if (first.NetworkInterfaceId !== undefined) throw instanceErrors.interfaceNotFound({ id: first.NetworkInterfaceId });
  if (more.length > 0 || (first.DeviceIndex ?? 0) !== 0)
    throw errors.notSimulated({ parameter: 'NetworkInterfaces (more than one)', operation: 'RunInstances' });
}

/** In a dedicated VPC every instance is. Source: EC2 User Guide, "Amazon EC2 Dedicated Instances", read 2026-11-24. */
function chooseTenancy(context: LocateContext, { Placement: placement }: LaunchRequest, { vpcId }: SubnetRow): InstanceRow['tenancy'] {
  const asked = placement?.Tenancy || 'default';
  if (asked === 'host') throw errors.notSimulated({ parameter: 'Placement.Tenancy', operation: 'RunInstances' });
  if (asked !== 'default' && asked !== 'dedicated') throw errors.attributeValue({ value: asked, name: 'tenancy' });
  return find(context, kinds.vpc, vpcId)?.tenancy ?? asked;
}

/**
 * Where a launch puts its instances.
 * @throws the NotFound of a subnet or group, Unsupported where the zone lacks the type, and what combinations AWS refuses
 */
export function planPlacement(context: LocateContext, request: LaunchRequest, type: string): PlacementPlan {
  checkInterfaces(request);
  const subnet = chooseSubnet(context, request, type);
  checkOffered(context, type, { id: subnet.availabilityZoneId, name: subnet.availabilityZone });
  return { subnet, groups: chooseGroups(context, request, subnet), tenancy: chooseTenancy(context, request, subnet) };
}
