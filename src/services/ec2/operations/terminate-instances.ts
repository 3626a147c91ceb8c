import type { TerminateInstancesCommandInput, TerminateInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { changeStates, transitions } from '../instances/transitions.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<TerminateInstancesCommandInput, TerminateInstancesCommandOutput>({
  name: 'TerminateInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'TerminateInstances', input.InstanceIds ?? []),
  execute: (input, context) => ({ TerminatingInstances: changeStates(context, input.InstanceIds, transitions.terminate) }),
});
