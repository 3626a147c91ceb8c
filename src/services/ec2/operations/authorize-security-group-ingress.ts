import type { AuthorizeSecurityGroupIngressCommandInput, AuthorizeSecurityGroupIngressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { authorize, needsToAuthorize } from '../security-groups/change.ts';

export default ec2Operation<AuthorizeSecurityGroupIngressCommandInput, AuthorizeSecurityGroupIngressCommandOutput>({
  name: 'AuthorizeSecurityGroupIngress',
  mutating: true,
  needs: (input, context) => needsToAuthorize(context, 'Ingress', input),
  execute: (input, context) => authorize(context, 'Ingress', input),
});
