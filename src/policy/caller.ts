import type { Principal } from '../kernel/principal.ts';
import type { CompiledPrincipal, PrincipalType } from './compiled-policy.ts';
import { conditionKey, type RequestContext } from './request-context.ts';

/**
 * How a `Principal` element names the caller: by which of the caller's names, or as everyone.
 * `issuer` is the role or user that a session was made from, and `federation` the provider that vouches for a caller.
 */
export type Naming = 'account' | 'everyone' | 'issuer' | 'user' | 'session' | 'service' | 'federation';

/** One name under which a policy may name the caller. */
export interface CallerName {
  readonly type: PrincipalType;
  readonly name: string;
  readonly naming: Naming;
}

const FEDERATED_PROVIDER = conditionKey('aws:FederatedProvider');

/** `user/NAME` and the like are named by ARN or by unique id, an account by its id or its root user's ARN. */
export function callerNames(principal: Principal, context: RequestContext): readonly CallerName[] {
  const aws = (naming: Naming, ...names: readonly string[]): readonly CallerName[] => names.map((name) => ({ type: 'AWS', name, naming }));
  switch (principal.type) {
    case 'Root':
      return aws('account', principal.arn, principal.accountId);
    case 'User':
      return [...aws('user', principal.arn, principal.id), ...accountNames(principal)];
    case 'AssumedRole':
      return [...aws('session', principal.arn), ...aws('issuer', principal.roleArn, principal.id.split(':')[0] ?? ''), ...accountNames(principal)];
    case 'FederatedUser':
      return [...aws('session', principal.arn), ...aws('issuer', principal.createdBy), ...accountNames(principal)];
    case 'AWSService':
      return [{ type: 'Service', name: principal.service, naming: 'service' }];
    case 'Anonymous': {
      // A caller of AssumeRoleWithSAML or AssumeRoleWithWebIdentity has signed nothing; its provider vouches for it.
      const provider = context.get(FEDERATED_PROVIDER);
      return typeof provider === 'string' ? [{ type: 'Federated', name: provider, naming: 'federation' }] : [];
    }
  }
}

function accountNames({ accountId, arn }: { readonly accountId: string; readonly arn: string }): readonly CallerName[] {
  const partition = arn.split(':')[1] ?? 'aws';
  return [
    { type: 'AWS', name: `arn:${partition}:iam::${accountId}:root`, naming: 'account' },
    { type: 'AWS', name: accountId, naming: 'account' },
  ];
}

const REACH: Readonly<Record<Naming, number>> = { account: 0, issuer: 1, user: 2, everyone: 3, session: 4, service: 5, federation: 5 };

/** How a `Principal` element names the caller: of several namings the one that grants most; `undefined` when it does not. */
export function namingOf(element: CompiledPrincipal, names: readonly CallerName[]): Naming | undefined {
  let best: Naming | undefined = element.everyone ? 'everyone' : undefined;
  for (const { type, name, naming } of names) {
    if (element.named[type].has(name) && (best === undefined || REACH[naming] > REACH[best])) best = naming;
  }
  return best;
}

/**
 * Whether a `NotPrincipal` element leaves the caller out of its statement. A Deny spares only callers all of whose names are listed
 * (account, role and session: "AWS JSON policy elements: NotPrincipal"); an Allow leaves out callers of whom any is.
 */
export function isSpared(element: CompiledPrincipal, names: readonly CallerName[], effect: 'Allow' | 'Deny'): boolean {
  if (element.everyone) return true;
  const listed = new Set(names.filter(({ type, name }) => element.named[type].has(name)).map(({ naming }) => naming));
  return effect === 'Allow' ? listed.size > 0 : listed.size > 0 && names.every(({ naming }) => listed.has(naming));
}
