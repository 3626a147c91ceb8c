import type { InstanceAttribute, ModifyInstanceAttributeCommandInput } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { getImage } from '../images/resolve.ts';
import { find, get, kinds, put } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { instanceErrors } from './errors.ts';
import { stateAt } from './lifecycle.ts';
import type { InstanceRow } from './row.ts';
import { checkFits, checkOffered, getTypeFacts } from './type-facts.ts';
import { encodeUserData, readUserData } from './user-data.ts';

/** An attribute of an instance that can be read alone, and changed. */
export interface Attribute {
  /** How DescribeInstanceAttribute shows it. */
  readonly show: (row: InstanceRow, context: OperationContext) => InstanceAttribute;
  /** The new value in a request's own member; `undefined` when it has none. */
  readonly given?: (input: ModifyInstanceAttributeCommandInput) => unknown;
  /** The row with a value given as the request's member or as the text of `Value`. */
  readonly change?: (row: InstanceRow, value: unknown, context: OperationContext) => InstanceRow;
}

const flag = (name: string, value: unknown): boolean => {
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false') throw errors.attributeValue({ value: text, name });
  return text === 'true';
};

function mustBeStopped(row: InstanceRow, { now }: OperationContext): void {
  if (stateAt(row, now).name !== 'stopped') throw instanceErrors.notStopped({ id: row.instanceId });
}

function changeType(row: InstanceRow, value: unknown, context: OperationContext): InstanceRow {
  mustBeStopped(row, context);
  const type = getTypeFacts(context, String(value));
  checkFits(type, getImage(context, row.imageId));
  checkOffered(context, type.name, { id: row.availabilityZoneId, name: row.availabilityZone });
  return { ...row, instanceType: type.name, cores: type.cores, threadsPerCore: type.threadsPerCore };
}

function changeUserData(row: InstanceRow, value: unknown, context: OperationContext): InstanceRow {
  mustBeStopped(row, context);
  const userData = value instanceof Uint8Array ? encodeUserData(value) : readUserData(String(value));
  const { userData: _old, ...rest } = row;
  return userData === undefined || userData === '' ? rest : { ...rest, userData };
}

function changeShutdown(row: InstanceRow, value: unknown): InstanceRow {
  if (value !== 'stop' && value !== 'terminate') throw errors.attributeValue({ value: String(value), name: 'instanceInitiatedShutdownBehavior' });
  return { ...row, shutdownBehavior: value };
}

/** Puts an instance's interface into other groups. @throws the NotFound of a group, InvalidParameter for one of another VPC */
export function changeGroups(row: InstanceRow, value: unknown, context: OperationContext): InstanceRow {
  const groups = get(context, kinds.securityGroup, Array.isArray(value) ? value.map(String) : []);
  const foreign = groups.find(({ vpcId }) => vpcId !== row.vpcId);
  if (foreign !== undefined) throw groupErrors.groupOfOtherVpc({ group: foreign.groupId, subnet: row.subnetId });
  const groupIds = groups.map(({ groupId }) => groupId);
  const own = find(context, kinds.networkInterface, row.primaryInterface.id);
  if (own !== undefined) put(context, kinds.networkInterface, own.networkInterfaceId, { ...own, groupIds });
  return { ...row, groupIds };
}

function changeOptimization(row: InstanceRow, value: unknown, context: OperationContext): InstanceRow {
  mustBeStopped(row, context);
  return { ...row, ebsOptimized: flag('ebsOptimized', value) };
}

/** The attributes by the names that requests use. Source: EC2 API Reference, ModifyInstanceAttribute, read 2026-11-24. */
export const attributes: ReadonlyMap<string, Attribute> = new Map(
  Object.entries<Attribute>({
    instanceType: {
      show: (row) => ({ InstanceType: { Value: row.instanceType } }),
      given: (input) => input.InstanceType?.Value,
      change: changeType,
    },
    userData: {
      show: (row) => ({ UserData: row.userData === undefined ? {} : { Value: row.userData } }),
      given: (input) => input.UserData?.Value,
      change: changeUserData,
    },
    disableApiTermination: {
      show: (row) => ({ DisableApiTermination: { Value: row.disableApiTermination } }),
      given: (input) => input.DisableApiTermination?.Value,
      change: (row, value) => ({ ...row, disableApiTermination: flag('disableApiTermination', value) }),
    },
    disableApiStop: {
      show: (row) => ({ DisableApiStop: { Value: row.disableApiStop } }),
      given: (input) => input.DisableApiStop?.Value,
      change: (row, value) => ({ ...row, disableApiStop: flag('disableApiStop', value) }),
    },
    instanceInitiatedShutdownBehavior: {
      show: (row) => ({ InstanceInitiatedShutdownBehavior: { Value: row.shutdownBehavior } }),
      given: (input) => input.InstanceInitiatedShutdownBehavior?.Value,
      change: changeShutdown,
    },
    sourceDestCheck: {
      show: (row) => ({ SourceDestCheck: { Value: row.sourceDestCheck } }),
      given: (input) => input.SourceDestCheck?.Value,
      change: (row, value) => ({ ...row, sourceDestCheck: flag('sourceDestCheck', value) }),
    },
    groupSet: {
      show: (row, context) => ({
        Groups: row.groupIds.map((id) => ({ GroupId: id, GroupName: find(context, kinds.securityGroup, id)?.groupName ?? '' })),
      }),
      given: (input) => (input.Groups && input.Groups.length > 0 ? input.Groups : undefined),
      change: changeGroups,
    },
    ebsOptimized: {
      show: (row) => ({ EbsOptimized: { Value: row.ebsOptimized } }),
      given: (input) => input.EbsOptimized?.Value,
      change: changeOptimization,
    },
    rootDeviceName: { show: (row) => ({ RootDeviceName: { Value: row.rootDevice } }) },
    blockDeviceMapping: {
      show: (row) => ({
        BlockDeviceMappings: row.volumes.map(({ device, volumeId, deleteOnTermination }) => ({
          DeviceName: device,
          Ebs: { AttachTime: new Date(row.usageTime), DeleteOnTermination: deleteOnTermination, Status: 'attached', VolumeId: volumeId },
        })),
      }),
    },
    kernel: { show: () => ({ KernelId: {} }) },
    ramdisk: { show: () => ({ RamdiskId: {} }) },
    productCodes: { show: () => ({ ProductCodes: [] }) },
    sriovNetSupport: { show: () => ({ SriovNetSupport: { Value: 'simple' } }) },
    enaSupport: { show: () => ({ EnaSupport: { Value: true } }) },
    enclaveOptions: { show: () => ({ EnclaveOptions: { Enabled: false } }) },
  }),
);
