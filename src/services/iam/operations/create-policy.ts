import type { CreatePolicyCommandInput, CreatePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { uniqueId } from '../../shared/identity/access-key-ids.ts';
import { type ManagedPolicyRow, managedPolicies, nameKey } from '../../shared/identity/tables.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { listedPolicy, toTags } from '../answers.ts';
import { checkManagedPolicy } from '../documents.ts';
import { errors } from '../errors.ts';
import { putManagedPolicy } from '../managed.ts';
import { newPolicyNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';
import { checkTags, toTagRows } from '../tags.ts';

export default operation<CreatePolicyCommandInput, CreatePolicyCommandOutput>({
  name: 'CreatePolicy',
  mutating: true,
  needs: ({ PolicyName, Path = '/', Tags }, context) => newPolicyNeeds(required(PolicyName), Path, context, requestTagKeys(Tags)),
  validate({ PolicyDocument, Tags }) {
    checkTags(Tags);
    checkManagedPolicy(required(PolicyDocument));
  },
  execute({ PolicyName, Path = '/', PolicyDocument, Description, Tags }, context) {
    const { state, accountId, ids, now } = context;
    const policyName = required(PolicyName);
    if (state.get(managedPolicies, [accountId, nameKey(policyName)]) !== undefined) throw errors.policyExists({ name: policyName });
    refuseBeyond(context, 'PoliciesPerAccount', managedPolicies, [accountId]);
    const policy: ManagedPolicyRow = {
      policyName,
      policyId: uniqueId(ids, 'ANPA'),
      path: Path,
      createdAt: now,
      updatedAt: now,
      ...(Description !== undefined && { description: Description }),
      defaultVersionId: 'v1',
      nextVersion: 2,
      versions: [{ versionId: 'v1', hash: keepDocument(state, required(PolicyDocument)), createdAt: now }],
      tags: toTagRows(Tags),
    };
    putManagedPolicy(context, policy);
    // The description is not part of this answer, only of GetPolicy's.
    return { Policy: { ...listedPolicy(context, policy), ...(policy.tags.length > 0 && { Tags: toTags(policy.tags) }) } };
  },
  example: {
    command:
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
  },
});
