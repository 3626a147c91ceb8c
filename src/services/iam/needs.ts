import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import type { Principal } from '../../kernel/principal.ts';
import { groupArn, instanceProfileArn, policyArn, roleArn, userArn } from '../shared/identity/arns.ts';
import { findGroup, findRole, findUser } from '../shared/identity/entities.ts';
import { errors } from './errors.ts';
import { findCustomerPolicy, findInstanceProfile } from './lookup.ts';
import { resourceTagContext } from './tags.ts';

/*
 * What IAM's operations need. An operation on something that exists, or should, is refused `on resource: role NAME`, as IAM names
 * what a caller asked for; one that makes something, or lists, is refused on an ARN (published transcripts, 2017 to 2026).
 * Policies match the ARN in both cases.
 */

/** What is particular to an action. */
export interface NeedOptions {
  /** Further condition keys of the request. */
  readonly keys?: ConditionContext;
  /** Whether `iam:PermissionsBoundary` holds the boundary that the user or role has now. */
  readonly boundary?: boolean;
}

/** Needs of an operation on a user, by its name. */
export function userNeeds(action: string, name: string, context: LocateContext, { keys, boundary }: NeedOptions = {}): readonly Need[] {
  const user = findUser(context.state, context.accountId, name);
  const arn = userArn(context.partition, context.accountId, user?.path ?? '/', user?.userName ?? name);
  const resourceKeys = { ...resourceTagContext(user?.tags ?? [], ['aws', 'iam']), ...(boundary && boundaryContext(user?.permissionsBoundary)), ...keys };
  return [iamNeed(context, action, arn, resourceKeys, `user ${name}`)];
}

/** Needs of an operation on a role, by its name. */
export function roleNeeds(action: string, name: string, context: LocateContext, { keys, boundary }: NeedOptions = {}): readonly Need[] {
  const role = findRole(context.state, context.accountId, name);
  const arn = roleArn(context.partition, context.accountId, role?.path ?? '/', role?.roleName ?? name);
  const resourceKeys = { ...resourceTagContext(role?.tags ?? [], ['aws', 'iam']), ...(boundary && boundaryContext(role?.permissionsBoundary)), ...keys };
  return [iamNeed(context, action, arn, resourceKeys, `role ${name}`)];
}

/** Needs of an operation on a group, by its name. */
export function groupNeeds(action: string, name: string, context: LocateContext, { keys }: Pick<NeedOptions, 'keys'> = {}): readonly Need[] {
  const group = findGroup(context.state, context.accountId, name);
  const arn = groupArn(context.partition, context.accountId, group?.path ?? '/', group?.groupName ?? name);
  return [iamNeed(context, action, arn, keys, `group ${name}`)];
}

/** Needs of an operation on an instance profile, by its name. */
export function instanceProfileNeeds(action: string, name: string, context: LocateContext, { keys }: Pick<NeedOptions, 'keys'> = {}): readonly Need[] {
  const profile = findInstanceProfile(context, name);
  const arn = instanceProfileArn(context.partition, context.accountId, profile?.path ?? '/', profile?.instanceProfileName ?? name);
  return [iamNeed(context, action, arn, { ...resourceTagContext(profile?.tags ?? [], ['aws']), ...keys }, `instance profile ${name}`)];
}

/**
 * Needs of an operation on a managed policy, by its ARN. AWS's policies may be read as one's own;
 * to change them, or to reach another account's, takes that account's leave.
 */
export function policyNeeds(action: string, arn: string, context: LocateContext, { keys }: Pick<NeedOptions, 'keys'> = {}): readonly Need[] {
  const { accountId } = parsePolicyArn(arn);
  const policy = findCustomerPolicy(context, arn);
  const mayRead = accountId === 'aws' && /^iam:(?:Get|List)/.test(action);
  const foreign = accountId !== context.accountId && !mayRead;
  const need = iamNeed(context, action, arn, { ...resourceTagContext(policy?.tags ?? [], ['aws']), ...keys }, `policy ${arn}`);
  return [foreign ? { ...need, resourceAccountId: accountId } : need];
}

/** Needs of making something, or of listing: on the ARN itself. */
export const arnNeeds = (action: string, arn: string, context: LocateContext, keys?: ConditionContext): readonly Need[] => [
  iamNeed(context, action, arn, keys),
];

/** Needs of CreatePolicy, which names the policy rather than its ARN. */
export const newPolicyNeeds = (name: string, path: string, context: LocateContext, keys: ConditionContext): readonly Need[] => [
  iamNeed(context, 'iam:CreatePolicy', policyArn(context.partition, context.accountId, path, name), keys, `policy ${name}`),
];

/** Needs of ListPolicies, which names the path. */
export const policyPathNeeds = (path: string, context: LocateContext): readonly Need[] => [
  iamNeed(context, 'iam:ListPolicies', policyArn(context.partition, context.accountId, path, ''), undefined, `policy path ${path}`),
];

/** The managed policy that an operation attaches, detaches or sets as a boundary, as a condition key. Throws ValidationError. */
export function policyArnContext(arn: string): ConditionContext {
  parsePolicyArn(arn);
  return { 'iam:PolicyARN': arn };
}

/** A permissions boundary as a condition key. */
export const boundaryContext = (arn: string | undefined): ConditionContext => (arn === undefined ? {} : { 'iam:PermissionsBoundary': arn });

/** The parts of a managed policy's ARN. Throws ValidationError when it is none: `Invalid ARN:  Could not be parsed!`, two spaces. */
export function parsePolicyArn(arn: string): { readonly accountId: string } {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith('policy/') || !/^(?:\d{12}|aws)$/.test(parsed.accountId)) throw errors.invalidArn();
  return parsed;
}

function iamNeed(context: LocateContext, action: string, resource: string, keys: ConditionContext = {}, resourceLabel?: string): Need {
  refuseSession(context.principal);
  const hasKeys = Object.keys(keys).length > 0;
  return { action, resource, ...(resourceLabel !== undefined && { resourceLabel }), ...(hasKeys && { context: keys }) };
}

/**
 * "You cannot call any IAM API operations unless MFA authentication information is included in the request" with the
 * credentials of GetSessionToken; GetFederationToken's can call none. STS API reference, read 2026-11. A sign-in's are neither.
 */
function refuseSession(principal: Principal): void {
  if (principal.type === 'FederatedUser') throw errors.sessionNotUsable();
  const session = principal.type === 'User' || principal.type === 'Root' ? principal.session : undefined;
  if (session !== undefined && !session.signedIn && !session.mfaAuthenticated) throw errors.sessionNotUsable();
}
