import type { ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { inlinePage, roleCarrier } from '../carriers.ts';
import { roleNeeds } from '../needs.ts';

export default operation<ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput>({
  name: 'ListRolePolicies',
  mutating: false,
  needs: ({ RoleName }, context) => roleNeeds('iam:ListRolePolicies', required(RoleName), context),
  execute({ RoleName, ...paging }, context) {
    const { items, rest } = inlinePage(context, roleCarrier(context, required(RoleName)), paging);
    return { PolicyNames: items, ...rest };
  },
  example: {
    command: 'aws iam list-role-policies --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
