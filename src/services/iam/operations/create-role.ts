import type { CreateRoleCommandInput, CreateRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { uniqueId } from '../../shared/identity/access-key-ids.ts';
import { roleArn } from '../../shared/identity/arns.ts';
import { findRole } from '../../shared/identity/entities.ts';
import { type RoleRow, roles } from '../../shared/identity/tables.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { createdRole } from '../answers.ts';
import { moveBoundary } from '../boundaries.ts';
import { checkTrustPolicy } from '../documents.ts';
import { putRole } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { arnNeeds, boundaryContext } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';
import { checkTags, toTagRows } from '../tags.ts';

export default operation<CreateRoleCommandInput, CreateRoleCommandOutput>({
  name: 'CreateRole',
  mutating: true,
  needs: ({ RoleName, Path = '/', PermissionsBoundary, Tags }, context) =>
    arnNeeds('iam:CreateRole', roleArn(context.partition, context.accountId, Path, required(RoleName)), context, {
      ...boundaryContext(PermissionsBoundary),
      ...requestTagKeys(Tags),
    }),
  validate({ AssumeRolePolicyDocument, Tags }, context) {
    checkTags(Tags);
    checkTrustPolicy(context, required(AssumeRolePolicyDocument));
  },
  execute(input, context) {
    const { state, accountId, ids, now } = context;
    const roleName = required(input.RoleName);
    if (findRole(state, accountId, roleName) !== undefined) throw errors.roleExists({ name: roleName });
    refuseBeyond(context, 'RolesPerAccount', roles, [accountId]);
    const role: RoleRow = {
      roleName,
      roleId: uniqueId(ids, 'AROA'),
      path: input.Path ?? '/',
      createdAt: now,
      trustHash: keepDocument(state, required(input.AssumeRolePolicyDocument)),
      ...(input.Description !== undefined && { description: input.Description }),
      maxSessionDuration: input.MaxSessionDuration ?? 3600,
      ...(input.PermissionsBoundary !== undefined && { permissionsBoundary: input.PermissionsBoundary }),
      tags: toTagRows(input.Tags),
    };
    moveBoundary(context, role.roleId, undefined, role.permissionsBoundary);
    putRole(context, role);
    return { Role: createdRole(context, role) };
  },
  example: {
    command:
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
  },
});
