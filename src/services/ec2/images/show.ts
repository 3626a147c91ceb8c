import type { Image } from '@aws-sdk/client-ec2';
import { amazonImageOwner, type PublicImage } from '../../../world/images.ts';

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** An image as DescribeImages answers it. */
export const showImage = (image: PublicImage): Image => ({
  PlatformDetails: 'Linux/UNIX',
  UsageOperation: 'RunInstances',
  BlockDeviceMappings: [
    {
      Ebs: {
        DeleteOnTermination: true,
        ...(image.rootVolume.iops !== undefined && { Iops: image.rootVolume.iops }),
        SnapshotId: image.snapshotId,
        VolumeSize: image.rootVolume.size,
        VolumeType: image.rootVolume.type,
        ...(image.rootVolume.throughput !== undefined && { Throughput: image.rootVolume.throughput }),
        Encrypted: false,
      },
      DeviceName: image.rootVolume.device,
    },
  ],
  Description: image.description,
  EnaSupport: true,
  Hypervisor: 'xen',
  ImageOwnerAlias: 'amazon',
  Name: image.name,
  RootDeviceName: image.rootVolume.device,
  RootDeviceType: 'ebs',
  SriovNetSupport: 'simple',
  VirtualizationType: 'hvm',
  ...(image.bootMode !== undefined && { BootMode: image.bootMode }),
  DeprecationTime: time(image.deprecatedAt),
  ...(image.metadataTokensRequired && { ImdsSupport: 'v2.0' as const }),
  FreeTierEligible: true,
  ImageId: image.id,
  ImageLocation: `amazon/${image.name}`,
  State: 'available',
  OwnerId: amazonImageOwner,
  CreationDate: time(image.createdAt),
  Public: true,
  Architecture: image.architecture,
  ImageType: 'machine',
});
