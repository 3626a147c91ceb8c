import type { ListPolicyVersionsCommandInput, ListPolicyVersionsCommandOutput, PolicyVersion } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { toDate, versionAnswer } from '../answers.ts';
import { existingManagedPolicy, type ManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';

/** A policy's versions, the newest first. */
function versionsOf(found: ManagedPolicy): (readonly [string, PolicyVersion])[] {
  if (found.owner === 'customer') return found.row.versions.toReversed().map((version) => [version.versionId, versionAnswer(found.row, version)]);
  const { defaultVersionId, updatedAt } = found.policy;
  return [[defaultVersionId, { VersionId: defaultVersionId, IsDefaultVersion: true, CreateDate: toDate(updatedAt) }]];
}

export default operation<ListPolicyVersionsCommandInput, ListPolicyVersionsCommandOutput>({
  name: 'ListPolicyVersions',
  mutating: false,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:ListPolicyVersions', required(PolicyArn), context),
  execute({ PolicyArn, ...paging }, context) {
    const found = existingManagedPolicy(context, required(PolicyArn));
    const { items, rest } = pageOfSequence(versionsOf(found), paging);
    return { Versions: items, ...rest };
  },
  example: { command: 'aws iam list-policy-versions --policy-arn arn:aws:iam::aws:policy/AdministratorAccess' },
});
