import { sha256 } from '../../kernel/sha256.ts';

/** An account's canonical user id, by which S3 names owners: 64 hexadecimal digits, the same wherever the account is met. */
export const canonicalUserId = (accountId: string): string => sha256(`canonical user ${accountId}`);

/** An account as the owner of something. Since November 2025 S3 gives no DisplayName. */
export const owner = (accountId: string): { ID: string } => ({ ID: canonicalUserId(accountId) });
