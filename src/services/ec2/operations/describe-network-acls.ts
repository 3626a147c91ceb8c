import type { DescribeNetworkAclsCommandInput, DescribeNetworkAclsCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showNetworkAcl } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'association.association-id': 'Associations.NetworkAclAssociationId',
  'association.network-acl-id': 'Associations.NetworkAclId',
  'association.subnet-id': 'Associations.SubnetId',
  default: 'IsDefault',
  'entry.cidr': 'Entries.CidrBlock',
  'entry.egress': 'Entries.Egress',
  'entry.icmp.code': 'Entries.IcmpTypeCode.Code',
  'entry.icmp.type': 'Entries.IcmpTypeCode.Type',
  'entry.ipv6-cidr': 'Entries.Ipv6CidrBlock',
  'entry.port-range.from': 'Entries.PortRange.From',
  'entry.port-range.to': 'Entries.PortRange.To',
  'entry.protocol': 'Entries.Protocol',
  'entry.rule-action': 'Entries.RuleAction',
  'entry.rule-number': 'Entries.RuleNumber',
  'network-acl-id': 'NetworkAclId',
  'owner-id': 'OwnerId',
  'tag-key': 'Tags.Key',
  'vpc-id': 'VpcId',
};

export default ec2Operation<DescribeNetworkAclsCommandInput, DescribeNetworkAclsCommandOutput>({
  name: 'DescribeNetworkAcls',
  mutating: false,
  needs: onAnything('DescribeNetworkAcls'),
  execute: (input, context) => {
    const { items, ...rest } = describe(
      context,
      { kind: kinds.networkAcl, idOf: ({ networkAclId }) => networkAclId, show: showNetworkAcl, filters },
      input,
      input.NetworkAclIds,
    );
    return { NetworkAcls: items, ...rest };
  },
  example: { command: 'aws ec2 describe-network-acls' },
});
