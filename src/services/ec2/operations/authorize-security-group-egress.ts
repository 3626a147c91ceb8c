import type { AuthorizeSecurityGroupEgressCommandInput, AuthorizeSecurityGroupEgressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { authorize, needsToAuthorize } from '../security-groups/change.ts';

export default ec2Operation<AuthorizeSecurityGroupEgressCommandInput, AuthorizeSecurityGroupEgressCommandOutput>({
  name: 'AuthorizeSecurityGroupEgress',
  mutating: true,
  needs: (input, context) => needsToAuthorize(context, 'Egress', input),
  execute: (input, context) => authorize(context, 'Egress', input),
});
