import type { Term } from './term.ts';

/** Who may call AWS, and how that is proved. */
export const identity: readonly Term[] = [
  {
    term: 'account',
    aliases: ['AWS account', 'account id'],
    text: 'An account is a container for resources, identities and the bill, known by a number of twelve digits. What is in one account is out of reach of all others until both sides allow it. Companies use many: one for each team, product or stage.',
    see: ['root user', 'ARN'],
  },
  {
    term: 'root user',
    aliases: ['root', 'root account'],
    text: 'The root user is the identity that an account begins with, and it may do everything in it. No identity-based policy of the account can limit it, so AWS asks to give it MFA and no access keys, and to use it only for the few tasks that need it. Daily work is done as a role or a user with fewer permissions.',
    see: ['IAM user', 'MFA'],
  },
  {
    term: 'IAM',
    aliases: ['Identity and Access Management'],
    text: 'IAM (Identity and Access Management) is the service that keeps users, groups, roles and policies. It is global: there is one IAM for the account, whatever the Region, and its calls are recorded in us-east-1. Every other service asks it whether a caller may do what they ask.',
    see: ['policy', 'role', 'IAM user'],
  },
  {
    term: 'IAM user',
    aliases: ['user', 'users'],
    text: 'An IAM user is a long-lived identity in one account, for a person or a program, with a password, access keys or both. It starts with no permissions at all; policies attached to it or to its groups give them. AWS recommends temporary credentials, through roles or IAM Identity Center, wherever they can do the job.',
    see: ['group', 'access key', 'role'],
  },
  {
    term: 'group',
    aliases: ['user group', 'IAM group', 'groups'],
    text: 'A group is a set of IAM users who get the policies attached to it. A user can be in several groups, and groups do not contain groups. A group is not a principal: it cannot sign a request, and no policy can name it as one.',
    see: ['IAM user', 'identity-based policy', 'principal'],
  },
  {
    term: 'role',
    aliases: ['IAM role', 'roles'],
    text: 'A role is an identity without credentials of its own, which others put on for a while. Its trust policy says who may assume it; its identity-based policies say what whoever does may do. Assuming it gives temporary credentials, so nothing long-lived can leak.',
    see: ['trust policy', 'temporary credentials', 'STS'],
  },
  {
    term: 'role session',
    aliases: ['session', 'assumed role', 'AssumeRole'],
    text: 'A role session is one use of a role, begun with sts:AssumeRole and named by the caller. It has its own ARN, arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION, and ends at a time that was fixed when it began. Session policies can make it narrower than the role, never wider.',
    see: ['role', 'session policy', 'temporary credentials'],
  },
  {
    term: 'instance profile',
    aliases: ['instance profiles', 'IamInstanceProfile'],
    text: 'An instance profile is a container for one role, and the only way to give a role to an EC2 instance. Programs on the instance fetch temporary credentials of that role from the metadata service, so that no key has to be stored on it. Launching with one needs iam:PassRole on the role inside.',
    see: ['role', 'metadata service', 'PassRole'],
  },
  {
    term: 'access key',
    aliases: ['access keys', 'access key id', 'secret access key', 'AKIA'],
    text: 'An access key is a pair: an id, which is sent along with requests, and a secret, which only signs them. Long-term ones belong to a user and begin with AKIA; temporary ones begin with ASIA and come with a session token. The secret is shown once, when the key is created, and cannot be read again.',
    see: ['SigV4 signature', 'temporary credentials'],
  },
  {
    term: 'credentials',
    aliases: ['credential'],
    text: 'Credentials are what proves to AWS who is calling: a password at the console, an access key for everything else. They say who you are, not what you may do; that is up to policies. Whoever has them is you, so they are kept secret and short-lived.',
    see: ['access key', 'temporary credentials', 'authentication'],
  },
  {
    term: 'temporary credentials',
    aliases: ['session token', 'ASIA', 'temporary security credentials'],
    text: 'Temporary credentials are an access key, its secret and a session token, given out by STS and good for minutes to hours. All three are needed: the key without its token is unknown to AWS. When they have expired every request with them is refused, and new ones have to be fetched.',
    see: ['STS', 'role session'],
  },
  {
    term: 'STS',
    aliases: ['Security Token Service'],
    text: 'STS (Security Token Service) gives out temporary credentials, for instance with AssumeRole and GetSessionToken. Its GetCallerIdentity tells who you are, and needs no permission. It answers in every Region, and the credentials are good in all that are enabled.',
    see: ['temporary credentials', 'role'],
  },
  {
    term: 'federation',
    aliases: ['federated user', 'identity provider', 'IdP', 'SAML', 'OIDC'],
    text: "Federation lets people sign in to AWS with an identity kept elsewhere, such as a company's directory. The identity provider vouches for them with a SAML assertion or an OIDC token, and STS exchanges that for temporary credentials of a role. Nobody needs an IAM user then.",
    see: ['role', 'temporary credentials'],
  },
  {
    term: 'MFA',
    aliases: ['multi-factor authentication', 'two-factor'],
    text: 'MFA (multi-factor authentication) asks for something you have, such as a code of an app or a passkey, beside something you know. A policy can demand it with the condition key aws:MultiFactorAuthPresent. Every root user should have it.',
    see: ['root user', 'condition'],
  },
  {
    term: 'virtual MFA device',
    aliases: ['authenticator app', 'MFA device', 'TOTP', 'mfa code'],
    text: 'A virtual MFA device is an app, mostly on a phone, that shows a new code of six digits every 30 seconds. It reckons them from the time and a secret that it shares with AWS, scanned once as a QR code; two codes in a row show AWS that it works. Each code counts once.',
    see: ['MFA', 'root user'],
  },
  {
    term: 'login profile',
    aliases: ['login profiles', 'password', 'passwords', 'console password'],
    text: "A login profile is an IAM user's password, with which a person signs in; programs use access keys instead. A user may have one, the other, both or neither, and what the user may do is the same with each. The account's password policy says how long and how varied a password must be.",
    see: ['IAM user', 'access key', 'console'],
  },
  {
    term: 'credential report',
    aliases: ['credentials report', 'GenerateCredentialReport'],
    text: 'The credential report is a table that IAM writes on request, with a line for the root user and one for each user. It says what they can prove who they are with (password, MFA, access keys), since when, and when they last did. A new one is made four hours after the last at the earliest.',
    see: ['credentials', 'root user', 'MFA'],
  },
  {
    term: 'principal',
    aliases: ['principals', 'caller'],
    text: 'A principal is whoever makes a request: the root user, an IAM user, a role session, a federated user or an AWS service. Policies on resources and trust policies name principals in their Principal element. In an identity-based policy there is none, as the principal is whoever it is attached to.',
    see: ['ARN', 'resource-based policy', 'trust policy'],
  },
  {
    term: 'service principal',
    aliases: ['service principals', 'ec2.amazonaws.com'],
    text: 'A service principal is the name under which an AWS service calls, such as ec2.amazonaws.com. A role that EC2 shall use must trust that name in its trust policy. Conditions on aws:SourceArn and aws:SourceAccount make sure that it acts for you and not for somebody else.',
    see: ['trust policy', 'principal'],
  },
  {
    term: 'authentication',
    aliases: ['authenticate'],
    text: 'Authentication is the first question AWS asks of a request: who is calling, and is that proved? A good signature, made with the secret of a known access key, is the proof. If it fails, no policy is ever looked at, and the error is one of credentials, such as SignatureDoesNotMatch or InvalidClientTokenId.',
    see: ['authorization', 'SigV4 signature'],
  },
  {
    term: 'authorization',
    aliases: ['authorize', 'permission', 'permissions', 'access denied', 'AccessDenied'],
    text: 'Authorization is the second question: may this caller do this, to this resource, under these conditions? AWS collects all policies that apply and evaluates them; without an allow the answer is no, and one deny outweighs every allow. A refusal is AccessDenied, or UnauthorizedOperation in EC2.',
    see: ['authentication', 'policy', 'explicit deny', 'implicit deny'],
  },
  {
    term: 'SigV4 signature',
    aliases: ['SigV4', 'Signature Version 4', 'signature', 'signed request'],
    text: 'Signature Version 4 is how requests to AWS are signed: a hash over method, address, headers, body, date and Region, keyed with the secret access key. The secret itself never travels, and a signature is good for one request, one Region and a few minutes. If anything of the request is altered on its way, the signature no longer fits.',
    see: ['access key', 'authentication'],
  },
];
