import type { RebootInstancesCommandInput, RebootInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { instanceErrors } from '../instances/errors.ts';
import { stateAt } from '../instances/lifecycle.ts';
import { getInstances } from '../instances/transitions.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<RebootInstancesCommandInput, RebootInstancesCommandOutput>({
  name: 'RebootInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'RebootInstances', input.InstanceIds ?? []),
  // A reboot keeps the instance running, with its addresses and its LaunchTime. Source: EC2 User Guide, "Reboot your Amazon EC2 instance", read 2026-11-24.
  execute: (input, context) => {
    for (const row of getInstances(context, input.InstanceIds)) {
      const { name } = stateAt(row, context.now);
      if (name !== 'running' && name !== 'pending') throw instanceErrors.cannotReboot({ id: row.instanceId });
    }
    return {};
  },
  example: {
    command: 'aws ec2 reboot-instances --instance-ids ${instance}',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
