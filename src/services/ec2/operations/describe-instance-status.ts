import type { DescribeInstanceStatusCommandInput, DescribeInstanceStatusCommandOutput, InstanceStatus, InstanceStatusSummary } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { describe } from '../describe.ts';
import { errors } from '../errors.ts';
import { exists, showState, stateAt } from '../instances/lifecycle.ts';
import type { InstanceRow } from '../instances/row.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'application-status.status': 'ApplicationStatus.Status',
  'attached-ebs-status.status': 'AttachedEbsStatus.Status',
  'availability-zone': 'AvailabilityZone',
  'availability-zone-id': 'AvailabilityZoneId',
  'event.code': 'Events.Code',
  'event.description': 'Events.Description',
  'event.instance-event-id': 'Events.InstanceEventId',
  'event.not-after': 'Events.NotAfter',
  'event.not-before': 'Events.NotBefore',
  'event.not-before-deadline': 'Events.NotBeforeDeadline',
  'instance-state-code': 'InstanceState.Code',
  'instance-state-name': 'InstanceState.Name',
  'instance-status.reachability': 'InstanceStatus.Details.Status',
  'instance-status.status': 'InstanceStatus.Status',
  'operator.managed': 'Operator.Managed',
  'operator.principal': 'Operator.Principal',
  'system-status.reachability': 'SystemStatus.Details.Status',
  'system-status.status': 'SystemStatus.Status',
};

/** How long the first status checks take after an instance runs, in milliseconds: what one commonly sees. */
const checksTake = 120_000;

function checks(row: InstanceRow, { now }: LocateContext): InstanceStatusSummary {
  const { name, since } = stateAt(row, now);
  if (name !== 'running') return { Status: 'not-applicable' };
  const passed = now >= since + checksTake || row.state.settlesAt === row.state.since;
  return passed
    ? { Details: [{ Name: 'reachability', Status: 'passed' }], Status: 'ok' }
    : { Details: [{ Name: 'reachability', Status: 'initializing' }], Status: 'initializing' };
}

const show = (row: InstanceRow, context: LocateContext): InstanceStatus => ({
  AvailabilityZone: row.availabilityZone,
  AvailabilityZoneId: row.availabilityZoneId,
  Operator: { Managed: false },
  InstanceId: row.instanceId,
  InstanceState: showState(stateAt(row, context.now).name),
  InstanceStatus: checks(row, context),
  SystemStatus: checks(row, context),
});

export default ec2Operation<DescribeInstanceStatusCommandInput, DescribeInstanceStatusCommandOutput>({
  name: 'DescribeInstanceStatus',
  mutating: false,
  needs: onAnything('DescribeInstanceStatus'),
  validate: ({ InstanceIds, MaxResults }) => {
    if (InstanceIds && InstanceIds.length > 0 && MaxResults !== undefined) throw errors.combination({ one: 'instancesSet', other: 'maxResults' });
  },
  // Without IncludeAllInstances only running instances have a status. Source: EC2 API Reference, DescribeInstanceStatus, read 2026-11-24.
  execute: (input, context) => {
    const all = input.IncludeAllInstances ?? false;
    const onlyRunning = all ? [] : [{ Name: 'instance-state-name', Values: ['running'] }];
    const request = { ...input, Filters: [...(input.Filters ?? []), ...onlyRunning] };
    const description = { kind: kinds.instance, idOf: ({ instanceId }: InstanceRow) => instanceId, show, filters, exists };
    const { items, ...rest } = describe(context, description, request, input.InstanceIds);
    return { InstanceStatuses: items, ...rest };
  },
  example: { command: 'aws ec2 describe-instance-status --include-all-instances' },
});
