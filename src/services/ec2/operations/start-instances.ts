import type { StartInstancesCommandInput, StartInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { changeStates, transitions } from '../instances/transitions.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<StartInstancesCommandInput, StartInstancesCommandOutput>({
  name: 'StartInstances',
  mutating: true,
  needs: (input, context) => needsOnInstances(context, 'StartInstances', input.InstanceIds ?? []),
  execute: (input, context) => ({ StartingInstances: changeStates(context, input.InstanceIds, transitions.start) }),
});
