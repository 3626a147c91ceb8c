import type { UnmonitorInstancesCommandInput, UnmonitorInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { setMonitoring } from '../instances/monitoring.ts';
import { ec2Operation, required } from '../operation.ts';

export default ec2Operation<UnmonitorInstancesCommandInput, UnmonitorInstancesCommandOutput>({
  name: 'UnmonitorInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'UnmonitorInstances', required(input.InstanceIds, 'InstanceId')),
  execute: (input, context) => ({ InstanceMonitorings: setMonitoring(context, input.InstanceIds, false) }),
  example: {
    command: 'aws ec2 unmonitor-instances --instance-ids ${instance}',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
