import type { TagUserCommandInput, TagUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putUser } from '../entity-rows.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { checkTags, withTags } from '../tags.ts';

export default operation<TagUserCommandInput, TagUserCommandOutput>({
  name: 'TagUser',
  mutating: true,
  needs: ({ UserName, Tags }, context) => userNeeds('iam:TagUser', required(UserName), context, { keys: requestTagKeys(Tags) }),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ UserName, Tags }, context) {
    const user = existingUser(context, required(UserName));
    putUser(context, { ...user, tags: withTags(user.tags, Tags) });
    return {};
  },
  example: { command: 'aws iam tag-user --user-name intern --tags Key=team,Value=photos', before: ['aws iam create-user --user-name intern'] },
});
