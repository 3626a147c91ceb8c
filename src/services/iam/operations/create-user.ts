import type { CreateUserCommandInput, CreateUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { uniqueId } from '../../shared/identity/access-key-ids.ts';
import { userArn } from '../../shared/identity/arns.ts';
import { findUser } from '../../shared/identity/entities.ts';
import { type UserRow, users } from '../../shared/identity/tables.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { wholeUser } from '../answers.ts';
import { moveBoundary } from '../boundaries.ts';
import { putUser } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { arnNeeds, boundaryContext } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';
import { checkTags, toTagRows } from '../tags.ts';

export default operation<CreateUserCommandInput, CreateUserCommandOutput>({
  name: 'CreateUser',
  mutating: true,
  needs: ({ UserName, Path = '/', PermissionsBoundary, Tags }, context) =>
    arnNeeds('iam:CreateUser', userArn(context.partition, context.accountId, Path, required(UserName)), context, {
      ...boundaryContext(PermissionsBoundary),
      ...requestTagKeys(Tags),
    }),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ UserName, Path = '/', PermissionsBoundary, Tags }, context) {
    const { state, accountId, ids, now } = context;
    const userName = required(UserName);
    if (findUser(state, accountId, userName) !== undefined) throw errors.userExists({ name: userName });
    refuseBeyond(context, 'UsersPerAccount', users, [accountId]);
    const user: UserRow = {
      userName,
      userId: uniqueId(ids, 'AIDA'),
      path: Path,
      createdAt: now,
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
      tags: toTagRows(Tags),
    };
    moveBoundary(context, user.userId, undefined, PermissionsBoundary);
    putUser(context, user);
    return { User: wholeUser(context, user) };
  },
  example: { command: 'aws iam create-user --user-name intern --tags Key=team,Value=photos' },
});
