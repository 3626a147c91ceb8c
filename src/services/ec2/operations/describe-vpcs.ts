import type { DescribeVpcsCommandInput, DescribeVpcsCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showVpc } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  cidr: 'CidrBlock',
  'cidr-block-association.association-id': 'CidrBlockAssociationSet.AssociationId',
  'cidr-block-association.cidr-block': 'CidrBlockAssociationSet.CidrBlock',
  'cidr-block-association.state': 'CidrBlockAssociationSet.CidrBlockState.State',
  'dhcp-options-id': 'DhcpOptionsId',
  'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet.AssociationId',
  'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlock',
  'ipv6-cidr-block-association.ipv6-pool': 'Ipv6CidrBlockAssociationSet.Ipv6Pool',
  'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlockState.State',
  'is-default': 'IsDefault',
  isDefault: 'IsDefault',
  'owner-id': 'OwnerId',
  state: 'State',
  'tag-key': 'Tags.Key',
  'vpc-id': 'VpcId',
};

export default ec2Operation<DescribeVpcsCommandInput, DescribeVpcsCommandOutput>({
  name: 'DescribeVpcs',
  mutating: false,
  needs: onAnything('DescribeVpcs'),
  execute: (input, context) => {
    const { items, ...rest } = describe(context, { kind: kinds.vpc, idOf: ({ vpcId }) => vpcId, show: showVpc, filters }, input, input.VpcIds);
    return { Vpcs: items, ...rest };
  },
  example: { command: 'aws ec2 describe-vpcs' },
});
