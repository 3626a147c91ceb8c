import type { RunInstancesCommandInput, RunInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { OperationContext } from '../../../kernel/context.ts';
import { onceForToken } from '../client-tokens.ts';
import { imageCalls } from '../images/resolve.ts';
import { launch, showReservation } from '../instances/launch.ts';
import { launchNeeds } from '../instances/launch-needs.ts';
import { planLaunch } from '../instances/plan.ts';
import { profileCalls } from '../instances/profiles.ts';
import { ec2Operation } from '../operation.ts';
import { get, kinds } from '../resources.ts';

/** Launches what was planned; gives the instances' ids. */
function launchNow(context: OperationContext, input: RunInstancesCommandInput): string[] {
  const plan = planLaunch(context, input);
  if (plan instanceof AwsError) throw plan;
  return launch(context, plan, input).map(({ instanceId }) => instanceId);
}

export default ec2Operation<RunInstancesCommandInput, RunInstancesCommandOutput>({
  name: 'RunInstances',
  mutating: true,
  calls: [...imageCalls, ...profileCalls],
  needs: launchNeeds,
  execute: (input, context) => {
    const ids = onceForToken(context, 'RunInstances', input, () => launchNow(context, input));
    return showReservation(context, get(context, kinds.instance, ids));
  },
  example: {
    command: 'aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro',
  },
});
