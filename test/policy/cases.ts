import { readdirSync, readFileSync } from 'node:fs';
import type { ConditionContext, PolicyKind, PolicyReference } from '../../src/kernel/need.ts';
import { anonymous, type Principal, rootUser, servicePrincipal } from '../../src/kernel/principal.ts';
import type { CompiledLookup } from '../../src/policy/compiled-policy.ts';
import type { Decision, DecisionRequest } from '../../src/policy/decision-request.ts';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';

/** A policy of a case: what it says and where it stands. */
export interface CasePolicy {
  readonly kind: PolicyKind;
  readonly attachedTo: string;
  readonly level?: number;
  readonly document: unknown;
}

/** Who asks: an ARN, a service principal or `anonymous`; an object for a federated user, who is created by somebody. */
export type CasePrincipal = string | { readonly arn: string; readonly createdBy: string };

/** One fact about AWS: this request, under these policies, comes out so. */
export interface DecisionCase {
  readonly name: string;
  readonly principal?: CasePrincipal;
  readonly action: string;
  readonly resource: string;
  /** The account that owns the resource; the caller's when absent. */
  readonly account?: string;
  readonly context?: ConditionContext;
  /** `allowed`, `allowed as root`, `allowed as service`, `explicit deny: KIND`, `implicit deny: KIND`. */
  readonly expected: string;
  /** The Sid of the statement that decided. */
  readonly by?: string;
}

/** Cases under the same policies. */
export interface CaseGroup {
  readonly about?: string;
  readonly principal?: CasePrincipal;
  readonly account?: string;
  readonly context?: ConditionContext;
  readonly policies: readonly CasePolicy[];
  readonly cases: readonly DecisionCase[];
}

/** A file of cases, with the page of AWS's documentation that says so. */
export interface CaseFile {
  readonly name: string;
  readonly source: string;
  readonly groups: readonly CaseGroup[];
}

const folder = new URL('../cases/policy/', import.meta.url);

/** Every file of decision cases. */
export const caseFiles: readonly CaseFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Omit<CaseFile, 'name'>) }));

/** Policies as `decide` takes them. */
export interface PolicySet {
  readonly references: readonly PolicyReference[];
  readonly compiled: CompiledLookup;
}

/** Makes references and a lookup of documents; a document's place serves as its hash. */
export function policySet(policies: readonly CasePolicy[]): PolicySet {
  const cache = createPolicyCache();
  const references = policies.map(({ document: _document, ...reference }, index) => ({ ...reference, name: `policy ${index}`, hash: String(index) }));
  return { references, compiled: (hash) => cache.get(hash, () => JSON.stringify(policies[Number(hash)]?.document)) };
}

const session = { issuedAt: 0, expiresAt: 3_600_000, mfaAuthenticated: false };

/** The principal that an ARN names. */
export function principalOf(who: CasePrincipal, account = '111122223333'): Principal {
  const arn = typeof who === 'string' ? who : who.arn;
  if (arn === 'anonymous') return anonymous;
  if (!arn.startsWith('arn:')) return servicePrincipal(arn, account);
  const [, , , , accountId = '', resource = ''] = arn.split(':');
  const [type, ...path] = resource.split('/');
  const name = path.at(-1) ?? '';
  switch (type) {
    case 'root':
      return rootUser(accountId);
    case 'user':
      return { type: 'User', accountId, arn, id: `AIDA${name.toUpperCase()}`.padEnd(21, '0'), userName: name };
    case 'assumed-role': {
      const [roleName = ''] = path;
      const roleArn = `arn:aws:iam::${accountId}:role/${roleName}`;
      return {
        type: 'AssumedRole',
        accountId,
        arn,
        id: `${`AROA${roleName.toUpperCase()}`.padEnd(21, '0')}:${name}`,
        roleName,
        roleArn,
        sessionName: name,
        session,
      };
    }
    case 'federated-user':
      if (typeof who === 'string') throw new Error(`who created ${who}?`);
      return { type: 'FederatedUser', accountId, arn, id: `${accountId}:${name}`, name, createdBy: who.createdBy, session };
    default:
      throw new Error(`not a principal: ${arn}`);
  }
}

/** The request of a case. */
export function requestOf(group: CaseGroup, { principal: who, action, resource, account, context }: DecisionCase): DecisionRequest {
  const principal = principalOf(who ?? group.principal ?? 'anonymous');
  return { principal, action, resource, resourceAccountId: account ?? group.account ?? principal.accountId, context: { ...group.context, ...context } };
}

/** A decision as cases write it. */
export function outcomeOf({ reason }: Decision): string {
  switch (reason.type) {
    case 'allowedByStatement':
      return 'allowed';
    case 'allowedAsRoot':
      return 'allowed as root';
    case 'allowedAsService':
      return 'allowed as service';
    case 'explicitDeny':
      return `explicit deny: ${reason.kind}`;
    case 'implicitDeny':
      return `implicit deny: ${reason.kind}`;
    case 'refusedBySetting':
      return `refused by ${reason.setting}`;
  }
}
