import type { AuthorizeSecurityGroupIngressCommandInput, AuthorizeSecurityGroupIngressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { authorize, needsToAuthorize } from '../security-groups/change.ts';

export default ec2Operation<AuthorizeSecurityGroupIngressCommandInput, AuthorizeSecurityGroupIngressCommandOutput>({
  name: 'AuthorizeSecurityGroupIngress',
  mutating: true,
  needs: (input, context) => needsToAuthorize(context, 'Ingress', input),
  execute: (input, context) => authorize(context, 'Ingress', input),
  example: {
    command: 'aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 443 --cidr 0.0.0.0/0',
    before: ['group = aws ec2 create-security-group --group-name web --description web --query GroupId --output text'],
  },
});
