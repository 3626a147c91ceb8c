import type { GetPolicyVersionCommandInput, GetPolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { awsManagedPolicyDocument } from '../../../world/managed-policies/managed-policies.ts';
import { documentText } from '../../shared/policy-documents.ts';
import { required } from '../../shared/required.ts';
import { toDate, versionAnswer } from '../answers.ts';
import { encodeDocument } from '../encode-document.ts';
import { errors } from '../errors.ts';
import { existingManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';

export default operation<GetPolicyVersionCommandInput, GetPolicyVersionCommandOutput>({
  name: 'GetPolicyVersion',
  mutating: false,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:GetPolicyVersion', required(PolicyArn), context),
  execute({ PolicyArn, VersionId }, context) {
    const arn = required(PolicyArn);
    const found = existingManagedPolicy(context, arn);
    if (found.owner === 'customer') {
      const version = found.row.versions.find(({ versionId }) => versionId === VersionId);
      if (version === undefined) throw errors.noSuchPolicyVersion({ arn, version: required(VersionId) });
      const document = encodeDocument(documentText(context.state, version.hash));
      return { PolicyVersion: { Document: document, ...versionAnswer(found.row, version) } };
    }
    if (VersionId !== found.policy.defaultVersionId) throw errors.noSuchPolicyVersion({ arn, version: required(VersionId) });
    const document = encodeDocument(awsManagedPolicyDocument(context.data, found.policy));
    return { PolicyVersion: { Document: document, VersionId, IsDefaultVersion: true, CreateDate: toDate(found.policy.updatedAt) } };
  },
  example: { command: 'aws iam get-policy-version --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --version-id v1' },
});
