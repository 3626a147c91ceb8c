import type { UntagRoleCommandInput, UntagRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { tagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';
import { withoutTags } from '../tags.ts';

export default operation<UntagRoleCommandInput, UntagRoleCommandOutput>({
  name: 'UntagRole',
  mutating: true,
  needs: ({ RoleName, TagKeys }, context) => roleNeeds('iam:UntagRole', required(RoleName), context, { keys: tagKeys(required(TagKeys)) }),
  execute({ RoleName, TagKeys }, context) {
    const role = existingRole(context, required(RoleName));
    putRole(context, { ...role, tags: withoutTags(role.tags, required(TagKeys)) });
    return {};
  },
  example: {
    command: 'aws iam untag-role --role-name cat-app --tag-keys team',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
