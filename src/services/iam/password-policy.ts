import type { PasswordPolicy } from '@aws-sdk/client-iam';
import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type PasswordPolicyRow, passwordPolicyOf } from '../shared/identity/password-policy.ts';

/** A kind of characters that a password policy can ask for, and what a password without one is told. */
interface Kind {
  readonly characters: RegExp;
  readonly required: (policy: PasswordPolicyRow) => boolean;
  readonly text: string;
}

/** IAM's words for a password that violates a policy, from published transcripts (2019 to 2025): AWS documents none. */
const kinds: readonly Kind[] = [
  { characters: /[A-Z]/, required: ({ requireUppercase }) => requireUppercase, text: 'Password should have at least one uppercase letter' },
  { characters: /[a-z]/, required: ({ requireLowercase }) => requireLowercase, text: 'Password should have at least one lowercase letter' },
  { characters: /[0-9]/, required: ({ requireNumbers }) => requireNumbers, text: 'Password should have at least one number' },
  { characters: /[!@#$%^&*()_+\-=[\]{}|']/, required: ({ requireSymbols }) => requireSymbols, text: 'Password should have at least one symbol' },
];

/**
 * The default policy of accounts: "a minimum length of 8 characters", three of the four kinds; the most there can be (128) is the
 * model's. IAM User Guide, "Setting an account password policy", read 2026-11.
 */
const byDefault = { minimumLength: 8, kinds: 3 } as const;

/** What a new password lacks under an account's policy, or without one under the default policy, in IAM's words; `undefined` for nothing. */
export function passwordViolation(policy: PasswordPolicyRow | undefined, password: string): string | undefined {
  const minimum = policy?.minimumLength ?? byDefault.minimumLength;
  const missing = kinds.filter(({ characters }) => !characters.test(password));
  const faults = [
    ...(password.length < minimum ? [`Password should have a minimum length of ${minimum}`] : []),
    ...(policy === undefined ? tooFewKinds(missing) : missing.filter(({ required }) => required(policy)).map(({ text }) => text)),
  ];
  return faults.length === 0 ? undefined : faults.join(', ');
}

function tooFewKinds(missing: readonly Kind[]): readonly string[] {
  const lacking = byDefault.kinds - (kinds.length - missing.length);
  return lacking <= 0 ? [] : [`Password should meet ${lacking} more of the following requirements: ${missing.map(({ text }) => text).join(', ')}`];
}

/** A password policy as answers show it: what was not chosen and has no value is left out. */
export const passwordPolicyAnswer = (row: PasswordPolicyRow): PasswordPolicy => ({
  MinimumPasswordLength: row.minimumLength,
  RequireSymbols: row.requireSymbols,
  RequireNumbers: row.requireNumbers,
  RequireUppercaseCharacters: row.requireUppercase,
  RequireLowercaseCharacters: row.requireLowercase,
  AllowUsersToChangePassword: row.changeDocument !== undefined,
  ExpirePasswords: row.maxAge !== undefined,
  ...(row.maxAge !== undefined && { MaxPasswordAge: row.maxAge }),
  ...(row.reusePrevention !== undefined && { PasswordReusePrevention: row.reusePrevention }),
  ...(row.hardExpiry !== undefined && { HardExpiry: row.hardExpiry }),
});

/**
 * What `AllowUsersToChangePassword` allows: "This option does not attach a permissions policy to each user, rather the permissions are
 * applied at the account-level for all users by IAM." IAM API reference, PasswordPolicy, read 2026-11.
 */
export const changeOwnPassword = (partition: string, accountId: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowUsersToChangePassword',
        Effect: 'Allow',
        Principal: '*',
        Action: ['iam:ChangePassword', 'iam:GetAccountPasswordPolicy'],
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::${accountId}:user/*` } },
      },
    ],
  });

/** Needs that the account's password policy may meet for its users. */
export function allowedByPasswordPolicy(needs: readonly Need[], { state, accountId }: LocateContext): readonly Need[] {
  const hash = passwordPolicyOf(state, accountId)?.changeDocument;
  if (hash === undefined) return needs;
  return needs.map((need) => ({ ...need, resourcePolicy: { kind: 'resource', name: 'password policy', attachedTo: `account ${accountId}`, hash } }));
}
