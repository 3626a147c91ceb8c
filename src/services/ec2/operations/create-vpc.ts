import type { CreateVpcCommandInput, CreateVpcCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { formatCidr, parseCidr } from '../network/cidr.ts';
import { networkErrors } from '../network/errors.ts';
import { showVpc } from '../network/show.ts';
import { outfitVpc, putVpc } from '../network/vpcs.ts';
import { ec2Operation, refuseUnsimulated } from '../operation.ts';
import { all, kinds } from '../resources.ts';
import { needsToTag, readTagSpecifications } from '../tags.ts';

const taggable = ['vpc'];

/** The default VPC counts. Source: Amazon VPC User Guide, "Amazon VPC quotas", read 2026-11-24. */
const vpcLimit = 5;

/** Source: Amazon VPC User Guide, "VPC CIDR blocks", read 2026-11-24: between /28 and /16; bits beyond the prefix are cleared. */
function readBlock(text: string | undefined): string {
  if (text === undefined) throw networkErrors.vpcCidrMissing();
  const block = parseCidr(text);
  if (block === undefined) throw networkErrors.invalidCidr({ cidr: text });
  if (block.bits < 16 || block.bits > 28) throw networkErrors.vpcRange({ cidr: text });
  return formatCidr(block);
}

function refuseTheRest(input: CreateVpcCommandInput): void {
  const { Ipv6Pool, Ipv6CidrBlock, Ipv4IpamPoolId, Ipv4NetmaskLength, Ipv6IpamPoolId, Ipv6NetmaskLength } = input;
  refuseUnsimulated('CreateVpc', {
    Ipv6Pool,
    Ipv6CidrBlock,
    Ipv4IpamPoolId,
    Ipv4NetmaskLength,
    Ipv6IpamPoolId,
    Ipv6NetmaskLength,
    Ipv6CidrBlockNetworkBorderGroup: input.Ipv6CidrBlockNetworkBorderGroup,
    VpcEncryptionControl: input.VpcEncryptionControl,
    AmazonProvidedIpv6CidrBlock: input.AmazonProvidedIpv6CidrBlock || undefined,
  });
}

export default ec2Operation<CreateVpcCommandInput, CreateVpcCommandOutput>({
  name: 'CreateVpc',
  mutating: true,
  needs: (input, context) => {
    const byType = readTagSpecifications(input.TagSpecifications, taggable);
    return [need(context, 'CreateVpc', ec2Arn(context, 'vpc', '*'), requestTagKeys(byType.get('vpc') ?? {})), ...needsToTag(context, 'CreateVpc', byType)];
  },
  validate: (input) => {
    refuseTheRest(input);
    const { InstanceTenancy: tenancy = 'default' } = input;
    // `host` is no tenancy of a VPC. Source: EC2 API Reference, CreateVpc, read 2026-11-24.
    if (tenancy !== 'default' && tenancy !== 'dedicated') throw errors.attributeValue({ value: tenancy, name: 'instanceTenancy' });
  },
  execute: (input, context) => {
    const cidrBlock = readBlock(input.CidrBlock);
    if (all(context, kinds.vpc).length >= vpcLimit) throw networkErrors.vpcLimit();
    const vpc = putVpc(context, {
      cidrBlock,
      isDefault: false,
      ...(input.InstanceTenancy === 'dedicated' && { tenancy: 'dedicated' }),
      tags: readTagSpecifications(input.TagSpecifications, taggable).get('vpc') ?? {},
    });
    outfitVpc(context, vpc);
    return { Vpc: { ...showVpc(vpc, context), State: 'pending', Ipv6CidrBlockAssociationSet: [] } };
  },
  example: { command: 'aws ec2 create-vpc --cidr-block 10.0.0.0/16' },
});
