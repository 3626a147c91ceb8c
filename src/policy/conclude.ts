import type { DecisionReason } from '../kernel/decision.ts';
import type { PolicyKind } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Naming } from './caller.ts';
import type { Decision, DecisionRequest } from './decision-request.ts';
import type { Found, Tally } from './tally.ts';

/** Draws the conclusion from the statements that apply, in AWS's order. */
export function conclude(request: DecisionRequest, tally: Tally): Decision {
  if (tally.deny !== undefined) return no({ type: 'explicitDeny', ...tally.deny });
  for (const kind of ['rcp', 'scp'] as const) if (!tally.allowsAtEveryLevel(kind)) return missing(kind);
  if (tally.has('vpcEndpoint') && tally.allow('vpcEndpoint') === undefined) return missing('vpcEndpoint');
  switch (request.principal.type) {
    case 'Anonymous':
      return resourceAlone(request, tally);
    case 'AWSService':
      return isAskedForPolicy(request, request.principal.service, tally) ? resourceAlone(request, tally) : yes({ type: 'allowedAsService' });
    default:
      return ofPrincipal(request, tally);
  }
}

const yes = (reason: DecisionReason): Decision => ({ allowed: true, reason });
const no = (reason: DecisionReason): Decision => ({ allowed: false, reason });
const missing = (kind: PolicyKind): Decision => no({ type: 'implicitDeny', kind });
const by = ({ policy, statement }: Found): Decision => yes({ type: 'allowedByStatement', policy, statement });

/** The kind of policy that stands on the resource's side. */
const resourceKind = ({ action }: DecisionRequest, tally: Tally): 'trust' | 'resource' =>
  tally.has('trust') || (!tally.has('resource') && action.toLowerCase().startsWith('sts:assumerole')) ? 'trust' : 'resource';

function resourceAlone(request: DecisionRequest, tally: Tally): Decision {
  const [grant] = tally.grants;
  return grant === undefined ? missing(resourceKind(request, tally)) : by(grant);
}

/** Services whose resources serve other services only as their own policies say. */
const GUARDED_BY_POLICY: ReadonlySet<string> = new Set(['s3', 'sts', 'kms', 'sns', 'sqs', 'lambda', 'secretsmanager']);

/** Whether a service's own call needs an Allow of the resource's policy: where there is one, and where AWS would ask for one. */
function isAskedForPolicy({ action }: DecisionRequest, service: string, tally: Tally): boolean {
  if (tally.has('resource') || tally.has('trust')) return true;
  const prefix = action.slice(0, action.indexOf(':')).toLowerCase();
  return GUARDED_BY_POLICY.has(prefix) && !`.${service}`.includes(`.${prefix}.amazonaws.`);
}

/** The kinds of the caller's own policies, in the order they are looked at. */
const OWN_KINDS = ['identity', 'boundary', 'session'] as const;

type OwnKind = (typeof OWN_KINDS)[number];

/** Root users, users, role sessions and federated users. */
function ofPrincipal(request: DecisionRequest, tally: Tally): Decision {
  const { principal } = request;
  const sameAccount = principal.accountId === request.resourceAccountId;
  const kind = resourceKind(request, tally);
  const [grant] = tally.grants;
  if (sameAccount && kind === 'trust' && grant === undefined) return missing(kind);
  for (const own of OWN_KINDS) if (!allowsItself(own, principal, tally) && !(sameAccount && isOverridden(own, tally))) return missing(own);
  // Across accounts the caller's account is asked first, then the resource's ("Cross-account policy evaluation logic").
  if (!sameAccount || kind === 'trust') return grant === undefined ? missing(kind) : by(grant);
  if (principal.type === 'Root') return yes({ type: 'allowedAsRoot' });
  const decisive = tally.grants.find(({ naming }) => naming !== 'account') ?? tally.allow('identity') ?? tally.allow('session');
  return decisive === undefined ? missing('identity') : by(decisive);
}

/** Whether the caller's own policies of a kind let the request through. */
function allowsItself(kind: OwnKind, principal: Principal, tally: Tally): boolean {
  if (tally.allow(kind) !== undefined) return true;
  if (kind === 'identity') return isRoot(principal);
  // A federated user to whom no session policy was passed has no permissions of its own (STS API Reference, GetFederationToken).
  return !tally.has(kind) && !(kind === 'session' && principal.type === 'FederatedUser');
}

/** The root user, and federated users whom it created, have every permission of the account to begin with. */
const isRoot = (principal: Principal): boolean => principal.type === 'Root' || (principal.type === 'FederatedUser' && principal.createdBy.endsWith(':root'));

/**
 * Which implicit denies of the caller's own policies an Allow of the resource's policy overrides within an account, by how it names the caller:
 * "How AWS enforcement code logic evaluates requests to allow or deny access" and, for everyone, "AWS JSON policy elements: Principal"
 * (IAM User Guide, read November 2026).
 */
const OVERRIDES: Readonly<Record<Naming, readonly OwnKind[]>> = {
  account: [],
  issuer: ['identity'],
  user: ['identity', 'boundary'],
  session: ['identity', 'boundary', 'session'],
  everyone: ['identity', 'boundary', 'session'],
  service: [],
  federation: [],
};

const isOverridden = (kind: OwnKind, tally: Tally): boolean => tally.grants.some(({ naming }) => OVERRIDES[naming].includes(kind));
