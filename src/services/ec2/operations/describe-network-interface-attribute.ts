import type { DescribeNetworkInterfaceAttributeCommandInput, DescribeNetworkInterfaceAttributeCommandOutput, NetworkInterface } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import type { InstanceRow } from '../instances/row.ts';
import { onAnything } from '../needs.ts';
import { getInterface, showNetworkInterface } from '../network-interfaces/find.ts';
import { ec2Operation, required } from '../operation.ts';

type Shown = (shown: NetworkInterface, instance: InstanceRow) => Omit<DescribeNetworkInterfaceAttributeCommandOutput, '$metadata'>;

/** The attributes by the names that requests use. Source: EC2 API Reference, DescribeNetworkInterfaceAttribute, read 2026-11-24. */
const attributes: Readonly<Record<string, Shown>> = {
  associatePublicIpAddress: (_shown, { primaryInterface }) => ({ AssociatePublicIpAddress: primaryInterface.wantsPublicIp }),
  attachment: ({ Attachment }) => ({ Attachment }),
  description: ({ Description }) => ({ Description: { Value: Description } }),
  groupSet: ({ Groups }) => ({ Groups }),
  sourceDestCheck: ({ SourceDestCheck }) => ({ SourceDestCheck: { Value: SourceDestCheck } }),
};

export default ec2Operation<DescribeNetworkInterfaceAttributeCommandInput, DescribeNetworkInterfaceAttributeCommandOutput>({
  name: 'DescribeNetworkInterfaceAttribute',
  mutating: false,
  needs: onAnything('DescribeNetworkInterfaceAttribute'),
  execute: (input, context) => {
    const { row, instance } = getInterface(context, required(input.NetworkInterfaceId, 'networkInterfaceId'));
    const name = required(input.Attribute, 'attribute');
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (attribute === undefined) throw errors.attributeValue({ value: name, name: 'attribute' });
    return { NetworkInterfaceId: row.networkInterfaceId, ...attribute(showNetworkInterface(row, context), instance) };
  },
  example: {
    command: 'aws ec2 describe-network-interface-attribute --network-interface-id ${interface} --attribute groupSet',
    before: [
      'interface = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].NetworkInterfaces[0].NetworkInterfaceId --output text',
    ],
  },
});
