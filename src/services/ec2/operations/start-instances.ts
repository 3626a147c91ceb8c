import type { StartInstancesCommandInput, StartInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { changeStates, transitions } from '../instances/transitions.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<StartInstancesCommandInput, StartInstancesCommandOutput>({
  name: 'StartInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'StartInstances', input.InstanceIds ?? []),
  execute: (input, context) => ({ StartingInstances: changeStates(context, input.InstanceIds, transitions.start) }),
  example: {
    command: 'aws ec2 start-instances --instance-ids ${instance}',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
      'aws ec2 stop-instances --instance-ids ${instance}',
    ],
  },
});
