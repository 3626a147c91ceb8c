import type { UntagInstanceProfileCommandInput, UntagInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { tagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putInstanceProfile } from '../entity-rows.ts';
import { existingInstanceProfile } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';
import { withoutTags } from '../tags.ts';

export default operation<UntagInstanceProfileCommandInput, UntagInstanceProfileCommandOutput>({
  name: 'UntagInstanceProfile',
  mutating: true,
  needs: ({ InstanceProfileName, TagKeys }, context) =>
    instanceProfileNeeds('iam:UntagInstanceProfile', required(InstanceProfileName), context, { keys: tagKeys(required(TagKeys)) }),
  execute({ InstanceProfileName, TagKeys }, context) {
    const profile = existingInstanceProfile(context, required(InstanceProfileName));
    putInstanceProfile(context, { ...profile, tags: withoutTags(profile.tags, required(TagKeys)) });
    return {};
  },
  example: {
    command: 'aws iam untag-instance-profile --instance-profile-name cat-app --tag-keys team',
    before: ['aws iam create-instance-profile --instance-profile-name cat-app'],
  },
});
