/** The values of a request that conditions compare. Keys ignore case; a list is a multivalued key. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

/** Kinds of policies, by the part they play in a decision. */
export type PolicyKind = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'scp' | 'rcp' | 'vpcEndpoint';

/** A policy that a decision looks at: where it stands and, by its hash, what it says. */
export interface PolicyReference {
  readonly kind: PolicyKind;
  /** The name AWS shows: `AmazonS3ReadOnlyAccess`, an inline policy's name, or `bucket policy`. */
  readonly name: string;
  /** Present for managed policies only. */
  readonly arn?: string;
  /** Who or what carries it: `user intern`, `group Photographers`, `role cat-app`, `bucket cat-photos-demo`. */
  readonly attachedTo: string;
  /** For `scp` and `rcp`: the level of the organization it is attached at, 0 the root; each level must allow. */
  readonly level?: number;
  /** SHA-256 of the document's text, in hexadecimal; the text is kept by content. */
  readonly hash: string;
}

/** One thing a call needs authorized: an action on a resource under the request's conditions. */
export interface Need {
  /** `service:Action`, in AWS's spelling. */
  readonly action: string;
  /** An ARN, or `*` for actions without resource types. */
  readonly resource: string;
  /** How a refusal names the resource when that is not the ARN: `role NAME` for an IAM name that does not resolve. */
  readonly resourceLabel?: string;
  /** The account that owns the resource; the caller's when absent. */
  readonly resourceAccountId?: string;
  /** The action's own condition keys with their values in this request (`s3:prefix`, `iam:PassedToService`). */
  readonly context?: ConditionContext;
  /** The resource's policy: a bucket policy (`resource`) or a role's trust policy (`trust`). */
  readonly resourcePolicy?: PolicyReference;
  /** A refusal that stands before any policy, such as one of S3 Block Public Access. */
  readonly refusedBy?: { readonly effect: 'explicitDeny' | 'implicitDeny'; readonly kind: PolicyKind; readonly setting: string };
}
