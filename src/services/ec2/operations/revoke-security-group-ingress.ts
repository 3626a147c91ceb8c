import type { RevokeSecurityGroupIngressCommandInput, RevokeSecurityGroupIngressCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Operation } from '../operation.ts';
import { revoke } from '../security-groups/change.ts';
import { needOnGroup } from '../security-groups/groups.ts';

export default ec2Operation<RevokeSecurityGroupIngressCommandInput, RevokeSecurityGroupIngressCommandOutput>({
  name: 'RevokeSecurityGroupIngress',
  mutating: true,
  needs: (input, context) => [needOnGroup(context, 'RevokeSecurityGroupIngress', input)],
  execute: (input, context) => revoke(context, 'Ingress', input),
});
