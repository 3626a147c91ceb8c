import type { DescribeVpcAttributeCommandInput, DescribeVpcAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { needOnVpc } from '../network/condition-keys.ts';
import { isVpcAttribute, vpcAttribute } from '../network/vpc-attributes.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds } from '../resources.ts';

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export default ec2Operation<DescribeVpcAttributeCommandInput, DescribeVpcAttributeCommandOutput>({
  name: 'DescribeVpcAttribute',
  mutating: false,
  needs: (input, context) => [needOnVpc(context, 'DescribeVpcAttribute', required(input.VpcId, 'vpcId'))],
  execute: (input, context) => {
    const name = required(input.Attribute, 'attribute');
    if (!isVpcAttribute(name)) throw errors.attributeValue({ value: name, name: 'attribute' });
    const vpc = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    return { VpcId: vpc.vpcId, [capitalized(name)]: { Value: vpcAttribute(vpc, name) } };
  },
  example: {
    command: 'aws ec2 describe-vpc-attribute --vpc-id ${vpc} --attribute enableDnsHostnames',
    before: ['vpc = aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text'],
  },
});
