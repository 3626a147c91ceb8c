import type { AuthorizeSecurityGroupEgressCommandInput, AuthorizeSecurityGroupEgressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { authorize, needsToAuthorize } from '../security-groups/change.ts';

export default ec2Operation<AuthorizeSecurityGroupEgressCommandInput, AuthorizeSecurityGroupEgressCommandOutput>({
  name: 'AuthorizeSecurityGroupEgress',
  mutating: true,
  needs: (input, context) => needsToAuthorize(context, 'Egress', input),
  execute: (input, context) => authorize(context, 'Egress', input),
  example: {
    command:
      'aws ec2 authorize-security-group-egress --group-id ${group} --ip-permissions IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=203.0.113.0/24}]',
    before: ['group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text'],
  },
});
