import type { CreateInstanceProfileCommandInput, CreateInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { uniqueId } from '../../shared/identity/access-key-ids.ts';
import { instanceProfileArn } from '../../shared/identity/arns.ts';
import { type InstanceProfileRow, instanceProfiles } from '../../shared/identity/tables.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { listedInstanceProfile, toTags } from '../answers.ts';
import { putInstanceProfile } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { findInstanceProfile } from '../lookup.ts';
import { arnNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';
import { checkTags, toTagRows } from '../tags.ts';

export default operation<CreateInstanceProfileCommandInput, CreateInstanceProfileCommandOutput>({
  name: 'CreateInstanceProfile',
  mutating: true,
  needs: ({ InstanceProfileName, Path = '/', Tags }, context) =>
    arnNeeds(
      'iam:CreateInstanceProfile',
      instanceProfileArn(context.partition, context.accountId, Path, required(InstanceProfileName)),
      context,
      requestTagKeys(Tags),
    ),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ InstanceProfileName, Path = '/', Tags }, context) {
    const { accountId, ids, now } = context;
    const instanceProfileName = required(InstanceProfileName);
    if (findInstanceProfile(context, instanceProfileName) !== undefined) throw errors.instanceProfileExists({ name: instanceProfileName });
    refuseBeyond(context, 'InstanceProfilesPerAccount', instanceProfiles, [accountId]);
    const profile: InstanceProfileRow = {
      instanceProfileName,
      instanceProfileId: uniqueId(ids, 'AIPA'),
      path: Path,
      createdAt: now,
      tags: toTagRows(Tags),
    };
    putInstanceProfile(context, profile);
    return { InstanceProfile: { ...listedInstanceProfile(context, profile), ...(profile.tags.length > 0 && { Tags: toTags(profile.tags) }) } };
  },
  example: { command: 'aws iam create-instance-profile --instance-profile-name cat-app' },
});
