import type { GetRoleCommandInput, GetRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { roleIdOf } from '../../shared/identity/entities.ts';
import { assumedRoles } from '../../shared/identity/sessions.ts';
import { required } from '../../shared/required.ts';
import { toDate, wholeRole } from '../answers.ts';
import { latestCall } from '../last-used.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';

export default operation<GetRoleCommandInput, GetRoleCommandOutput>({
  name: 'GetRole',
  mutating: false,
  needs: ({ RoleName }, context) => roleNeeds('iam:GetRole', required(RoleName), context, { boundary: true }),
  execute({ RoleName }, context) {
    const role = existingRole(context, required(RoleName));
    // Only roles that were ever assumed are looked for in the journal, which may be long.
    const assumed = context.state.get(assumedRoles, [context.accountId, role.roleId]) !== undefined;
    const used = assumed && latestCall(context, role.createdAt, ({ principal }) => principal.type === 'AssumedRole' && roleIdOf(principal.id) === role.roleId);
    return { Role: { ...wholeRole(context, role), RoleLastUsed: used ? { LastUsedDate: toDate(used.time), Region: used.region } : {} } };
  },
  example: {
    command: 'aws iam get-role --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
