import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext } from '../../../kernel/need.ts';
import { ec2Arn } from '../needs.ts';
import type { SubnetRow } from '../state.ts';

/** What conditions may ask about a subnet beside its id and tags; nothing of one that does not exist. */
export const subnetKeys = (context: LocateContext, subnet: SubnetRow | undefined): ConditionContext =>
  subnet === undefined
    ? {}
    : {
        'ec2:AvailabilityZone': subnet.availabilityZone,
        'ec2:AvailabilityZoneId': subnet.availabilityZoneId,
        'ec2:Vpc': ec2Arn(context, 'vpc', subnet.vpcId),
      };
