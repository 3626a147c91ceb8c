import type { RunInstancesCommandInput, RunInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { OperationContext } from '../../../kernel/context.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { errors } from '../errors.ts';
import { imageCalls } from '../images/resolve.ts';
import { launch, showReservation } from '../instances/launch.ts';
import { launchNeeds } from '../instances/launch-needs.ts';
import { planLaunch } from '../instances/plan.ts';
import { profileCalls } from '../instances/profiles.ts';
import type { InstanceRow } from '../instances/row.ts';
import { ec2Operation } from '../operation.ts';
import { get, kinds } from '../resources.ts';
import { tables } from '../state.ts';

const digestOf = (input: RunInstancesCommandInput): string => sha256(canonicalJson(input));

/** The instances of an earlier request with the same client token. @throws IdempotentParameterMismatch when it asked for something else */
function launchedBefore(context: OperationContext, input: RunInstancesCommandInput): InstanceRow[] | undefined {
  if (input.ClientToken === undefined) return undefined;
  const known = context.state.get(tables.clientTokens, [context.accountId, context.region, input.ClientToken]);
  if (known === undefined) return undefined;
  if (known.digest !== digestOf(input)) throw errors.idempotencyMismatch();
  return get(context, kinds.instance, known.instanceIds);
}

function launchNow(context: OperationContext, input: RunInstancesCommandInput): InstanceRow[] {
  const plan = planLaunch(context, input);
  if (plan instanceof AwsError) throw plan;
  const rows = launch(context, plan, input);
  if (input.ClientToken !== undefined) {
    const row = { digest: digestOf(input), instanceIds: rows.map(({ instanceId }) => instanceId) };
    context.state.put(tables.clientTokens, [context.accountId, context.region, input.ClientToken], row);
  }
  return rows;
}

export default ec2Operation<RunInstancesCommandInput, RunInstancesCommandOutput>({
  name: 'RunInstances',
  mutating: true,
  calls: [...imageCalls, ...profileCalls],
  needs: launchNeeds,
  execute: (input, context) => showReservation(context, launchedBefore(context, input) ?? launchNow(context, input)),
  example: {
    command: 'aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro',
  },
});
