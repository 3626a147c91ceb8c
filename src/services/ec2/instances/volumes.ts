import type { BlockDeviceMapping, EbsBlockDevice } from '@aws-sdk/client-ec2';
import type { PublicImage } from '../../../world/images.ts';
import { errors } from '../errors.ts';
import { instanceErrors } from './errors.ts';

/** A volume that a launch makes. Sizes are GiB, throughput MiB/s. */
export interface VolumePlan {
  readonly device: string;
  readonly size: number;
  readonly type: string;
  readonly encrypted: boolean;
  readonly deleteOnTermination: boolean;
  readonly snapshotId?: string;
  readonly iops?: number;
  readonly throughput?: number;
}

const volumeTypes = ['standard', 'io1', 'io2', 'gp2', 'gp3', 'sc1', 'st1'];

/** gp3's baseline. Source: EBS User Guide, "General Purpose SSD volumes", read 2026-11-24. */
const gp3 = { iops: 3000, throughput: 125 };

/** gp2 has 3 IOPS a GiB, at least 100 and at most 16,000. Source: as above. */
function performance(type: string, size: number, { Iops: iops, Throughput: throughput }: EbsBlockDevice): Pick<VolumePlan, 'iops' | 'throughput'> {
  if (type === 'gp3') return { iops: iops ?? gp3.iops, throughput: throughput ?? gp3.throughput };
  if (type === 'gp2') return { iops: Math.min(16_000, Math.max(100, size * 3)) };
  return iops === undefined ? {} : { iops };
}

function checkType(type: string): string {
  if (!volumeTypes.includes(type)) throw errors.attributeValue({ value: type, name: 'volumeType' });
  return type;
}

function rootVolume({ rootVolume: root, snapshotId }: PublicImage, ebs: EbsBlockDevice): VolumePlan {
  const size = ebs.VolumeSize ?? root.size;
  if (ebs.SnapshotId !== undefined && ebs.SnapshotId !== snapshotId) throw instanceErrors.snapshotNotFound({ id: ebs.SnapshotId });
  if (size < root.size) throw instanceErrors.volumeTooSmall({ size, snapshot: snapshotId, minimum: root.size });
  const type = checkType(ebs.VolumeType ?? root.type);
  return {
    device: root.device,
    size,
    type,
    encrypted: ebs.Encrypted ?? false,
    deleteOnTermination: ebs.DeleteOnTermination ?? true,
    snapshotId,
    ...performance(type, size, ebs),
  };
}

function furtherVolume(device: string | undefined, ebs: EbsBlockDevice): VolumePlan {
  if (device === undefined) throw errors.missingParameter({ name: 'deviceName' });
  if (ebs.SnapshotId !== undefined) throw instanceErrors.snapshotNotFound({ id: ebs.SnapshotId });
  if (ebs.VolumeSize === undefined) throw errors.missingParameter({ name: 'size or snapshotId' });
  const type = checkType(ebs.VolumeType ?? 'gp2');
  return {
    device,
    size: ebs.VolumeSize,
    type,
    encrypted: ebs.Encrypted ?? false,
    deleteOnTermination: ebs.DeleteOnTermination ?? true,
    ...performance(type, ebs.VolumeSize, ebs),
  };
}

/**
 * The volumes of a launch: the image's root volume, changed by the request's mapping of the same device, and further ones.
 * @throws InvalidBlockDeviceMapping, InvalidSnapshot.NotFound, MissingParameter, InvalidParameterValue
 */
export function planVolumes(image: PublicImage, mappings: readonly BlockDeviceMapping[] | undefined): VolumePlan[] {
  const { device } = image.rootVolume;
  const own = mappings?.find(({ DeviceName }) => DeviceName === device);
  const others = (mappings ?? []).filter((mapping) => mapping !== own && mapping.NoDevice === undefined && mapping.Ebs !== undefined);
  return [rootVolume(image, own?.Ebs ?? {}), ...others.map(({ DeviceName, Ebs }) => furtherVolume(DeviceName, Ebs ?? {}))];
}
