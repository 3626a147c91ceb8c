import type { Volume } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { attachedTo } from '../instances/belongings.ts';
import { zonesOf } from '../network/subnets.ts';
import type { VolumeRow } from '../state.ts';
import { listTags } from '../tags.ts';

const attachmentsOf = (row: VolumeRow, instanceId: string | undefined): NonNullable<Volume['Attachments']> =>
  instanceId === undefined
    ? []
    : [
        {
          DeleteOnTermination: row.deleteOnTermination,
          VolumeId: row.volumeId,
          InstanceId: instanceId,
          Device: row.device,
          State: 'attached',
          AttachTime: new Date(row.createdAt),
        },
      ];

/** A volume as DescribeVolumes answers it. */
export const showVolume = (row: VolumeRow, context: LocateContext): Volume => ({
  AvailabilityZoneId: zonesOf(context).find(({ name }) => name === row.availabilityZone)?.id,
  Iops: row.iops,
  Tags: listTags(row.tags),
  VolumeType: row.type as Volume['VolumeType'],
  MultiAttachEnabled: false,
  Throughput: row.throughput,
  Operator: { Managed: false },
  VolumeId: row.volumeId,
  Size: row.size,
  SnapshotId: row.snapshotId ?? '',
  AvailabilityZone: row.availabilityZone,
  State: attachedTo(row, context) === undefined ? 'available' : 'in-use',
  CreateTime: new Date(row.createdAt),
  Attachments: attachmentsOf(row, attachedTo(row, context)),
  Encrypted: row.encrypted,
});
