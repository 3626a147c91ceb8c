import type { DeleteSecurityGroupCommandInput, DeleteSecurityGroupCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { ec2Operation } from '../operation.ts';
import { all, kinds, remove } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { getReferenced, needOnGroup } from '../security-groups/groups.ts';
import { removeRule, rulesOf } from '../security-groups/rules.ts';

/** A group is in use while a network interface has it or another group's rule names it. */
function inUse(context: LocateContext, groupId: string): boolean {
  if (all(context, kinds.networkInterface).some(({ groupIds }) => groupIds.includes(groupId))) return true;
  const others = all(context, kinds.securityGroup).filter((other) => other.groupId !== groupId);
  return others.some((other) => rulesOf(context, other.groupId).some(({ peer }) => peer.kind === 'group' && peer.value === groupId));
}

export default ec2Operation<DeleteSecurityGroupCommandInput, DeleteSecurityGroupCommandOutput>({
  name: 'DeleteSecurityGroup',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'DeleteSecurityGroup', input)],
  execute: (input, context) => {
    const { groupId, groupName } = getReferenced(context, input);
    if (groupName === 'default') throw groupErrors.groupCannotDelete({ id: groupId });
    if (inUse(context, groupId)) throw groupErrors.groupInUse({ id: groupId });
    for (const rule of rulesOf(context, groupId)) removeRule(context, rule);
    remove(context, kinds.securityGroup, groupId);
    return { Return: true, GroupId: groupId };
  },
  example: {
    command: 'aws ec2 delete-security-group --group-id ${group}',
    before: ['group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text'],
  },
});
