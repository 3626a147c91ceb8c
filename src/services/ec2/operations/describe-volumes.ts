import type { DescribeVolumesCommandInput, DescribeVolumesCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { volumeExists } from '../instances/belongings.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';
import type { VolumeRow } from '../state.ts';
import { showVolume } from '../volumes/show.ts';

const filters = {
  'attachment.attach-time': 'Attachments.AttachTime',
  'attachment.delete-on-termination': 'Attachments.DeleteOnTermination',
  'attachment.device': 'Attachments.Device',
  'attachment.instance-id': 'Attachments.InstanceId',
  'attachment.status': 'Attachments.State',
  'availability-zone': 'AvailabilityZone',
  'availability-zone-id': 'AvailabilityZoneId',
  'create-time': 'CreateTime',
  encrypted: 'Encrypted',
  'fast-restored': 'FastRestored',
  'multi-attach-enabled': 'MultiAttachEnabled',
  'operator.managed': 'Operator.Managed',
  'operator.principal': 'Operator.Principal',
  size: 'Size',
  'snapshot-id': 'SnapshotId',
  status: 'State',
  'tag-key': 'Tags.Key',
  'volume-id': 'VolumeId',
  'volume-type': 'VolumeType',
};

export default ec2Operation<DescribeVolumesCommandInput, DescribeVolumesCommandOutput>({
  name: 'DescribeVolumes',
  mutating: false,
  needs: onAnything('DescribeVolumes'),
  execute: (input, context) => {
    const description = { kind: kinds.volume, idOf: ({ volumeId }: VolumeRow) => volumeId, show: showVolume, filters, exists: volumeExists };
    const { items, ...rest } = describe(context, description, input, input.VolumeIds);
    return { Volumes: items, ...rest };
  },
  example: { command: 'aws ec2 describe-volumes' },
});
