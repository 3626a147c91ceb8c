import type { GetUserCommandInput, GetUserCommandOutput, User } from '@aws-sdk/client-iam';
import type { OperationContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { loginProfiles } from '../../shared/identity/tables.ts';
import { toDate, wholeUser } from '../answers.ts';
import { namedOrCaller, ownerNeeds } from '../caller.ts';
import { existingUser } from '../lookup.ts';

/** The root user as GetUser shows it to itself: it has neither name nor path. */
function rootUserAnswer({ accountId, partition, journal }: OperationContext): User {
  let createdAt = 0;
  for (const event of journal.events({ order: 'oldest' })) {
    if (event.kind !== 'account' || event.accountId !== accountId) continue;
    createdAt = event.time;
    break;
  }
  return {
    Path: undefined,
    UserName: undefined,
    UserId: accountId,
    Arn: `arn:${partition}:iam::${accountId}:root`,
    CreateDate: toDate(createdAt),
  };
}

export default operation<GetUserCommandInput, GetUserCommandOutput>({
  name: 'GetUser',
  mutating: false,
  needs: ({ UserName }, context) => ownerNeeds('iam:GetUser', UserName, context),
  execute({ UserName }, context) {
    const name = namedOrCaller(context, UserName);
    if (name === undefined) return { User: rootUserAnswer(context) };
    const user = existingUser(context, name);
    const lastUsedAt = context.state.get(loginProfiles, [context.accountId, user.userId])?.lastUsedAt;
    return { User: { ...wholeUser(context, user), ...(lastUsedAt !== undefined && { PasswordLastUsed: toDate(lastUsedAt) }) } };
  },
  example: { command: 'aws iam get-user --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
