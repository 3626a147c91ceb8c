import type { ListAttachedGroupPoliciesCommandInput, ListAttachedGroupPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { attachedPage, groupCarrier } from '../carriers.ts';
import { groupNeeds } from '../needs.ts';

export default operation<ListAttachedGroupPoliciesCommandInput, ListAttachedGroupPoliciesCommandOutput>({
  name: 'ListAttachedGroupPolicies',
  mutating: false,
  needs: ({ GroupName }, context) => groupNeeds('iam:ListAttachedGroupPolicies', required(GroupName), context),
  execute({ GroupName, ...paging }, context) {
    const { items, rest } = attachedPage(context, groupCarrier(context, required(GroupName)), paging);
    return { AttachedPolicies: items, ...rest };
  },
  example: { command: 'aws iam list-attached-group-policies --group-name Photographers', before: ['aws iam create-group --group-name Photographers'] },
});
