import type { ListGroupPoliciesCommandInput, ListGroupPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { groupCarrier, inlinePage } from '../carriers.ts';
import { groupNeeds } from '../needs.ts';

export default operation<ListGroupPoliciesCommandInput, ListGroupPoliciesCommandOutput>({
  name: 'ListGroupPolicies',
  mutating: false,
  needs: ({ GroupName }, context) => groupNeeds('iam:ListGroupPolicies', required(GroupName), context),
  execute({ GroupName, ...paging }, context) {
    const { items, rest } = inlinePage(context, groupCarrier(context, required(GroupName)), paging);
    return { PolicyNames: items, ...rest };
  },
  example: { command: 'aws iam list-group-policies --group-name Photographers', before: ['aws iam create-group --group-name Photographers'] },
});
