import type { CreatePolicyVersionCommandInput, CreatePolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import type { ManagedPolicyRow } from '../../shared/identity/tables.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { required } from '../../shared/required.ts';
import { versionAnswer } from '../answers.ts';
import { checkManagedPolicy } from '../documents.ts';
import { errors } from '../errors.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { putManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { quotas } from '../quotas.ts';

export default operation<CreatePolicyVersionCommandInput, CreatePolicyVersionCommandOutput>({
  name: 'CreatePolicyVersion',
  mutating: true,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:CreatePolicyVersion', required(PolicyArn), context),
  validate: ({ PolicyDocument }) => checkManagedPolicy(required(PolicyDocument)),
  execute({ PolicyArn, PolicyDocument, SetAsDefault = false }, context) {
    const { state, now } = context;
    const policy = existingCustomerPolicy(context, required(PolicyArn));
    if (policy.versions.length >= quotas.VersionsPerPolicy) throw errors.tooManyVersions();
    const version = { versionId: `v${policy.nextVersion}`, hash: keepDocument(state, required(PolicyDocument)), createdAt: now };
    const changed: ManagedPolicyRow = {
      ...policy,
      versions: [...policy.versions, version],
      nextVersion: policy.nextVersion + 1,
      updatedAt: now,
      ...(SetAsDefault && { defaultVersionId: version.versionId }),
    };
    putManagedPolicy(context, changed);
    return { PolicyVersion: versionAnswer(changed, version) };
  },
  example: {
    command:
      'aws iam create-policy-version --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\' --set-as-default',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
