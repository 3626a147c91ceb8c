import type { SetDefaultPolicyVersionCommandInput, SetDefaultPolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { putManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';

export default operation<SetDefaultPolicyVersionCommandInput, SetDefaultPolicyVersionCommandOutput>({
  name: 'SetDefaultPolicyVersion',
  mutating: true,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:SetDefaultPolicyVersion', required(PolicyArn), context),
  execute({ PolicyArn, VersionId }, context) {
    const arn = required(PolicyArn);
    const policy = existingCustomerPolicy(context, arn);
    const version = required(VersionId);
    if (!policy.versions.some(({ versionId }) => versionId === version)) throw errors.noSuchPolicyVersion({ arn, version });
    putManagedPolicy(context, { ...policy, defaultVersionId: version, updatedAt: context.now });
    return {};
  },
  example: {
    command: 'aws iam set-default-policy-version --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --version-id v1',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
