import type { DescribeInstanceCreditSpecificationsCommandInput, DescribeInstanceCreditSpecificationsCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { errors } from '../errors.ts';
import { creditsOf, showCredits } from '../instances/credits.ts';
import { exists } from '../instances/lifecycle.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = { 'instance-id': 'InstanceId' };

export default ec2Operation<DescribeInstanceCreditSpecificationsCommandInput, DescribeInstanceCreditSpecificationsCommandOutput>({
  name: 'DescribeInstanceCreditSpecifications',
  mutating: false,
  needs: onAnything('DescribeInstanceCreditSpecifications'),
  validate: ({ InstanceIds, MaxResults }) => {
    if (InstanceIds && InstanceIds.length > 0 && MaxResults !== undefined) throw errors.combination({ one: 'instancesSet', other: 'maxResults' });
  },
  execute: (input, context) => {
    const named = (input.InstanceIds ?? []).length > 0;
    const { items, ...rest } = describe(
      context,
      {
        kind: kinds.instance,
        idOf: ({ instanceId }) => instanceId,
        show: showCredits,
        filters,
        // Without ids, only those that may spend more than they earn. Source: EC2 API Reference, read 2026-11-24.
        exists: (row) => exists(row, context) && (named || creditsOf(context, row) === 'unlimited'),
      },
      input,
      input.InstanceIds,
    );
    return { InstanceCreditSpecifications: items, ...rest };
  },
  example: { command: 'aws ec2 describe-instance-credit-specifications' },
});
