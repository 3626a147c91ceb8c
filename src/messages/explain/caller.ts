import type { Authentication, AuthenticationFailure, SignInFailure } from '../../kernel/journal.ts';
import type { Principal } from '../../kernel/principal.ts';

/** What of a key is known, as `KeyFacts` of the explanation. */
interface Key {
  readonly owner: string;
  readonly temporary: boolean;
  readonly expiresAt?: string;
  readonly gone?: { readonly by: 'undo' | 'deletion'; readonly call: number };
}

/** A time as people read it: `2026-11-24 12:00:00 UTC`. */
export const timeText = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;

/** Who called. */
export function callerText(principal: Principal): string {
  switch (principal.type) {
    case 'Root':
      return `the root user of account ${principal.accountId}`;
    case 'User':
      return `user ${principal.userName}, ${principal.arn}${principal.session ? ', with temporary credentials' : ''}`;
    case 'AssumedRole':
      return `role ${principal.roleName}, session ${principal.sessionName}, ${principal.arn}`;
    case 'FederatedUser':
      return `federated user ${principal.name}, ${principal.arn}`;
    case 'AWSService':
      return `the AWS service ${principal.service}`;
    case 'Anonymous':
      return 'nobody that is known: the caller is anonymous';
  }
}

/** A caller as a sentence about a policy names it. */
export const callerName = (principal: Principal): string =>
  principal.type === 'Anonymous' ? 'an anonymous caller' : principal.type === 'AWSService' ? principal.service : principal.arn;

/** How that was proved. */
export function proofText(principal: Principal, { method, accessKeyId }: Authentication): string {
  const session = 'session' in principal ? principal.session : undefined;
  const until = session === undefined ? '' : `; its session ends ${timeText(new Date(session.expiresAt).toISOString())}`;
  switch (method) {
    case 'signature':
      return `Proved: the request was signed with the secret of access key ${accessKeyId ?? ''}${until}.`;
    case 'signIn':
      return `Proved: by signing in${session?.mfaAuthenticated ? ' with an MFA code' : ''}.`;
    case 'service':
      return principal.type === 'AWSService' ? 'Proved: AWS made this call itself.' : 'Proved: an AWS service made this call in their name.';
    case 'anonymous':
      return 'Not proved: the request was not signed.';
  }
}

type Unproved = (accessKeyId: string, key: Key | undefined, program: string) => readonly [cause: string, advice: string];

/** Why a caller could not be proved, and what to do about it. `program` is what commands begin with: `nimbi`, or `aws` in a lesson. */
export const unproved: Readonly<Record<AuthenticationFailure | SignInFailure, Unproved>> = {
  unknownUser: (_id, _key, program) => [
    'No user of this account has the name that was typed. AWS keeps no record of it: it might have been a password.',
    `Look at how the name is written: ${program} iam list-users`,
  ],
  wrongPassword: (_id, _key, program) => [
    'The password is not theirs, or they have none. Whoever signs in is not told which: to a stranger, that would be a first hint.',
    `As an administrator, give the user a password: ${program} iam create-login-profile, or where there is one ${program} iam update-login-profile. The root user's is shown by nimbi sandbox show.`,
  ],
  unknownAccessKey: (id, key, program) => [
    key?.gone === undefined
      ? `No cloud user, role session or root user has the access key ${id}. The key was not sent anywhere.`
      : key.gone.by === 'undo'
        ? `The access key ${id} was one of ${key.owner}, until undo took back call ${key.gone.call}, which had made it.`
        : `The access key ${id} was one of ${key.owner}, until call ${key.gone.call} deleted it.`,
    `Look at the profile: "${program} configure list" shows which key is used. If it was deleted, create one with "${program} iam create-access-key" and put it into the profile.`,
  ],
  sessionTokenMissing: (id, key, program) => [
    `${id} is a temporary access key${key === undefined ? '' : ` of ${key.owner}`}, and came without its session token.`,
    `Set all three of what "${program} sts assume-role" answered: access key, secret access key and session token (aws_session_token in a profile).`,
  ],
  sessionTokenNeedless: (id, key) => [
    `${id} is a long-term access key${key === undefined ? '' : ` of ${key.owner}`}, and came with a session token.`,
    'Remove the session token: AWS_SESSION_TOKEN, or aws_session_token of the profile.',
  ],
  sessionRevoked: (id, key) => [
    `${id} is a temporary access key${key === undefined ? '' : ` of ${key.owner}`}, and the user or role that it stood for is gone.`,
    'Get credentials of a user or role that is there. A role made anew under the old name is another one: it has to be assumed again.',
  ],
  signatureMismatch: (id, key) => [
    `The access key ${id} exists${key === undefined ? '' : ` (${key.owner})`}, but the request was signed with another secret than its own: whoever called knows the key's id, not its secret.`,
    'Copy the secret access key again; it is shown only once, when the key is created. If it is lost, create a new access key and delete this one.',
  ],
  expiredToken: (id, key, program) => [
    `The temporary credentials ${id}${key === undefined ? '' : ` of ${key.owner}`} have expired${key?.expiresAt === undefined ? '' : `: they were good until ${timeText(key.expiresAt)}`}.`,
    `Get new ones, for instance with "${program} sts assume-role", and use those.`,
  ],
  invalidToken: (id, key) => [
    `The session token that came with ${id}${key === undefined ? '' : ` of ${key.owner}`} is not the one that was given out with it.`,
    'Copy access key, secret access key and session token again, all three from the same answer.',
  ],
  missingToken: () => [
    'The request was not signed, and this service answers nobody without knowing who it is.',
    'Leave out --no-sign-request, or choose a profile that has an access key.',
  ],
  inactiveAccessKey: (id, key, program) => [
    `The access key ${id}${key === undefined ? '' : ` of ${key.owner}`} is set to Inactive.`,
    `Activate it as an administrator: ${program} iam update-access-key --access-key-id ${id} --status Active${key === undefined ? '' : userFlag(key.owner)}`,
  ],
  regionDisabled: (_id, key, program) => [
    `The signature is good${key === undefined ? '' : ` (${key.owner})`}, but this account is not enabled in the Region that was called; there, nobody of it is known.`,
    `Enable the Region with "${program} account enable-region --region-name REGION", or call another one with --region.`,
  ],
};

const userFlag = (arn: string): string => (arn.includes(':user/') ? ` --user-name ${arn.slice(arn.lastIndexOf('/') + 1)}` : '');
