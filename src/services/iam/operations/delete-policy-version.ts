import type { DeletePolicyVersionCommandInput, DeletePolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { putManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';

export default operation<DeletePolicyVersionCommandInput, DeletePolicyVersionCommandOutput>({
  name: 'DeletePolicyVersion',
  mutating: true,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:DeletePolicyVersion', required(PolicyArn), context),
  execute({ PolicyArn, VersionId }, context) {
    const arn = required(PolicyArn);
    const policy = existingCustomerPolicy(context, arn);
    const versions = policy.versions.filter(({ versionId }) => versionId !== VersionId);
    if (versions.length === policy.versions.length) throw errors.noSuchPolicyVersion({ arn, version: required(VersionId) });
    if (VersionId === policy.defaultVersionId) throw errors.defaultVersion();
    putManagedPolicy(context, { ...policy, versions, updatedAt: context.now });
    return {};
  },
  example: {
    command: 'aws iam delete-policy-version --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --version-id v2',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
      'aws iam create-policy-version --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
