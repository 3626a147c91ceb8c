import { defineTable } from '../../../kernel/state.ts';

/*
 * Who and what an account knows. Entities are found by their name without regard to case, as IAM keeps names unique;
 * whatever hangs on an entity is keyed by its unique id, so that renaming it touches one row and a new entity of an
 * old name inherits nothing. Times are milliseconds since 1970; policy documents are kept by content.
 */

/** A tag, in AWS's spelling, so that answers can hand it out as it is. */
export interface TagRow {
  readonly Key: string;
  readonly Value: string;
}

interface Entity {
  /** Begins and ends with `/`. */
  readonly path: string;
  readonly createdAt: number;
}

/** An IAM user. */
export interface UserRow extends Entity {
  readonly userName: string;
  readonly userId: string;
  /** The ARN of a managed policy. */
  readonly permissionsBoundary?: string;
  readonly tags: readonly TagRow[];
}

/** A group of users. */
export interface GroupRow extends Entity {
  readonly groupName: string;
  readonly groupId: string;
}

/** An IAM role. */
export interface RoleRow extends Entity {
  readonly roleName: string;
  readonly roleId: string;
  /** The trust policy, by content. */
  readonly trustHash: string;
  readonly description?: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly permissionsBoundary?: string;
  readonly tags: readonly TagRow[];
}

/** What hands a role to EC2 instances. */
export interface InstanceProfileRow extends Entity {
  readonly instanceProfileName: string;
  readonly instanceProfileId: string;
  readonly roleId?: string;
  readonly tags: readonly TagRow[];
}

/** One version of a customer managed policy. */
export interface PolicyVersionRow {
  readonly versionId: string;
  readonly hash: string;
  readonly createdAt: number;
}

/** A customer managed policy. */
export interface ManagedPolicyRow extends Entity {
  readonly policyName: string;
  readonly policyId: string;
  readonly description?: string;
  readonly updatedAt: number;
  readonly defaultVersionId: string;
  /** The number that the next version gets; numbers are never used twice. */
  readonly nextVersion: number;
  readonly versions: readonly PolicyVersionRow[];
  readonly tags: readonly TagRow[];
}

/** An AWS managed policy that this account has used: its document as it was then. */
export interface AwsPolicyRow {
  readonly policyName: string;
  readonly hash: string;
}

/** What an entity's unique id stands for. */
export interface EntityRow {
  readonly kind: 'user' | 'group' | 'role';
  /** The entity's name as it is keyed. */
  readonly nameKey: string;
}

/** A long-term access key. */
export interface AccessKeyRow {
  readonly accountId: string;
  /** The user's unique id; the account's id for the root user. */
  readonly ownerId: string;
  /** Sealed under {@link accessKeySealLabel}. */
  readonly sealedSecret: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

/** The password with which a user signs in. */
export interface LoginProfileRow {
  /** Sealed under {@link passwordSealLabel}. */
  readonly sealedPassword: string;
  readonly createdAt: number;
  /** When the password was last set; absent where it is the first one. */
  readonly changedAt?: number;
  /** The passwords before this one, the latest first, each sealed in the same way. */
  readonly earlier?: readonly string[];
  /** Whether the user has to choose another one first. */
  readonly resetRequired: boolean;
  /** When somebody last signed in with it; absent where nobody has. */
  readonly lastUsedAt?: number;
}

/** Keys: `[accountId, userId]`. */
export const loginProfiles = defineTable<LoginProfileRow>('iam.login-profiles');
/** Keys: `[accountId, nameKey]`. */
export const users = defineTable<UserRow>('iam.users');
/** Keys: `[accountId, nameKey]`. */
export const groups = defineTable<GroupRow>('iam.groups');
/** Keys: `[accountId, nameKey]`. */
export const roles = defineTable<RoleRow>('iam.roles');
/** Keys: `[accountId, nameKey]`. */
export const instanceProfiles = defineTable<InstanceProfileRow>('iam.instance-profiles');
/** Keys: `[accountId, nameKey]`. */
export const managedPolicies = defineTable<ManagedPolicyRow>('iam.managed-policies');
/** Keys: `[accountId, policyArn]`. */
export const awsPolicies = defineTable<AwsPolicyRow>('iam.aws-policies');
/** Users, groups and roles by unique id. Keys: `[accountId, id]`. */
export const entities = defineTable<EntityRow>('iam.entities');
/** Keys: `[accountId, userId, groupId]`. */
export const memberships = defineTable<true>('iam.memberships');
/** The same the other way round. Keys: `[accountId, groupId, userId]`. */
export const groupMembers = defineTable<true>('iam.group-members');
/** Managed policies of an entity. Keys: `[accountId, entityId, policyArn]`. */
export const attachedPolicies = defineTable<true>('iam.attached-policies');
/** The same the other way round. Keys: `[accountId, policyArn, entityId]`. */
export const policyEntities = defineTable<true>('iam.policy-entities');
/** Which entities a policy bounds. Keys: `[accountId, policyArn, entityId]`. */
export const boundaryEntities = defineTable<true>('iam.boundary-entities');
/** Inline policies: the document's hash. Keys: `[accountId, entityId, policyName]`. */
export const inlinePolicies = defineTable<{ readonly hash: string }>('iam.inline-policies');
/** Which instance profiles hold a role. Keys: `[accountId, roleId, profile's nameKey]`. */
export const roleProfiles = defineTable<true>('iam.role-profiles');
/** Keys: `[accessKeyId]`, unique in the world. */
export const accessKeys = defineTable<AccessKeyRow>('iam.access-keys');
/** An owner's access keys. Keys: `[accountId, ownerId, accessKeyId]`. */
export const ownedAccessKeys = defineTable<true>('iam.owned-access-keys');
/** An account's aliases (AWS allows one). Keys: `[accountId, alias]`. */
export const accountAliases = defineTable<true>('iam.account-aliases');
/** Whose an alias is: the account's id. Keys: `[alias]`, unique in the world. */
export const aliasOwners = defineTable<string>('iam.alias-owners');

/** A name as it is keyed: IAM's names "must be unique within the account" and "are not distinguished by case". */
export const nameKey = (name: string): string => name.toLowerCase();

/** The label under which an access key's secret is sealed. */
export const accessKeySealLabel = (accessKeyId: string): string => `access-key/${accessKeyId}`;

/** The label under which a user's password is sealed. */
export const passwordSealLabel = (accountId: string, userId: string): string => `password/${accountId}/${userId}`;
