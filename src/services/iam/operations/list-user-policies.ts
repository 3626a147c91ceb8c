import type { ListUserPoliciesCommandInput, ListUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { inlinePage, userCarrier } from '../carriers.ts';
import { userNeeds } from '../needs.ts';

export default operation<ListUserPoliciesCommandInput, ListUserPoliciesCommandOutput>({
  name: 'ListUserPolicies',
  mutating: false,
  needs: ({ UserName }, context) => userNeeds('iam:ListUserPolicies', required(UserName), context),
  execute({ UserName, ...paging }, context) {
    const { items, rest } = inlinePage(context, userCarrier(context, required(UserName)), paging);
    return { PolicyNames: items, ...rest };
  },
  example: { command: 'aws iam list-user-policies --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
