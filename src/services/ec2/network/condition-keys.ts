import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { find, kinds } from '../resources.ts';
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

/** The need of an action on a VPC; of one that does not exist only the ARN is known. */
export const needOnVpc = (context: LocateContext, action: string, id: string): Need =>
  need(context, action, ec2Arn(context, 'vpc', id), { 'ec2:VpcID': id, 'ec2:Tenancy': 'default', ...resourceTagKeys(find(context, kinds.vpc, id)?.tags) });

/** The need of an action on an internet gateway. */
export const needOnGateway = (context: LocateContext, action: string, id: string): Need =>
  need(context, action, ec2Arn(context, 'internet-gateway', id), {
    'ec2:InternetGatewayID': id,
    ...resourceTagKeys(find(context, kinds.internetGateway, id)?.tags),
  });
