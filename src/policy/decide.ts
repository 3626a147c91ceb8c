import type { PolicyReference } from '../kernel/need.ts';
import type { CompiledLookup } from './compiled-policy.ts';
import { conclude } from './conclude.ts';
import type { Decision, DecisionRequest } from './decision-request.ts';
import { matchStatement, subjectOf } from './match-statement.ts';
import { bindsPrincipal } from './policy-kinds.ts';
import { Tally } from './tally.ts';

/**
 * Decides a request as AWS does.
 * @param policies all that apply to the caller and the resource; `scp` and `rcp` only where the account is bound by them
 * @param compiled finds each policy by its hash
 */
export function decide(request: DecisionRequest, policies: readonly PolicyReference[], compiled: CompiledLookup): Decision {
  const subject = subjectOf(request);
  const tally = new Tally();
  for (let index = 0; index < policies.length; index++) {
    const reference = policies[index];
    if (reference === undefined || !bindsPrincipal(reference.kind, request.principal)) continue;
    tally.open(reference, index);
    for (const statement of compiled(reference.hash).statementsFor(request.action)) {
      if (!tally.wants(statement)) continue;
      const naming = matchStatement(statement, subject);
      if (naming !== undefined) tally.add(statement, naming);
    }
  }
  return conclude(request, tally);
}
