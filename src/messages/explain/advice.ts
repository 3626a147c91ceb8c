import type { PolicyKind, PolicyReference } from '../../kernel/need.ts';
import type { Broader, LiftDeny } from '../../policy/suggestion.ts';
import { kindName, policyName, statementName } from './policies.ts';

/** In place of advice, where the refusal would not happen again. */
export const allowedNow = 'Something has changed since: the same request would be allowed now.';

/** In place of advice, where nobody is left to allow it to. */
export const callerGone = 'The user or role that called is no longer there.';

/** Heads the changes that together would allow the call. */
export const toAllow = (count: number): string => (count === 1 ? 'To allow it:' : `To allow it, ${count} changes are needed:`);

/** Heads a command that makes a change. */
export const asAdministrator = 'As a command, for an administrator:';

/** Heads a command that begins a session with what the present one lacks. */
export const asNewSession = 'As a command, which begins a new session (use its credentials):';

/** A role that could not be assumed: what else may be the matter. */
export const noRole = 'There may be no role of that name: AWS does not tell a caller who may not assume it.';

/** A change for which there is no command to show. */
export const noCommand = 'No command here makes this change.';

/** Where a new statement belongs. */
export function addTo(kind: PolicyKind, policy: PolicyReference | undefined, attachedTo: string, name: string): string {
  if (policy !== undefined) return `Add this statement to the ${policyName(policy)}.`;
  if (kind === 'resource' && attachedTo.startsWith('bucket ')) return `Give ${attachedTo} a bucket policy with this statement.`;
  return kind === 'identity' ? `Give ${attachedTo} a policy, "${name}", with this statement.` : `Give ${attachedTo} a ${kindName[kind]} with this statement.`;
}

/** A statement that belongs in one of AWS's own policies. */
export const copy = "AWS's own policies can't be changed: a copy with this statement takes its place.";

/** A deny that would have to go. */
export function lift({ statement, sid, conditions }: LiftDeny, policy: PolicyReference | undefined): string {
  const where = policy === undefined ? '' : ` of the ${policyName(policy)}`;
  const [condition] = conditions;
  const otherwise =
    condition === undefined
      ? ''
      : ` Or make a request that it does not apply to: it denies where ${condition.operator} ${condition.key} = ${condition.wanted.join(', ')}.`;
  return `Remove ${statementName(statement, sid)}${where}, or make it spare this request. Somebody wrote that deny on purpose: ask first.${otherwise}`;
}

/** A change of a setting rather than of a policy. */
export const changeSetting = (setting: string, attachedTo: string): string =>
  `Turn off ${setting} in the Block Public Access of ${attachedTo}. It guards against a bucket that is public by mistake: be sure that this one shall be.`;

const carriers = (attachedTo: string): string => `everyone and everything that has this policy gets it, not only ${attachedTo}`;

/** In what ways a suggestion allows more than was asked for. */
export const broader: Readonly<Record<Broader, (attachedTo: string) => string>> = {
  allResources: () => 'this action knows no particular resource, so it is allowed on all',
  otherSessions: () => 'every session of the role gets it',
  otherCarriers: carriers,
  everyone: () => 'anybody in the world gets it',
  wholeAccount: () => 'the whole account is let in, as far as its own policies allow',
};

/** How a proposed statement allows more than the one request. */
export const beware = (ways: readonly string[]): string => `Broader than this request: ${ways.join('; ')}.`;
