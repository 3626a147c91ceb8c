import type { ListInstanceProfilesCommandInput, ListInstanceProfilesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { instanceProfileArn } from '../../shared/identity/arns.ts';
import { instanceProfiles } from '../../shared/identity/tables.ts';
import { listedInstanceProfile } from '../answers.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListInstanceProfilesCommandInput, ListInstanceProfilesCommandOutput>({
  name: 'ListInstanceProfiles',
  mutating: false,
  needs: ({ PathPrefix = '/' }, context) =>
    arnNeeds('iam:ListInstanceProfiles', instanceProfileArn(context.partition, context.accountId, PathPrefix, ''), context),
  execute({ PathPrefix = '/', ...paging }, context) {
    const { items, rest } = pageOfTable(context.state, instanceProfiles, [context.accountId], paging, (profile) =>
      profile.path.startsWith(PathPrefix) ? listedInstanceProfile(context, profile) : undefined,
    );
    return { InstanceProfiles: items, ...rest };
  },
  example: { command: 'aws iam list-instance-profiles' },
});
