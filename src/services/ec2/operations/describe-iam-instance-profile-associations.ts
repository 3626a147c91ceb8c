import type { DescribeIamInstanceProfileAssociationsCommandInput, DescribeIamInstanceProfileAssociationsCommandOutput } from '@aws-sdk/client-ec2';
import { compileFilters } from '../filters.ts';
import { associations, getAssociation, showAssociation } from '../instances/associations.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { page, usualPages } from '../pages.ts';

const filters = { 'instance-id': 'InstanceId', state: 'State' };

export default ec2Operation<DescribeIamInstanceProfileAssociationsCommandInput, DescribeIamInstanceProfileAssociationsCommandOutput>({
  name: 'DescribeIamInstanceProfileAssociations',
  mutating: false,
  needs: onAnything('DescribeIamInstanceProfileAssociations'),
  execute: (input, context) => {
    const ids = input.AssociationIds ?? [];
    const asked = ids.length > 0 ? ids.map((id) => getAssociation(context, id)) : associations(context);
    const shown = asked
      .map(({ row, association }) => showAssociation(row.instanceId, association, 'associated'))
      .filter(compileFilters(input.Filters, filters))
      .sort((a, b) => ((a.AssociationId ?? '') < (b.AssociationId ?? '') ? -1 : 1));
    const { items, ...rest } = page(shown, ({ AssociationId }) => AssociationId ?? '', input, usualPages);
    return { IamInstanceProfileAssociations: items, ...rest };
  },
  example: { command: 'aws ec2 describe-iam-instance-profile-associations' },
});
