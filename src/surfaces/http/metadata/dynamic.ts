import { isoSecond } from '../../../wire/sigv4/timestamp.ts';
import type { InstanceView } from './instance.ts';
import { type Folder, folder, leaf } from './tree.ts';

/** The form of the service's JSON: a member a line, a blank before the colon. */
export function metadataJson(members: Readonly<Record<string, string | null>>): string {
  const lines = Object.entries(members).map(([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

/**
 * `dynamic/`: facts from the launch. AWS signs the identity document (`pkcs7`, `rsa2048`, `signature`) with keys of its own; nobody else can, so
 * those are not there.
 */
export const dynamicData = ({ instance, reservation, region }: InstanceView): Folder | undefined => {
  const document = metadataJson({
    accountId: reservation.OwnerId ?? '',
    architecture: instance.Architecture ?? '',
    availabilityZone: instance.Placement?.AvailabilityZone ?? '',
    billingProducts: null,
    devpayProductCodes: null,
    marketplaceProductCodes: null,
    imageId: instance.ImageId ?? '',
    instanceId: instance.InstanceId ?? '',
    instanceType: instance.InstanceType ?? '',
    kernelId: null,
    pendingTime: isoSecond(instance.LaunchTime?.getTime() ?? 0),
    privateIp: instance.PrivateIpAddress ?? '',
    ramdiskId: null,
    region,
    version: '2017-09-30',
  });
  return folder('2009-04-04', {
    fws: folder('2009-04-04', { 'instance-monitoring': leaf('2009-04-04', instance.Monitoring?.State === 'enabled' ? 'enabled' : 'disabled') }),
    'instance-identity': folder('2009-04-04', { document: leaf('2009-04-04', document) }),
  });
};
