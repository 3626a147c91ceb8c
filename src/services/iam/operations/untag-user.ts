import type { UntagUserCommandInput, UntagUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { tagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putUser } from '../entity-rows.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { withoutTags } from '../tags.ts';

export default operation<UntagUserCommandInput, UntagUserCommandOutput>({
  name: 'UntagUser',
  mutating: true,
  needs: ({ UserName, TagKeys }, context) => userNeeds('iam:UntagUser', required(UserName), context, { keys: tagKeys(required(TagKeys)) }),
  execute({ UserName, TagKeys }, context) {
    const user = existingUser(context, required(UserName));
    putUser(context, { ...user, tags: withoutTags(user.tags, required(TagKeys)) });
    return {};
  },
  example: { command: 'aws iam untag-user --user-name intern --tag-keys team', before: ['aws iam create-user --user-name intern'] },
});
