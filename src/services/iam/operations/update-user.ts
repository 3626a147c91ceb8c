import type { UpdateUserCommandInput, UpdateUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { findUser } from '../../shared/identity/entities.ts';
import { nameKey, users } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { putUser } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';

export default operation<UpdateUserCommandInput, UpdateUserCommandOutput>({
  name: 'UpdateUser',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:UpdateUser', required(UserName), context),
  execute({ UserName, NewUserName, NewPath }, context) {
    const { state, accountId } = context;
    const user = existingUser(context, required(UserName));
    const userName = NewUserName ?? user.userName;
    if (nameKey(userName) !== nameKey(user.userName)) {
      if (findUser(state, accountId, userName) !== undefined) throw errors.userExists({ name: userName });
      state.remove(users, [accountId, nameKey(user.userName)]);
    }
    putUser(context, { ...user, userName, path: NewPath ?? user.path });
    return {};
  },
  example: { command: 'aws iam update-user --user-name intern --new-user-name photographer', before: ['aws iam create-user --user-name intern'] },
});
