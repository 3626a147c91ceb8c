import type { DescribeSecurityGroupsCommandInput, DescribeSecurityGroupsCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { networkErrors } from '../network/errors.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { findByName } from '../security-groups/groups.ts';
import { showSecurityGroup } from '../security-groups/show.ts';

const permissionFilters = (prefix: string, member: string): Record<string, string> => ({
  [`${prefix}ip-permission.cidr`]: `${member}.IpRanges.CidrIp`,
  [`${prefix}ip-permission.from-port`]: `${member}.FromPort`,
  [`${prefix}ip-permission.group-id`]: `${member}.UserIdGroupPairs.GroupId`,
  [`${prefix}ip-permission.group-name`]: `${member}.UserIdGroupPairs.GroupName`,
  [`${prefix}ip-permission.ipv6-cidr`]: `${member}.Ipv6Ranges.CidrIpv6`,
  [`${prefix}ip-permission.prefix-list-id`]: `${member}.PrefixListIds.PrefixListId`,
  [`${prefix}ip-permission.protocol`]: `${member}.IpProtocol`,
  [`${prefix}ip-permission.to-port`]: `${member}.ToPort`,
  [`${prefix}ip-permission.user-id`]: `${member}.UserIdGroupPairs.UserId`,
});

const filters = {
  description: 'Description',
  ...permissionFilters('', 'IpPermissions'),
  ...permissionFilters('egress.', 'IpPermissionsEgress'),
  'group-id': 'GroupId',
  'group-name': 'GroupName',
  'owner-id': 'OwnerId',
  'tag-key': 'Tags.Key',
  'vpc-id': 'VpcId',
};

/** Group names are looked up in the default VPC alone. */
function idsByName(context: LocateContext, names: readonly string[]): string[] {
  const vpc = findDefaultVpc(context);
  if (names.length > 0 && vpc === undefined) throw networkErrors.noDefaultVpc();
  return names.map((name) => {
    const group = vpc && findByName(context, vpc.vpcId, name);
    if (!group) throw groupErrors.groupNotFoundInDefaultVpc({ name, vpc: vpc?.vpcId ?? '' });
    return group.groupId;
  });
}

export default ec2Operation<DescribeSecurityGroupsCommandInput, DescribeSecurityGroupsCommandOutput>({
  name: 'DescribeSecurityGroups',
  mutating: false,
  needs: onAnything('DescribeSecurityGroups'),
  execute: (input, context) => {
    const ids = [...(input.GroupIds ?? []), ...idsByName(context, input.GroupNames ?? [])];
    const { items, ...rest } = describe(context, { kind: kinds.securityGroup, idOf: ({ groupId }) => groupId, show: showSecurityGroup, filters }, input, ids);
    return { SecurityGroups: items, ...rest };
  },
  example: { command: 'aws ec2 describe-security-groups --group-names default' },
});
