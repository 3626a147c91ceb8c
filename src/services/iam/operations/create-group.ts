import type { CreateGroupCommandInput, CreateGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { uniqueId } from '../../shared/identity/access-key-ids.ts';
import { groupArn } from '../../shared/identity/arns.ts';
import { findGroup } from '../../shared/identity/entities.ts';
import { type GroupRow, groups } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { groupAnswer } from '../answers.ts';
import { putGroup } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';

export default operation<CreateGroupCommandInput, CreateGroupCommandOutput>({
  name: 'CreateGroup',
  mutating: true,
  needs: ({ GroupName, Path = '/' }, context) =>
    arnNeeds('iam:CreateGroup', groupArn(context.partition, context.accountId, Path, required(GroupName)), context),
  execute({ GroupName, Path = '/' }, context) {
    const { state, accountId, ids, now } = context;
    const groupName = required(GroupName);
    if (findGroup(state, accountId, groupName) !== undefined) throw errors.groupExists({ name: groupName });
    refuseBeyond(context, 'GroupsPerAccount', groups, [accountId]);
    const group: GroupRow = { groupName, groupId: uniqueId(ids, 'AGPA'), path: Path, createdAt: now };
    putGroup(context, group);
    return { Group: groupAnswer(context, group) };
  },
  example: { command: 'aws iam create-group --group-name Photographers' },
});
