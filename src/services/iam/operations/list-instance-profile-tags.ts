import type { ListInstanceProfileTagsCommandInput, ListInstanceProfileTagsCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { existingInstanceProfile } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';
import { taggedByKey } from '../tags.ts';

export default operation<ListInstanceProfileTagsCommandInput, ListInstanceProfileTagsCommandOutput>({
  name: 'ListInstanceProfileTags',
  mutating: false,
  needs: ({ InstanceProfileName }, context) => instanceProfileNeeds('iam:ListInstanceProfileTags', required(InstanceProfileName), context),
  execute({ InstanceProfileName, ...paging }, context) {
    const { tags } = existingInstanceProfile(context, required(InstanceProfileName));
    const { items, rest } = pageOfSequence(taggedByKey(tags), paging);
    return { Tags: items, ...rest };
  },
  example: {
    command: 'aws iam list-instance-profile-tags --instance-profile-name cat-app',
    before: ['aws iam create-instance-profile --instance-profile-name cat-app'],
  },
});
