import type { RevokeSecurityGroupEgressCommandInput, RevokeSecurityGroupEgressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { revoke } from '../security-groups/change.ts';
import { needOnGroup } from '../security-groups/groups.ts';

export default ec2Operation<RevokeSecurityGroupEgressCommandInput, RevokeSecurityGroupEgressCommandOutput>({
  name: 'RevokeSecurityGroupEgress',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'RevokeSecurityGroupEgress', input)],
  execute: (input, context) => revoke(context, 'Egress', input),
  example: {
    command: 'aws ec2 revoke-security-group-egress --group-id ${group} --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]',
    before: ['group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text'],
  },
});
