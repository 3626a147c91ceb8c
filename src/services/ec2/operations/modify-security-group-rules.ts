import type { ModifySecurityGroupRulesCommandInput, ModifySecurityGroupRulesCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { ec2Operation, required } from '../operation.ts';
import { getReferenced, needOnGroup } from '../security-groups/groups.ts';
import { readChangedRule } from '../security-groups/permissions.ts';
import { changeRule, checkDistinct, ruleById } from '../security-groups/rules.ts';
import { tables } from '../state.ts';

export default ec2Operation<ModifySecurityGroupRulesCommandInput, ModifySecurityGroupRulesCommandOutput>({
  name: 'ModifySecurityGroupRules',
  mutating: true,
  needs: (input, context) => {
    const { accountId, region, state } = context;
    const groupId = required(input.GroupId, 'groupId');
    const onRules = required(input.SecurityGroupRules, 'securityGroupRules').map(({ SecurityGroupRuleId }) => {
      const id = required(SecurityGroupRuleId, 'securityGroupRuleId');
      const rule = state.get(tables.securityGroupRules, [accountId, region, groupId, id]);
      return need(context, 'ModifySecurityGroupRules', ec2Arn(context, 'security-group-rule', id), resourceTagKeys(rule?.tags));
    });
    return [needOnGroup(context, 'ModifySecurityGroupRules', input), ...onRules];
  },
  execute: (input, context) => {
    const { groupId } = getReferenced(context, { GroupId: required(input.GroupId, 'groupId') });
    const changes = required(input.SecurityGroupRules, 'securityGroupRules').map(({ SecurityGroupRuleId, SecurityGroupRule }) => {
      const rule = ruleById(context, groupId, required(SecurityGroupRuleId, 'securityGroupRuleId'));
      return { rule, changed: { ...readChangedRule(context, rule, required(SecurityGroupRule, 'securityGroupRule')), tags: rule.tags } };
    });
    checkDistinct(context, groupId, new Map(changes.map(({ rule, changed }) => [rule.ruleId, changed])));
    for (const { rule, changed } of changes) changeRule(context, rule, changed);
    return { Return: true };
  },
  example: {
    command:
      "aws ec2 modify-security-group-rules --group-id ${group} --security-group-rules 'SecurityGroupRuleId=${rule},SecurityGroupRule={IpProtocol=tcp,FromPort=443,ToPort=443,CidrIpv4=10.0.0.0/8}'",
    before: [
      'group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text',
      'rule = aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 80 --cidr 0.0.0.0/0 --query SecurityGroupRules[0].SecurityGroupRuleId --output text',
    ],
  },
});
