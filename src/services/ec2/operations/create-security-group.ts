import type { CreateSecurityGroupCommandInput, CreateSecurityGroupCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { createSecurityGroup, findByName } from '../security-groups/groups.ts';
import type { VpcRow } from '../state.ts';
import { listTags, needsToTag, readTagSpecifications } from '../tags.ts';

const taggable = ['security-group'];

/** Source: EC2 API Reference, CreateSecurityGroup, read 2026-11-24: up to 255 characters, of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$* */
const allowed = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;

function checkText(name: string, value: string): void {
  if (value.length > 255) throw groupErrors.groupTooLong({ name, value });
  if (!allowed.test(value)) throw groupErrors.groupText({ name, value });
}

function vpcOf(context: LocateContext, id: string | undefined): VpcRow {
  const vpc = id === undefined ? findDefaultVpc(context) : getOne(context, kinds.vpc, id);
  if (vpc === undefined) throw networkErrors.noDefaultVpc();
  return vpc;
}

export default ec2Operation<CreateSecurityGroupCommandInput, CreateSecurityGroupCommandOutput>({
  name: 'CreateSecurityGroup',
  mutating: true,
  needs: (input, context) => {
    const byType = readTagSpecifications(input.TagSpecifications, taggable);
    const vpcId = input.VpcId ?? findDefaultVpc(context)?.vpcId ?? '*';
    return [
      need(context, 'CreateSecurityGroup', ec2Arn(context, 'security-group', '*'), requestTagKeys(byType.get('security-group') ?? {})),
      needOnVpc(context, 'CreateSecurityGroup', vpcId),
      ...needsToTag(context, 'CreateSecurityGroup', byType),
    ];
  },
  validate: (input) => {
    const name = required(input.GroupName, 'groupName');
    checkText('groupName', name);
    checkText('groupDescription', required(input.Description, 'groupDescription'));
    if (name.toLowerCase() === 'default') throw groupErrors.groupReserved({ name });
    if (name.startsWith('sg-')) throw groupErrors.groupNamePrefix();
  },
  execute: (input, context) => {
    const { vpcId } = vpcOf(context, input.VpcId);
    const groupName = required(input.GroupName, 'groupName');
    if (findByName(context, vpcId, groupName) !== undefined) throw groupErrors.groupDuplicate({ name: groupName, vpc: vpcId });
    const tags = readTagSpecifications(input.TagSpecifications, taggable).get('security-group') ?? {};
    const { groupId } = createSecurityGroup(context, { groupName, description: required(input.Description, 'groupDescription'), vpcId, tags });
    return { GroupId: groupId, Tags: listTags(tags), SecurityGroupArn: ec2Arn(context, 'security-group', groupId) };
  },
  example: { command: "aws ec2 create-security-group --group-name web --description 'Web servers'" },
});
