import type { RevokeSecurityGroupIngressCommandInput, RevokeSecurityGroupIngressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { revoke } from '../security-groups/change.ts';
import { needOnGroup } from '../security-groups/groups.ts';

export default ec2Operation<RevokeSecurityGroupIngressCommandInput, RevokeSecurityGroupIngressCommandOutput>({
  name: 'RevokeSecurityGroupIngress',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'RevokeSecurityGroupIngress', input)],
  execute: (input, context) => revoke(context, 'Ingress', input),
  example: {
    command: 'aws ec2 revoke-security-group-ingress --group-id ${group} --protocol tcp --port 443 --cidr 0.0.0.0/0',
    before: [
      'group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text',
      'aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 443 --cidr 0.0.0.0/0',
    ],
  },
});
