import type { DescribeInstancesCommandInput, DescribeInstancesCommandOutput, Instance, Reservation } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { describe } from '../describe.ts';
import { errors } from '../errors.ts';
import type { FilterTable } from '../filters.ts';
import { instanceFilters } from '../instances/filters.ts';
import { exists } from '../instances/lifecycle.ts';
import type { InstanceRow } from '../instances/row.ts';
import { showInstance } from '../instances/show.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

interface Shown {
  readonly ReservationId: string;
  readonly Instance: Instance;
}

/** The filters look at an instance; `reservation-id` and `owner-id` at what stands beside it. */
const filters = (): FilterTable => ({
  ...Object.fromEntries(Object.entries(instanceFilters()).map(([name, path]) => [name, `Instance.${path}`])),
  'owner-id': 'OwnerId',
  'reservation-id': 'ReservationId',
});

const show = (row: InstanceRow, context: LocateContext) => {
  const instance = showInstance(row, context);
  return { ReservationId: row.reservationId, OwnerId: context.accountId, Instance: instance, Tags: instance.Tags };
};

function byReservation(shown: readonly Shown[], { accountId }: LocateContext): Reservation[] {
  const reservations = new Map<string, Instance[]>();
  for (const { ReservationId, Instance: instance } of shown) {
    const instances = reservations.get(ReservationId);
    if (instances) instances.push(instance);
    else reservations.set(ReservationId, [instance]);
  }
  return Array.from(reservations, ([ReservationId, Instances]) => ({ ReservationId, OwnerId: accountId, Groups: [], Instances }));
}

export default ec2Operation<DescribeInstancesCommandInput, DescribeInstancesCommandOutput>({
  name: 'DescribeInstances',
  mutating: false,
  needs: onAnything('DescribeInstances'),
  validate: ({ InstanceIds, MaxResults }) => {
    if (InstanceIds && InstanceIds.length > 0 && MaxResults !== undefined) throw errors.combination({ one: 'instancesSet', other: 'maxResults' });
  },
  execute: (input, context) => {
    const description = { kind: kinds.instance, idOf: ({ instanceId }: InstanceRow) => instanceId, show, filters, exists };
    const { items, ...rest } = describe(context, description, input, input.InstanceIds);
    return { Reservations: byReservation(items, context), ...rest };
  },
  example: { command: 'aws ec2 describe-instances' },
});
