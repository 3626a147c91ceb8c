import type { Reservation, RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { networkErrors } from '../network/errors.ts';
import { availableAddresses } from '../network/show.ts';
import { takeAddress } from '../network/subnets.ts';
import { find, kinds, newId, put } from '../resources.ts';
import { passing } from './lifecycle.ts';
import { newMac, newPublicAddress } from './names.ts';
import type { LaunchPlan } from './plan.ts';
import type { AttachedVolume, InstanceRow, PrimaryInterface, ProfileAssociation } from './row.ts';
import { showInstance } from './show.ts';
import type { VolumePlan } from './volumes.ts';

function createInterface(context: OperationContext, plan: LaunchPlan, input: RunInstancesCommandInput, instanceId: string): PrimaryInterface {
  const wanted = input.NetworkInterfaces?.[0];
  const id = newId(context.ids, 'eni');
  const wantsPublicIp = wanted?.AssociatePublicIpAddress ?? plan.subnet.mapPublicIpOnLaunch;
  const privateIp = takeAddress(context, plan.subnet.subnetId, id, wanted?.PrivateIpAddress ?? input.PrivateIpAddress);
  put(context, kinds.networkInterface, id, {
    networkInterfaceId: id,
    instanceId,
    subnetId: plan.subnet.subnetId,
    groupIds: plan.groups.map(({ groupId }) => groupId),
    tags: plan.tags.get('network-interface') ?? {},
  });
  return {
    id,
    attachmentId: newId(context.ids, 'eni-attach'),
    mac: newMac(context.ids),
    description: wanted?.Description ?? '',
    privateIp,
    wantsPublicIp,
    ...(wantsPublicIp && { publicIp: newPublicAddress(context.ids) }),
  };
}

function createVolume(context: OperationContext, plan: LaunchPlan, instanceId: string, volume: VolumePlan): AttachedVolume {
  const volumeId = newId(context.ids, 'vol');
  put(context, kinds.volume, volumeId, {
    ...volume,
    volumeId,
    instanceId,
    availabilityZone: plan.subnet.availabilityZone,
    createdAt: context.now,
    tags: plan.tags.get('volume') ?? {},
  });
  return { device: volume.device, volumeId, deleteOnTermination: volume.deleteOnTermination };
}

const associate = (context: OperationContext, plan: LaunchPlan): { profile?: ProfileAssociation } =>
  plan.profile === undefined
    ? {}
    : { profile: { associationId: newId(context.ids, 'iip-assoc'), arn: plan.profile.arn, id: plan.profile.id, since: context.now } };

/** What the request says of an instance, with AWS's defaults. */
const settings = (input: RunInstancesCommandInput) => ({
  ebsOptimized: input.EbsOptimized ?? false,
  monitoring: input.Monitoring?.Enabled ?? false,
  sourceDestCheck: true,
  disableApiTermination: input.DisableApiTermination ?? false,
  disableApiStop: input.DisableApiStop ?? false,
  shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
  ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
});

const fromImage = ({ image, type }: LaunchPlan) => ({
  imageId: image.id,
  instanceType: type.name,
  architecture: image.architecture,
  hypervisor: 'xen',
  cores: type.cores,
  threadsPerCore: type.threadsPerCore,
  ...(image.bootMode !== undefined && { bootMode: image.bootMode }),
  currentBootMode: image.bootMode !== undefined && type.uefi ? ('uefi' as const) : ('legacy-bios' as const),
  rootDevice: image.rootVolume.device,
});

function createInstance(context: OperationContext, plan: LaunchPlan, input: RunInstancesCommandInput, reservationId: string, launchIndex: number): InstanceRow {
  const instanceId = newId(context.ids, 'i');
  const { subnet } = plan;
  return {
    instanceId,
    reservationId,
    launchIndex,
    ...fromImage(plan),
    ...settings(input),
    launchTime: context.now,
    usageTime: context.now,
    state: passing(context, 'pending'),
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    tenancy: plan.tenancy,
    groupIds: plan.groups.map(({ groupId }) => groupId),
    primaryInterface: createInterface(context, plan, input, instanceId),
    volumes: plan.volumes.map((volume) => createVolume(context, plan, instanceId, volume)),
    metadata: plan.metadata,
    ...associate(context, plan),
    ...(plan.keyPair && { keyName: plan.keyPair.keyName }),
    ...(plan.privateNames && { privateNames: plan.privateNames }),
    ...(plan.cpuCredits && { cpuCredits: plan.cpuCredits }),
    ...(plan.userData !== undefined && { userData: plan.userData }),
    tags: plan.tags.get('instance') ?? {},
  };
}

/** A reservation as RunInstances answers it: its instances still pending, without public names. */
export function showReservation(context: OperationContext, rows: readonly InstanceRow[]): Reservation {
  return {
    ReservationId: rows[0]?.reservationId,
    OwnerId: context.accountId,
    Groups: [],
    Instances: rows.map((row) => {
      const { publicIp, ...ownInterface } = row.primaryInterface;
      return showInstance(publicIp === undefined ? row : { ...row, primaryInterface: ownInterface }, context, { name: 'pending', since: context.now });
    }),
  };
}

/**
 * Launches as many instances as there is room for, up to the maximum.
 * @throws InsufficientFreeAddressesInSubnet when there is no room for the minimum
 */
export function launch(context: OperationContext, plan: LaunchPlan, input: RunInstancesCommandInput): InstanceRow[] {
  // The plan may be from before addresses were released.
  const subnet = find(context, kinds.subnet, plan.subnet.subnetId) ?? plan.subnet;
  const count = Math.min(plan.maxCount, availableAddresses(context, subnet));
  if (count < plan.minCount) throw networkErrors.subnetFull({ id: plan.subnet.subnetId });
  const reservationId = newId(context.ids, 'r');
  const rows = Array.from({ length: count }, (_, index) => createInstance(context, plan, input, reservationId, index));
  for (const row of rows) put(context, kinds.instance, row.instanceId, row);
  return rows;
}
