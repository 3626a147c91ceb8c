import type { User } from '@aws-sdk/client-iam';
import type { OperationContext } from '../../kernel/context.ts';
import type { Principal } from '../../kernel/principal.ts';
import { toDate } from './answers.ts';

/** The name under which the console names the root user to IAM: "Root user, MFA changed", AWS CloudTrail User Guide, read 2026-11. */
export const rootUserName = 'AWS ROOT USER';

/**
 * Whether it is the console that asks, for the root user who has signed in there. "You cannot enable an MFA device for the AWS account
 * root user with the AWS CLI, AWS API, Tools for Windows PowerShell, or any other command line tool." IAM User Guide, read 2026-11.
 */
export const isRootAtConsole = (
  userName: string | undefined,
  { principal, accessKeyId }: { readonly principal: Principal; readonly accessKeyId?: string },
): boolean => userName === rootUserName && principal.type === 'Root' && accessKeyId === undefined;

/** When an account came to be, in milliseconds since 1970. */
export function accountCreation({ journal, accountId }: Pick<OperationContext, 'journal' | 'accountId'>): number {
  for (const event of journal.events({ order: 'oldest' })) if (event.kind === 'account' && event.accountId === accountId) return event.time;
  return 0;
}

/** The root user as IAM shows it: it has neither name nor path. */
export const rootUserAnswer = ({ accountId, partition, journal }: OperationContext): User => ({
  Path: undefined,
  UserName: undefined,
  UserId: accountId,
  Arn: `arn:${partition}:iam::${accountId}:root`,
  CreateDate: toDate(accountCreation({ journal, accountId })),
});
