import type { TagInstanceProfileCommandInput, TagInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { putInstanceProfile } from '../entity-rows.ts';
import { existingInstanceProfile } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';
import { checkTags, withTags } from '../tags.ts';

export default operation<TagInstanceProfileCommandInput, TagInstanceProfileCommandOutput>({
  name: 'TagInstanceProfile',
  mutating: true,
  needs: ({ InstanceProfileName, Tags }, context) =>
    instanceProfileNeeds('iam:TagInstanceProfile', required(InstanceProfileName), context, { keys: requestTagKeys(Tags) }),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ InstanceProfileName, Tags }, context) {
    const profile = existingInstanceProfile(context, required(InstanceProfileName));
    putInstanceProfile(context, { ...profile, tags: withTags(profile.tags, Tags) });
    return {};
  },
  example: {
    command: 'aws iam tag-instance-profile --instance-profile-name cat-app --tags Key=team,Value=photos',
    before: ['aws iam create-instance-profile --instance-profile-name cat-app'],
  },
});
