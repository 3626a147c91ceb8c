import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { operation } from '../../../kernel/operation.ts';
import type { Principal, RolePrincipal, SessionFacts } from '../../../kernel/principal.ts';
import { assumedRoleArn } from '../../shared/identity/arns.ts';
import { roleIdOf } from '../../shared/identity/entities.ts';
import { giveOutCredentials, type SessionPrincipal, secretCredentials } from '../../shared/identity/session-credentials.ts';
import { assumedRoles } from '../../shared/identity/sessions.ts';
import { required } from '../../shared/required.ts';
import { instanceArnOf, type NamedRole, namedRole, trustNeed } from '../assumed-role.ts';
import { errors } from '../errors.ts';
import { showsMfa, takeMfaCode } from '../mfa.ts';
import { checkSessionPolicy, keepSessionPolicies, packedPolicySize } from '../session-policies.ts';
import { checkSessionTags, sessionTagContext, sessionTags } from '../session-tags.ts';

/** Seconds. */
const hour = 3600;

export default operation<AssumeRoleCommandInput, AssumeRoleCommandOutput>({
  name: 'AssumeRole',
  mutating: true,
  irrevocable: true,
  needs(input, context) {
    const { principal, state } = context;
    const named = namedRole(state, required(input.RoleArn));
    if (principal.type === 'Root') throw errors.rootMayNotAssume();
    // A wrong code is found out when the call is carried out, before anything comes of it.
    const mfa = showsMfa(input, context) ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' } : {};
    return roleNeeds(input, named, sourceIdentityOf(input, principal), mfa);
  },
  validate(input, { principal, state }) {
    checkDuration(input.DurationSeconds, namedRole(state, required(input.RoleArn)), principal);
    const inherited = sessionOf(principal)?.sourceIdentity;
    if (inherited !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== inherited) throw errors.sourceIdentityChanged();
    checkSessionTags(input, principal);
    checkSessionPolicy(input);
  },
  execute(input, context) {
    if (showsMfa(input, context)) takeMfaCode(input, context);
    const packed = packedPolicySize(input);
    const named = namedRole(context.state, required(input.RoleArn));
    const policyHashes = keepSessionPolicies(context, named.accountId, input);
    const principal = rolePrincipal(input, named, context, policyHashes);
    const { sourceIdentity } = principal.session;
    context.state.put(assumedRoles, [named.accountId, roleIdOf(principal.id)], true);
    return {
      Credentials: giveOutCredentials(context, principal),
      AssumedRoleUser: { AssumedRoleId: principal.id, Arn: principal.arn },
      ...(packed !== undefined && { PackedPolicySize: packed }),
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
  secretOutputs: secretCredentials,
  example: {
    command: 'aws sts assume-role --role-arn arn:aws:iam::123456789012:role/cat-app --role-session-name cat',
    before: [
      `aws iam create-role --role-name cat-app --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}'`,
    ],
  },
});

const sessionOf = (principal: Principal): SessionFacts | undefined => ('session' in principal ? principal.session : undefined);

/** A source identity, once set, stays for all sessions that follow. */
const sourceIdentityOf = ({ SourceIdentity }: AssumeRoleCommandInput, principal: Principal): string | undefined =>
  sessionOf(principal)?.sourceIdentity ?? SourceIdentity;

function roleNeeds(input: AssumeRoleCommandInput, named: NamedRole, sourceIdentity: string | undefined, mfa: ConditionContext): readonly Need[] {
  const identity = sourceIdentity === undefined ? {} : { 'sts:SourceIdentity': sourceIdentity };
  const keys = {
    'sts:RoleSessionName': required(input.RoleSessionName),
    ...(input.ExternalId !== undefined && { 'sts:ExternalId': input.ExternalId }),
    ...identity,
    ...mfa,
    ...sessionTagContext(input),
  };
  return [
    trustNeed(named, 'sts:AssumeRole', keys),
    ...((input.Tags ?? []).length > 0 ? [trustNeed(named, 'sts:TagSession', sessionTagContext(input))] : []),
    ...(sourceIdentity === undefined ? [] : [trustNeed(named, 'sts:SetSourceIdentity', identity)]),
  ];
}

function checkDuration(seconds: number | undefined, { role }: NamedRole, principal: Principal): void {
  // A service decides itself how long the sessions last that it begins: EC2's outlast the role's maximum.
  if (seconds === undefined || principal.type === 'AWSService') return;
  if (principal.type === 'AssumedRole' && seconds > hour) throw errors.beyondChaining();
  if (role !== undefined && seconds > role.maxSessionDuration) throw errors.beyondRoleMaximum();
}

function rolePrincipal(
  input: AssumeRoleCommandInput,
  { arn, accountId, role }: NamedRole,
  { now, partition, region, principal }: LocateContext,
  policyHashes: readonly string[] | undefined,
): RolePrincipal & SessionPrincipal {
  // Authorization has refused the call where there is no such role.
  const { roleName, roleId } = required(role);
  const sessionName = required(input.RoleSessionName);
  const sourceIdentity = sourceIdentityOf(input, principal);
  const instanceArn = instanceArnOf(principal, partition, region, sessionName);
  return {
    type: 'AssumedRole',
    accountId,
    arn: assumedRoleArn(partition, accountId, roleName, sessionName),
    id: `${roleId}:${sessionName}`,
    roleName,
    roleArn: arn,
    sessionName,
    session: {
      issuedAt: now,
      expiresAt: now + (input.DurationSeconds ?? hour) * 1000,
      // "The temporary credentials returned by AssumeRole do not include MFA information in the context": IAM User Guide, read 2026-11.
      mfaAuthenticated: false,
      ...(policyHashes !== undefined && { policyHashes }),
      ...sessionTags(input, principal),
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      ...(instanceArn !== undefined && { instanceArn }),
    },
  };
}
