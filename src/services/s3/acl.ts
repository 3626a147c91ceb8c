import type { AccessControlPolicy } from '@aws-sdk/client-s3';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { type Bucket, objectNeed } from './bucket-access.ts';
import { configurationErrors } from './configuration-errors.ts';
import { errors } from './errors.ts';
import { owner } from './owner.ts';
import { present } from './present.ts';

/** What requests say about access control lists. */
export interface AclInput {
  readonly ACL?: string | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
  /** The list itself, where it is put by itself. */
  readonly AccessControlPolicy?: AccessControlPolicy | undefined;
}

const grantsOf = (input: AclInput): readonly (string | undefined)[] => [
  input.GrantFullControl,
  input.GrantRead,
  input.GrantReadACP,
  input.GrantWrite,
  input.GrantWriteACP,
];

const hasGrants = (input: AclInput): boolean => grantsOf(input).some((grant) => grant !== undefined);

/** Whether a request sets an access control list: then it needs the permission for that, too. */
export const setsAcl = (input: AclInput): boolean => input.ACL !== undefined || hasGrants(input);

/** The list's condition keys. */
export const aclKeys = (input: AclInput): ConditionContext =>
  present({
    's3:x-amz-acl': input.ACL,
    's3:x-amz-grant-full-control': input.GrantFullControl,
    's3:x-amz-grant-read': input.GrantRead,
    's3:x-amz-grant-read-acp': input.GrantReadACP,
    's3:x-amz-grant-write': input.GrantWrite,
    's3:x-amz-grant-write-acp': input.GrantWriteACP,
  });

const publicAcls = new Set(['public-read', 'public-read-write', 'authenticated-read']);
const groups = /uri="?http:\/\/acs\.amazonaws\.com\/groups\/global\/(AllUsers|AuthenticatedUsers)/;

const isPublicAcl = (input: AclInput): boolean =>
  publicAcls.has(input.ACL ?? '') ||
  grantsOf(input).some((grant) => groups.test(grant ?? '')) ||
  (input.AccessControlPolicy?.Grants ?? []).some(({ Grantee }) => groups.test(`uri=${Grantee?.URI}`));

/** What writing an object with an access control list needs besides s3:PutObject. */
export const objectAclNeeds = (context: LocateContext, bucket: Bucket, key: string, input: AclInput): readonly Need[] =>
  setsAcl(input) ? aclNeeds(bucket, objectNeed(context, bucket, key, 's3:PutObjectAcl', aclKeys(input)), input) : [];

/** What setting a list needs: BlockPublicAcls refuses public ones. */
export function aclNeeds(bucket: Bucket, need: Need, input: AclInput): readonly Need[] {
  const blocked = bucket.objectOwnership !== 'BucketOwnerEnforced' && bucket.publicAccessBlock?.BlockPublicAcls === true && isPublicAcl(input);
  return blocked ? [need, { ...need, refusedBy: { effect: 'explicitDeny', kind: 'resource', setting: 'BlockPublicAcls' } }] : [need];
}

/** Refuses what a bucket says no to, and what is not simulated: lists that give others access. */
export function checkObjectAcl(bucket: Bucket, input: AclInput): void {
  if (!setsAcl(input)) return;
  if (bucket.objectOwnership === 'BucketOwnerEnforced') {
    if (input.ACL !== 'bucket-owner-full-control' || hasGrants(input)) throw errors.accessControlListNotSupported();
    return;
  }
  refuseGivingAccess(input);
}

/** The same for a new bucket. */
export function checkBucketAcl(input: AclInput, objectOwnership: string): void {
  if (!setsAcl(input) || (input.ACL === 'private' && !hasGrants(input))) return;
  if (objectOwnership === 'BucketOwnerEnforced') throw errors.aclWithObjectOwnership();
  // A new bucket blocks public access from its first moment.
  if (isPublicAcl(input)) throw errors.aclWithBlockPublicAccess();
  refuseGivingAccess(input);
}

function refuseGivingAccess(input: AclInput): void {
  if (hasGrants(input) || (input.ACL !== 'private' && input.ACL !== 'bucket-owner-full-control')) refuseOtherLists();
}

function refuseOtherLists(): never {
  throw errors.notSimulated({ what: 'access control lists that give others access; a bucket policy can do it' });
}

const cannedAcls: ReadonlySet<string> = new Set([
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
  'log-delivery-write',
]);

/**
 * Refuses to put a list by itself, unless it says what {@link ownersAcl} says anyway.
 * @throws AccessControlListNotSupported, MissingSecurityHeader, InvalidArgument, InvalidRequest
 */
export function checkPutAcl(bucket: Bucket, input: AclInput): void {
  if (bucket.objectOwnership === 'BucketOwnerEnforced') throw errors.accessControlListNotSupported();
  const policy = input.AccessControlPolicy;
  if (!setsAcl(input) && policy === undefined) throw configurationErrors.missingSecurityHeader();
  if (input.ACL !== undefined && hasGrants(input)) throw errors.invalidRequest({ problem: 'Specifying both Canned ACLs and Header Grants is not allowed' });
  if (input.ACL !== undefined && !cannedAcls.has(input.ACL)) throw errors.invalidArgument({ problem: '', argument: 'x-amz-acl', value: input.ACL });
  if (policy === undefined) refuseGivingAccess(input);
  else checkPolicy(bucket, policy);
}

function checkPolicy(bucket: Bucket, policy: AccessControlPolicy): void {
  const { ID } = owner(bucket.ownerAccountId);
  if (policy.Owner?.ID !== undefined && policy.Owner.ID !== ID) throw errors.accessDenied();
  const grants = policy.Grants ?? [];
  if (grants.length === 0 || !grants.every(({ Grantee, Permission }) => Grantee?.ID === ID && Permission === 'FULL_CONTROL')) refuseOtherLists();
}

/** The list of everything whose bucket was never given another: full control for the bucket's owner. */
export const ownersAcl = ({ ownerAccountId }: Bucket) => ({
  Owner: owner(ownerAccountId),
  Grants: [{ Grantee: { ...owner(ownerAccountId), Type: 'CanonicalUser' as const }, Permission: 'FULL_CONTROL' as const }],
});
