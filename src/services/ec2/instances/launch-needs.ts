import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { ec2Arn, need, requestTagKeys, resourceTagKeys } from '../needs.ts';
import { subnetKeys } from '../network/condition-keys.ts';
import { groupKeys } from '../security-groups/groups.ts';
import { needsToTag } from '../tags.ts';
import { instanceKeys } from './condition-keys.ts';
import { type LaunchPlan, planLaunch } from './plan.ts';
import { needsToPass } from './profiles.ts';

const action = 'RunInstances';

const imageArn = ({ partition, region }: LocateContext, id: string): string => `arn:${partition}:ec2:${region}::image/${id}`;

function onInstance(context: LocateContext, plan: LaunchPlan, input: RunInstancesCommandInput): Need {
  const facts = {
    instanceType: plan.type.name,
    availabilityZone: plan.subnet.availabilityZone,
    availabilityZoneId: plan.subnet.availabilityZoneId,
    ebsOptimized: input.EbsOptimized ?? false,
    tenancy: plan.tenancy,
    metadata: plan.metadata,
    profileArn: plan.profile?.arn,
  };
  return need(context, action, ec2Arn(context, 'instance', '*'), { ...instanceKeys(facts), ...requestTagKeys(plan.tags.get('instance') ?? {}) });
}

const onImage = (context: LocateContext, { image }: LaunchPlan): Need =>
  need(context, action, imageArn(context, image.id), {
    'ec2:ImageID': image.id,
    'ec2:ImageType': 'machine',
    'ec2:Owner': 'amazon',
    'ec2:Public': 'true',
    'ec2:RootDeviceType': 'ebs',
  });

const onSubnet = (context: LocateContext, { subnet }: LaunchPlan): Need =>
  need(context, action, ec2Arn(context, 'subnet', subnet.subnetId), {
    'ec2:SubnetID': subnet.subnetId,
    ...subnetKeys(context, subnet),
    ...resourceTagKeys(subnet.tags),
  });

const onInterface = (context: LocateContext, plan: LaunchPlan, input: RunInstancesCommandInput): Need =>
  need(context, action, ec2Arn(context, 'network-interface', '*'), {
    'ec2:Subnet': ec2Arn(context, 'subnet', plan.subnet.subnetId),
    ...subnetKeys(context, plan.subnet),
    'ec2:AssociatePublicIpAddress': String(input.NetworkInterfaces?.[0]?.AssociatePublicIpAddress ?? plan.subnet.mapPublicIpOnLaunch),
    ...requestTagKeys(plan.tags.get('network-interface') ?? {}),
  });

const onVolumes = (context: LocateContext, { volumes, subnet, tags }: LaunchPlan): Need[] =>
  volumes.map(({ size, type, encrypted, iops, throughput, snapshotId }) =>
    need(context, action, ec2Arn(context, 'volume', '*'), {
      'ec2:AvailabilityZone': subnet.availabilityZone,
      'ec2:AvailabilityZoneId': subnet.availabilityZoneId,
      'ec2:Encrypted': String(encrypted),
      'ec2:VolumeSize': String(size),
      'ec2:VolumeType': type,
      ...(iops !== undefined && { 'ec2:VolumeIops': String(iops) }),
      ...(throughput !== undefined && { 'ec2:VolumeThroughput': String(throughput) }),
      ...(snapshotId !== undefined && { 'ec2:ParentSnapshot': `arn:${context.partition}:ec2:${context.region}::snapshot/${snapshotId}` }),
      ...requestTagKeys(tags.get('volume') ?? {}),
    }),
  );

const onKeyPair = (context: LocateContext, { keyPair }: LaunchPlan): Need[] =>
  keyPair === undefined
    ? []
    : [
        need(context, action, ec2Arn(context, 'key-pair', keyPair.keyName), {
          'ec2:KeyPairName': keyPair.keyName,
          'ec2:KeyPairType': keyPair.keyType,
          ...resourceTagKeys(keyPair.tags),
        }),
      ];

/**
 * What a launch needs: RunInstances on everything it makes or uses, the role to be passed, and the tags.
 * Source: Service Authorization Reference, "Actions … for Amazon EC2", RunInstances; EC2 User Guide, "Launch instances (RunInstances)"
 * of the example policies; read 2026-11-24.
 */
export function launchNeeds(input: RunInstancesCommandInput, context: LocateContext): Need[] {
  const plan = planLaunch(context, input);
  // A launch that AWS would refuse anyway: that is only told to callers who may launch.
  if (plan instanceof AwsError) return [need(context, action, ec2Arn(context, 'instance', '*'))];
  return [
    onInstance(context, plan, input),
    onImage(context, plan),
    onSubnet(context, plan),
    onInterface(context, plan, input),
    ...plan.groups.map((group) => need(context, action, ec2Arn(context, 'security-group', group.groupId), groupKeys(context, group))),
    ...onVolumes(context, plan),
    ...onKeyPair(context, plan),
    ...needsToPass(context, plan.profile),
    ...needsToTag(context, action, plan.tags),
  ];
}
