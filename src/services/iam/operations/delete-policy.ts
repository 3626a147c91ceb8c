import type { DeletePolicyCommandInput, DeletePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { boundaryEntities, managedPolicies, nameKey, policyEntities } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { policyNeeds } from '../needs.ts';
import { countRows } from '../quotas.ts';

export default operation<DeletePolicyCommandInput, DeletePolicyCommandOutput>({
  name: 'DeletePolicy',
  mutating: true,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:DeletePolicy', required(PolicyArn), context),
  execute({ PolicyArn }, context) {
    const { state, accountId } = context;
    const arn = required(PolicyArn);
    const policy = existingCustomerPolicy(context, arn);
    const inUse = countRows(context, policyEntities, [accountId, arn], 1) + countRows(context, boundaryEntities, [accountId, arn], 1) > 0;
    if (inUse) throw errors.policyInUse();
    if (policy.versions.length > 1) throw errors.policyHasVersions();
    state.remove(managedPolicies, [accountId, nameKey(policy.policyName)]);
    return {};
  },
  example: {
    command: 'aws iam delete-policy --policy-arn arn:aws:iam::123456789012:policy/ListBuckets',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
