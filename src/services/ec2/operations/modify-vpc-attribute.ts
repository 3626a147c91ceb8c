import type { ModifyVpcAttributeCommandInput, ModifyVpcAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { attributeKeys, needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { vpcAttribute } from '../network/vpc-attributes.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';
import type { VpcAttributeName } from '../state.ts';

const members = {
  EnableDnsHostnames: 'enableDnsHostnames',
  EnableDnsSupport: 'enableDnsSupport',
  EnableNetworkAddressUsageMetrics: 'enableNetworkAddressUsageMetrics',
} as const;

interface Change {
  readonly member: keyof typeof members;
  readonly name: VpcAttributeName;
  readonly value: boolean;
}

/** @throws InvalidParameterCombination unless the request changes one attribute */
function changeIn(input: ModifyVpcAttributeCommandInput): Change {
  const changes = (Object.keys(members) as (keyof typeof members)[]).flatMap((member): Change[] => {
    const value = input[member]?.Value;
    return value === undefined ? [] : [{ member, name: members[member], value }];
  });
  const [change, ...more] = changes;
  if (change === undefined) throw errors.noAttributes();
  if (more.length > 0) throw networkErrors.multipleAttributes({ names: changes.map(({ name }) => name).join(', ') });
  return change;
}

export default ec2Operation<ModifyVpcAttributeCommandInput, ModifyVpcAttributeCommandOutput>({
  name: 'ModifyVpcAttribute',
  mutating: true,
  needs: (input, context) => {
    const { member, value } = changeIn(input);
    return [needOnVpc(context, 'ModifyVpcAttribute', required(input.VpcId, 'vpcId'), attributeKeys(member, value))];
  },
  execute: (input, context) => {
    const vpc = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    const { name, value } = changeIn(input);
    // Source: EC2 API Reference, ModifyVpcAttribute, EnableDnsHostnames, read 2026-11-24; the words are our own.
    if (name === 'enableDnsHostnames' && value && !vpcAttribute(vpc, 'enableDnsSupport')) throw networkErrors.hostnamesWithoutSupport({ vpc: vpc.vpcId });
    put(context, kinds.vpc, vpc.vpcId, { ...vpc, attributes: { ...vpc.attributes, [name]: value } });
    return {};
  },
  example: {
    command: 'aws ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-dns-hostnames',
    before: ['vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text'],
  },
});
