import type { GetInstanceProfileCommandInput, GetInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { listedInstanceProfile, toTags } from '../answers.ts';
import { existingInstanceProfile } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';

export default operation<GetInstanceProfileCommandInput, GetInstanceProfileCommandOutput>({
  name: 'GetInstanceProfile',
  mutating: false,
  needs: ({ InstanceProfileName }, context) => instanceProfileNeeds('iam:GetInstanceProfile', required(InstanceProfileName), context),
  execute({ InstanceProfileName }, context) {
    const profile = existingInstanceProfile(context, required(InstanceProfileName));
    return { InstanceProfile: { ...listedInstanceProfile(context, profile), Tags: toTags(profile.tags) } };
  },
  example: {
    command: 'aws iam get-instance-profile --instance-profile-name cat-app',
    before: ['aws iam create-instance-profile --instance-profile-name cat-app'],
  },
});
