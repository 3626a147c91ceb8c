import type { DescribeSecurityGroupRulesCommandInput, DescribeSecurityGroupRulesCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { compileFilters } from '../filters.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { page, usualPages } from '../pages.ts';
import { groupErrors } from '../security-groups/errors.ts';
import { showRule } from '../security-groups/show.ts';
import { type SecurityGroupRuleRow, tables } from '../state.ts';

const filters = { 'group-id': 'GroupId', 'security-group-rule-id': 'SecurityGroupRuleId', 'tag-key': 'Tags.Key' };

function rulesAskedFor({ state, accountId, region }: LocateContext, ids: readonly string[] | undefined): SecurityGroupRuleRow[] {
  const rules = Array.from(state.list(tables.securityGroupRules, { prefix: [accountId, region] }), ({ value }) => value);
  if (!ids || ids.length === 0) return rules;
  const missing = ids.find((id) => !rules.some(({ ruleId }) => ruleId === id));
  if (missing !== undefined) throw groupErrors.ruleIdNotFound({ id: missing });
  return rules.filter(({ ruleId }) => ids.includes(ruleId));
}

export default ec2Operation<DescribeSecurityGroupRulesCommandInput, DescribeSecurityGroupRulesCommandOutput>({
  name: 'DescribeSecurityGroupRules',
  mutating: false,
  needs: onAnything('DescribeSecurityGroupRules'),
  execute: (input, context) => {
    const passes = compileFilters(input.Filters, filters);
    const shown = rulesAskedFor(context, input.SecurityGroupRuleIds)
      .map((rule) => showRule(rule, context))
      .filter(passes)
      .sort((a, b) => ((a.SecurityGroupRuleId ?? '') < (b.SecurityGroupRuleId ?? '') ? -1 : 1));
    const { items, ...rest } = page(shown, (rule) => rule.SecurityGroupRuleId ?? '', input, usualPages);
    return { SecurityGroupRules: items, ...rest };
  },
  example: { command: 'aws ec2 describe-security-group-rules' },
});
