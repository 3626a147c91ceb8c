/** Who makes a call. `arn` is what AWS prints for them, `id` what it calls the unique id (`aws:userid`). */
export type Principal = RootPrincipal | UserPrincipal | RolePrincipal | FederatedUserPrincipal | ServicePrincipal | AnonymousPrincipal;

/** The account's root user: allowed by default. */
export interface RootPrincipal {
  readonly type: 'Root';
  readonly accountId: string;
  readonly arn: string;
  readonly id: string;
  readonly session?: SessionFacts;
}

/** An IAM user, with long-term keys or with the temporary ones of GetSessionToken. */
export interface UserPrincipal {
  readonly type: 'User';
  readonly accountId: string;
  readonly arn: string;
  readonly id: string;
  readonly userName: string;
  readonly session?: SessionFacts;
}

/** A session of an IAM role. `id` is `ROLE-ID:SESSION-NAME`. */
export interface RolePrincipal {
  readonly type: 'AssumedRole';
  readonly accountId: string;
  readonly arn: string;
  readonly id: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly session: SessionFacts;
}

/** A user of GetFederationToken: limited by its creator's permissions and by its session policies. */
export interface FederatedUserPrincipal {
  readonly type: 'FederatedUser';
  readonly accountId: string;
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly createdBy: string;
  readonly session: SessionFacts;
}

/** A service acting for itself, such as `ec2.amazonaws.com`. */
export interface ServicePrincipal {
  readonly type: 'AWSService';
  readonly accountId: string;
  readonly service: string;
  readonly arn: string;
  readonly id: string;
}

/** Nobody: a request without a signature. */
export interface AnonymousPrincipal {
  readonly type: 'Anonymous';
  readonly accountId: 'anonymous';
  readonly arn: '*';
  readonly id: 'anonymous';
}

/** What is known of a temporary session. Times are milliseconds since 1970. */
export interface SessionFacts {
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly mfaAuthenticated: boolean;
  /** Present where it began with a password, as the console's sessions do, and not with a call of STS. */
  readonly signedIn?: true;
  /** Hashes of the session policies, kept by content. Absent: no session policy was passed. */
  readonly policyHashes?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
  /** The EC2 instance that the session's credentials were given to. */
  readonly instanceArn?: string;
}

/** The one anonymous principal. */
export const anonymous: AnonymousPrincipal = { type: 'Anonymous', accountId: 'anonymous', arn: '*', id: 'anonymous' };

/** The root user of an account. */
export const rootUser = (accountId: string): RootPrincipal => ({
  type: 'Root',
  accountId,
  arn: `arn:aws:iam::${accountId}:root`,
  id: accountId,
});

/** A service principal, such as `ec2.amazonaws.com`, acting in an account. */
export const servicePrincipal = (service: string, accountId: string): ServicePrincipal => ({
  type: 'AWSService',
  accountId,
  service,
  arn: service,
  id: service,
});
