import type { StopInstancesCommandInput, StopInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { changeStates, transitions } from '../instances/transitions.ts';
import { ec2Operation, refuseUnsimulated } from '../operation.ts';

export default ec2Operation<StopInstancesCommandInput, StopInstancesCommandOutput>({
  name: 'StopInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'StopInstances', input.InstanceIds ?? []),
  validate: ({ Hibernate }) => refuseUnsimulated('StopInstances', { Hibernate: Hibernate || undefined }),
  execute: (input, context) => ({ StoppingInstances: changeStates(context, input.InstanceIds, transitions.stop) }),
  example: {
    command: 'aws ec2 stop-instances --instance-ids ${instance}',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
