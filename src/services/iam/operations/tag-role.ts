import type { TagRoleCommandInput, TagRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';
import { checkTags, withTags } from '../tags.ts';

export default operation<TagRoleCommandInput, TagRoleCommandOutput>({
  name: 'TagRole',
  mutating: true,
  needs: ({ RoleName, Tags }, context) => roleNeeds('iam:TagRole', required(RoleName), context, { keys: requestTagKeys(Tags) }),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ RoleName, Tags }, context) {
    const role = existingRole(context, required(RoleName));
    putRole(context, { ...role, tags: withTags(role.tags, Tags) });
    return {};
  },
  example: {
    command: 'aws iam tag-role --role-name cat-app --tags Key=team,Value=photos',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
