import type { ListRoleTagsCommandInput, ListRoleTagsCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';
import { taggedByKey } from '../tags.ts';

export default operation<ListRoleTagsCommandInput, ListRoleTagsCommandOutput>({
  name: 'ListRoleTags',
  mutating: false,
  needs: ({ RoleName }, context) => roleNeeds('iam:ListRoleTags', required(RoleName), context),
  execute({ RoleName, ...paging }, context) {
    const { tags } = existingRole(context, required(RoleName));
    const { items, rest } = pageOfSequence(taggedByKey(tags), paging);
    return { Tags: items, ...rest };
  },
  example: {
    command: 'aws iam list-role-tags --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
