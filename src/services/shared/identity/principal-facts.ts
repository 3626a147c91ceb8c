import type { ConditionContext } from '../../../kernel/need.ts';
import type { Principal, SessionFacts } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { roleById, roleIdOf, userById } from './entities.ts';
import { creatorOf } from './policies-of.ts';
import type { TagRow } from './tables.ts';

const principalTypes = { Root: 'Account', User: 'User', AssumedRole: 'AssumedRole', FederatedUser: 'FederatedUser', Anonymous: 'Anonymous' } as const;

/**
 * The global condition keys that come from who is calling: each present or absent as AWS's "AWS global condition context keys"
 * says for the kind of principal (read 2026-11).
 * @param now the cloud's clock, in milliseconds since 1970, for `aws:MultiFactorAuthAge`
 */
export function principalContext(state: ReadState, principal: Principal, now: number): ConditionContext {
  if (principal.type === 'Anonymous') {
    return { 'aws:PrincipalType': 'Anonymous', 'aws:PrincipalAccount': 'anonymous', 'aws:userid': 'anonymous' };
  }
  if (principal.type === 'AWSService') {
    return { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal.service, 'aws:PrincipalServiceNamesList': [principal.service] };
  }
  // Built up member by member: every call makes one, and most callers have neither tags nor a session.
  const context: Record<string, string | readonly string[]> = {
    'aws:PrincipalArn': principal.type === 'AssumedRole' ? principal.roleArn : principal.arn,
    'aws:PrincipalAccount': principal.accountId,
    'aws:PrincipalType': principalTypes[principal.type],
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': principal.id,
  };
  if (principal.type === 'User') context['aws:username'] = principal.userName;
  for (const { Key, Value } of principalTags(state, principal)) context[`aws:PrincipalTag/${Key}`] = Value;
  return principal.session ? Object.assign(context, sessionContext(principal.session, now)) : context;
}

function sessionContext(session: SessionFacts, now: number): ConditionContext {
  return {
    'aws:TokenIssueTime': new Date(session.issuedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    // Temporary credentials always carry the first key, long-term ones never; the age is there only where there was MFA.
    'aws:MultiFactorAuthPresent': String(session.mfaAuthenticated),
    ...(session.mfaAuthenticated && { 'aws:MultiFactorAuthAge': String(Math.max(0, Math.floor((now - session.issuedAt) / 1000))) }),
    ...(session.sourceIdentity !== undefined && { 'aws:SourceIdentity': session.sourceIdentity }),
    ...(session.instanceArn !== undefined && { 'ec2:SourceInstanceArn': session.instanceArn }),
  };
}

/**
 * The tags that a principal has in a request: those of its user or role, over which go the session's.
 * Tag keys ignore case, so a session tag takes the place of any spelling of its key.
 */
function principalTags(state: ReadState, principal: Principal): readonly TagRow[] {
  const ownTags = entityTags(state, principal);
  const ofSession = 'session' in principal ? principal.session?.tags : undefined;
  if (ofSession === undefined) return ownTags;
  const sessionTags = Object.entries(ofSession).map(([Key, Value]) => ({ Key, Value }));
  const merged = new Map<string, TagRow>();
  for (const tag of [...ownTags, ...sessionTags]) merged.set(tag.Key.toLowerCase(), tag);
  return [...merged.values()];
}

function entityTags(state: ReadState, principal: Principal): readonly TagRow[] {
  if (principal.type === 'User') return userById(state, principal.accountId, principal.id)?.tags ?? [];
  if (principal.type === 'AssumedRole') return roleById(state, principal.accountId, roleIdOf(principal.id))?.tags ?? [];
  if (principal.type === 'FederatedUser') return creatorOf(state, principal)?.tags ?? [];
  return [];
}
