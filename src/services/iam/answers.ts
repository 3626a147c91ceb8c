import type { AccessKeyMetadata, AttachedPermissionsBoundary, Group, InstanceProfile, Policy, PolicyVersion, Role, Tag, User } from '@aws-sdk/client-iam';
import type { LocateContext } from '../../kernel/context.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import type { AwsManagedPolicy } from '../../world/managed-policies/managed-policies.ts';
import { groupArn, instanceProfileArn, policyArn, roleArn, userArn } from '../shared/identity/arns.ts';
import { roleById } from '../shared/identity/entities.ts';
import {
  type AccessKeyRow,
  boundaryEntities,
  type GroupRow,
  type InstanceProfileRow,
  type ManagedPolicyRow,
  type PolicyVersionRow,
  policyEntities,
  type RoleRow,
  type TagRow,
  type UserRow,
} from '../shared/identity/tables.ts';
import { documentText } from '../shared/policy-documents.ts';
import { encodeDocument } from './encode-document.ts';
import { countRows } from './quotas.ts';

/** What answers are made with. */
export type AnswerContext = Pick<LocateContext, 'state' | 'accountId' | 'partition'>;

/** A date as IAM gives it: to the second. */
export const toDate = (milliseconds: number): Date => new Date(wholeSeconds(milliseconds));

/** Tags as answers hold them. */
export const toTags = (tags: readonly TagRow[]): Tag[] => tags.map(({ Key, Value }) => ({ Key, Value }));

const tagsIfAny = (tags: readonly TagRow[]): { Tags?: Tag[] } => (tags.length === 0 ? {} : { Tags: toTags(tags) });

const boundaryIfAny = (arn: string | undefined): { PermissionsBoundary?: AttachedPermissionsBoundary } =>
  // The model's only value is PermissionsBoundaryPolicy, but IAM answers `Policy` (IAM API reference's examples, read 2026-11).
  arn === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: arn } };

/** A user as ListUsers shows it: "does not include PermissionsBoundary, PasswordLastUsed, Tags". */
export const listedUser = ({ partition, accountId }: AnswerContext, user: UserRow): User => ({
  Path: user.path,
  UserName: user.userName,
  UserId: user.userId,
  Arn: userArn(partition, accountId, user.path, user.userName),
  CreateDate: toDate(user.createdAt),
});

/** A user as CreateUser and GetUser show it. */
export const wholeUser = (context: AnswerContext, user: UserRow): User => ({
  ...listedUser(context, user),
  ...boundaryIfAny(user.permissionsBoundary),
  ...tagsIfAny(user.tags),
});

/** A group. */
export const groupAnswer = ({ partition, accountId }: AnswerContext, group: GroupRow): Group => ({
  Path: group.path,
  GroupName: group.groupName,
  GroupId: group.groupId,
  Arn: groupArn(partition, accountId, group.path, group.groupName),
  CreateDate: toDate(group.createdAt),
});

/** A role as it stands inside an instance profile. */
const roleInProfile = ({ state, partition, accountId }: AnswerContext, role: RoleRow): Role => ({
  Path: role.path,
  RoleName: role.roleName,
  RoleId: role.roleId,
  Arn: roleArn(partition, accountId, role.path, role.roleName),
  CreateDate: toDate(role.createdAt),
  AssumeRolePolicyDocument: encodeDocument(documentText(state, role.trustHash)),
});

/** A role as ListRoles shows it: without RoleLastUsed, PermissionsBoundary and Tags. */
export const listedRole = (context: AnswerContext, role: RoleRow): Role => ({
  ...roleInProfile(context, role),
  ...(role.description !== undefined && { Description: role.description }),
  MaxSessionDuration: role.maxSessionDuration,
});

/** A role as CreateRole answers it: without MaxSessionDuration and RoleLastUsed. */
export const createdRole = (context: AnswerContext, role: RoleRow): Role => ({
  ...roleInProfile(context, role),
  ...(role.description !== undefined && { Description: role.description }),
  ...boundaryIfAny(role.permissionsBoundary),
  ...tagsIfAny(role.tags),
});

/** A role as GetRole shows it, save for RoleLastUsed. */
export const wholeRole = (context: AnswerContext, role: RoleRow): Role => ({
  ...listedRole(context, role),
  ...boundaryIfAny(role.permissionsBoundary),
  ...tagsIfAny(role.tags),
});

/** An instance profile with its role, without tags. */
export function listedInstanceProfile(context: AnswerContext, profile: InstanceProfileRow): InstanceProfile {
  const role = profile.roleId === undefined ? undefined : roleById(context.state, context.accountId, profile.roleId);
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.instanceProfileId,
    Arn: instanceProfileArn(context.partition, context.accountId, profile.path, profile.instanceProfileName),
    CreateDate: toDate(profile.createdAt),
    Roles: role === undefined ? [] : [roleInProfile(context, role)],
  };
}

const usage = (context: AnswerContext, arn: string): Pick<Policy, 'AttachmentCount' | 'PermissionsBoundaryUsageCount'> => ({
  AttachmentCount: countRows(context, policyEntities, [context.accountId, arn]),
  PermissionsBoundaryUsageCount: countRows(context, boundaryEntities, [context.accountId, arn]),
});

/** A customer managed policy as ListPolicies shows it: without description and tags. */
export function listedPolicy(context: AnswerContext, policy: ManagedPolicyRow): Policy {
  const arn = policyArn(context.partition, context.accountId, policy.path, policy.policyName);
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    ...usage(context, arn),
    IsAttachable: true,
    CreateDate: toDate(policy.createdAt),
    UpdateDate: toDate(policy.updatedAt),
  };
}

/** An AWS managed policy. */
export const awsPolicyAnswer = (context: AnswerContext, policy: AwsManagedPolicy): Policy => ({
  PolicyName: policy.policyName,
  PolicyId: policy.policyId,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersionId,
  ...usage(context, policy.arn),
  IsAttachable: policy.attachable,
  CreateDate: toDate(policy.createdAt),
  UpdateDate: toDate(policy.updatedAt),
});

/** A version of a customer managed policy, without its document. */
export const versionAnswer = (policy: ManagedPolicyRow, version: PolicyVersionRow): PolicyVersion => ({
  VersionId: version.versionId,
  IsDefaultVersion: version.versionId === policy.defaultVersionId,
  CreateDate: toDate(version.createdAt),
});

/** An access key without its secret. */
export const accessKeyMetadata = (userName: string, accessKeyId: string, { status, createdAt }: AccessKeyRow): AccessKeyMetadata => ({
  UserName: userName,
  AccessKeyId: accessKeyId,
  Status: status,
  CreateDate: toDate(createdAt),
});
