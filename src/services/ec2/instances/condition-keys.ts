import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { find, kinds } from '../resources.ts';
import type { InstanceRow, MetadataOptions } from './row.ts';

/** The parts of an instance that conditions may ask about. */
export type InstanceFacts = Pick<InstanceRow, 'instanceType' | 'availabilityZone' | 'availabilityZoneId' | 'ebsOptimized' | 'tenancy' | 'metadata'> & {
  readonly profileArn?: string | undefined;
};

const metadataKeys = (options: MetadataOptions): ConditionContext => ({
  'ec2:MetadataHttpEndpoint': options.endpoint,
  'ec2:MetadataHttpPutResponseHopLimit': String(options.hopLimit),
  'ec2:MetadataHttpTokens': options.tokens,
  'ec2:InstanceMetadataTags': options.tags,
});

/** The condition keys of an instance, new or old. Source: Service Authorization Reference, "Actions … for Amazon EC2", read 2026-11-24. */
export const instanceKeys = (facts: InstanceFacts): ConditionContext => ({
  'ec2:InstanceType': facts.instanceType,
  'ec2:AvailabilityZone': facts.availabilityZone,
  'ec2:AvailabilityZoneId': facts.availabilityZoneId,
  'ec2:EbsOptimized': String(facts.ebsOptimized),
  'ec2:Tenancy': facts.tenancy,
  'ec2:RootDeviceType': 'ebs',
  'ec2:InstanceMarketType': 'on-demand',
  ...(facts.profileArn !== undefined && { 'ec2:InstanceProfile': facts.profileArn }),
  ...metadataKeys(facts.metadata),
});

/** The needs of an action on instances by their ids; of one that does not exist only the ARN is known. */
export function needsOnInstances(context: LocateContext, action: string, ids: readonly string[], keys: ConditionContext = {}): Need[] {
  return ids.map((id) => {
    const row = find(context, kinds.instance, id);
    const facts = row === undefined ? {} : { ...instanceKeys({ ...row, profileArn: row.profile?.arn }), ...resourceTagKeys(row.tags) };
    return need(context, action, ec2Arn(context, 'instance', id), { 'ec2:InstanceID': id, ...facts, ...keys });
  });
}
