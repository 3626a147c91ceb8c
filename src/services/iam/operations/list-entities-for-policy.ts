import type { ListEntitiesForPolicyCommandInput, ListEntitiesForPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { LocateContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { groupById, roleById, userById } from '../../shared/identity/entities.ts';
import { boundaryEntities, policyEntities } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { existingManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';

interface Carried {
  readonly kind: 'User' | 'Group' | 'Role';
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** The entity with that unique id. */
function carriedBy({ state, accountId }: LocateContext, id: string): Carried | undefined {
  const user = userById(state, accountId, id);
  if (user !== undefined) return { kind: 'User', id, name: user.userName, path: user.path };
  const group = groupById(state, accountId, id);
  if (group !== undefined) return { kind: 'Group', id, name: group.groupName, path: group.path };
  const role = roleById(state, accountId, id);
  return role && { kind: 'Role', id, name: role.roleName, path: role.path };
}

export default operation<ListEntitiesForPolicyCommandInput, ListEntitiesForPolicyCommandOutput>({
  name: 'ListEntitiesForPolicy',
  mutating: false,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:ListEntitiesForPolicy', required(PolicyArn), context),
  execute({ PolicyArn, EntityFilter, PathPrefix = '/', PolicyUsageFilter, ...paging }, context) {
    const arn = required(PolicyArn);
    existingManagedPolicy(context, arn);
    const tables = [
      ...(PolicyUsageFilter === 'PermissionsBoundary' ? [] : [policyEntities]),
      ...(PolicyUsageFilter === 'PermissionsPolicy' ? [] : [boundaryEntities]),
    ];
    const wanted = ({ kind, path }: Carried): boolean => path.startsWith(PathPrefix) && (EntityFilter === undefined || EntityFilter === kind);
    const ids = new Set(tables.flatMap((table) => Array.from(context.state.list(table, { prefix: [context.accountId, arn] }), ({ key }) => key[2] ?? '')));
    const sequence = [...ids].sort().flatMap((id) => {
      const carried = carriedBy(context, id);
      return carried !== undefined && wanted(carried) ? [[id, carried] as const] : [];
    });
    const { items, rest } = pageOfSequence(sequence, paging);
    return {
      PolicyGroups: items.flatMap((item) => (item.kind === 'Group' ? [{ GroupName: item.name, GroupId: item.id }] : [])),
      PolicyUsers: items.flatMap((item) => (item.kind === 'User' ? [{ UserName: item.name, UserId: item.id }] : [])),
      PolicyRoles: items.flatMap((item) => (item.kind === 'Role' ? [{ RoleName: item.name, RoleId: item.id }] : [])),
      ...rest,
    };
  },
  example: { command: 'aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess' },
});
