import type { ListPoliciesCommandInput, ListPoliciesCommandOutput, Policy } from '@aws-sdk/client-iam';
import type { LocateContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { awsManagedPolicies } from '../../../world/managed-policies/managed-policies.ts';
import { managedPolicies } from '../../shared/identity/tables.ts';
import { awsPolicyAnswer, listedPolicy } from '../answers.ts';
import { policyPathNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';

/** The account's own policies, then AWS's, by their ARNs. */
function* policiesOf(context: LocateContext, scope: string, wanted: (policy: Policy) => boolean): Iterable<readonly [string, Policy]> {
  const own = scope === 'AWS' ? [] : context.state.list(managedPolicies, { prefix: [context.accountId] });
  for (const { value } of own) {
    const policy = listedPolicy(context, value);
    if (wanted(policy)) yield [policy.Arn ?? '', policy];
  }
  for (const row of scope === 'Local' ? [] : awsManagedPolicies(context.data)) {
    const policy = awsPolicyAnswer(context, row);
    if (wanted(policy)) yield [row.arn, policy];
  }
}

export default operation<ListPoliciesCommandInput, ListPoliciesCommandOutput>({
  name: 'ListPolicies',
  mutating: false,
  needs: ({ PathPrefix = '/' }, context) => policyPathNeeds(PathPrefix, context),
  execute({ Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter, ...paging }, context) {
    const wanted = ({ Path = '/', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: Policy): boolean =>
      Path.startsWith(PathPrefix) &&
      (!OnlyAttached || AttachmentCount > 0) &&
      (PolicyUsageFilter === undefined || (PolicyUsageFilter === 'PermissionsPolicy' ? AttachmentCount : PermissionsBoundaryUsageCount) > 0);
    const { items, rest } = pageOfSequence(policiesOf(context, Scope, wanted), paging);
    return { Policies: items, ...rest };
  },
  example: { command: 'aws iam list-policies --scope Local' },
});
