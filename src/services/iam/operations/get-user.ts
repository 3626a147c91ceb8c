import type { GetUserCommandInput, GetUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { loginProfiles } from '../../shared/identity/tables.ts';
import { toDate, wholeUser } from '../answers.ts';
import { namedOrCaller, ownerNeeds } from '../caller.ts';
import { existingUser } from '../lookup.ts';
import { rootUserAnswer } from '../root-user.ts';

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
