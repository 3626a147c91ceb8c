import type { UpdateSecurityGroupRuleDescriptionsIngressCommandInput, UpdateSecurityGroupRuleDescriptionsIngressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { updateDescriptions } from '../security-groups/descriptions.ts';
import { needOnGroup } from '../security-groups/groups.ts';

export default ec2Operation<UpdateSecurityGroupRuleDescriptionsIngressCommandInput, UpdateSecurityGroupRuleDescriptionsIngressCommandOutput>({
  name: 'UpdateSecurityGroupRuleDescriptionsIngress',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'UpdateSecurityGroupRuleDescriptionsIngress', input)],
  execute: (input, context) => updateDescriptions(context, 'Ingress', input),
  example: {
    command:
      "aws ec2 update-security-group-rule-descriptions-ingress --group-id ${group} --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0,Description=web}]'",
    before: [
      'group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text',
      'aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 443 --cidr 0.0.0.0/0',
    ],
  },
});
