import type { ListUserTagsCommandInput, ListUserTagsCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';
import { taggedByKey } from '../tags.ts';

export default operation<ListUserTagsCommandInput, ListUserTagsCommandOutput>({
  name: 'ListUserTags',
  mutating: false,
  needs: ({ UserName }, context) => userNeeds('iam:ListUserTags', required(UserName), context),
  execute({ UserName, ...paging }, context) {
    const { tags } = existingUser(context, required(UserName));
    const { items, rest } = pageOfSequence(taggedByKey(tags), paging);
    return { Tags: items, ...rest };
  },
  example: { command: 'aws iam list-user-tags --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
