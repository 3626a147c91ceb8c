import type { UpdateSecurityGroupRuleDescriptionsEgressCommandInput, UpdateSecurityGroupRuleDescriptionsEgressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { updateDescriptions } from '../security-groups/descriptions.ts';
import { needOnGroup } from '../security-groups/groups.ts';

export default ec2Operation<UpdateSecurityGroupRuleDescriptionsEgressCommandInput, UpdateSecurityGroupRuleDescriptionsEgressCommandOutput>({
  name: 'UpdateSecurityGroupRuleDescriptionsEgress',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'UpdateSecurityGroupRuleDescriptionsEgress', input)],
  execute: (input, context) => updateDescriptions(context, 'Egress', input),
  example: {
    command:
      "aws ec2 update-security-group-rule-descriptions-egress --group-id ${group} --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0,Description=everything}]'",
    before: ['group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text'],
  },
});
