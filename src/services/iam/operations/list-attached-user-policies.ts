import type { ListAttachedUserPoliciesCommandInput, ListAttachedUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { attachedPage, userCarrier } from '../carriers.ts';
import { userNeeds } from '../needs.ts';

export default operation<ListAttachedUserPoliciesCommandInput, ListAttachedUserPoliciesCommandOutput>({
  name: 'ListAttachedUserPolicies',
  mutating: false,
  needs: ({ UserName }, context) => userNeeds('iam:ListAttachedUserPolicies', required(UserName), context),
  execute({ UserName, ...paging }, context) {
    const { items, rest } = attachedPage(context, userCarrier(context, required(UserName)), paging);
    return { AttachedPolicies: items, ...rest };
  },
  example: { command: 'aws iam list-attached-user-policies --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
