import type { ConditionContext, Need } from '../../kernel/need.ts';
import type { DecisionRecord } from '../../kernel/decision.ts';
import type { Principal } from '../../kernel/principal.ts';
import type { ReadState } from '../../kernel/state.ts';
import type { CallSource } from '../../kernel/call-source.ts';
import { decide } from '../../policy/decide.ts';
import { identityPolicies } from '../../services/shared/identity/policies-of.ts';
import { principalContext } from '../../services/shared/identity/principal-facts.ts';
import type { CompiledPolicies } from '../policies.ts';

/** Who asks, when, where and from where: what a decision takes from the request as a whole. */
export interface Asker {
  readonly principal: Principal;
  readonly accountId: string;
  readonly region: string;
  readonly source: CallSource;
  readonly now: number;
  /** True for a call that a service makes on a principal's behalf. */
  readonly viaService: boolean;
}

/** Decides one need of a call, with all that the decision rested on. */
export function decideNeed(state: ReadState, policies: CompiledPolicies, asker: Asker, need: Need): DecisionRecord {
  const resourceAccountId = need.resourceAccountId ?? asker.accountId;
  const context = { ...requestContext(asker, resourceAccountId), ...principalContext(state, asker.principal, asker.now), ...need.context };
  const references = [...(need.resourcePolicy ? [need.resourcePolicy] : []), ...identityPolicies(state, asker.principal)];
  const asked = { action: need.action, resource: need.resource, resourceAccountId, context };
  const { allowed, reason } = need.refusedBy
    ? { allowed: false, reason: { type: 'refusedBySetting' as const, ...need.refusedBy } }
    : decide({ principal: asker.principal, ...asked }, references, policies.of(state));
  return { ...asked, ...(need.resourceLabel !== undefined && { resourceLabel: need.resourceLabel }), policies: references, allowed, reason };
}

/** The global condition keys that every request has, whoever makes it. */
function requestContext({ accountId, region, source, now, viaService, principal }: Asker, resourceAccountId: string): ConditionContext {
  const isService = principal.type === 'AWSService';
  return {
    'aws:CurrentTime': new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': resourceAccountId,
    'aws:SecureTransport': 'true',
    // A service that calls for itself has no address of the caller's to show.
    ...(!isService && { 'aws:SourceIp': source.ip }),
    'aws:UserAgent': source.userAgent,
    'aws:ViaAWSService': String(viaService),
    'aws:PrincipalIsAWSService': String(isService),
    ...(isService && { 'aws:PrincipalServiceName': principal.service, 'aws:SourceAccount': accountId }),
  };
}
