import type { DescribeInstanceAttributeCommandInput, DescribeInstanceAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { attributes } from '../instances/attributes.ts';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { exists } from '../instances/lifecycle.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds } from '../resources.ts';

export default ec2Operation<DescribeInstanceAttributeCommandInput, DescribeInstanceAttributeCommandOutput>({
  name: 'DescribeInstanceAttribute',
  mutating: false,
  needs: (input, context) => needsOnInstances(context, 'DescribeInstanceAttribute', [required(input.InstanceId, 'instanceId')]),
  execute: (input, context) => {
    const row = getOne(context, kinds.instance, required(input.InstanceId, 'instanceId'), (candidate) => exists(candidate, context));
    const name = required(input.Attribute, 'attribute');
    const attribute = attributes.get(name);
    if (attribute === undefined) throw errors.attributeValue({ value: name, name: 'attribute' });
    return { InstanceId: row.instanceId, ...attribute.show(row, context) };
  },
  example: {
    command: 'aws ec2 describe-instance-attribute --instance-id ${instance} --attribute instanceType',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
