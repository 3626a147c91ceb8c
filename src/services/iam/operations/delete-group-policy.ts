import type { DeleteGroupPolicyCommandInput, DeleteGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { deleteInlinePolicy, groupCarrier } from '../carriers.ts';
import { groupNeeds } from '../needs.ts';

export default operation<DeleteGroupPolicyCommandInput, DeleteGroupPolicyCommandOutput>({
  name: 'DeleteGroupPolicy',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:DeleteGroupPolicy', required(GroupName), context),
  execute({ GroupName, PolicyName }, context) {
    deleteInlinePolicy(context, groupCarrier(context, required(GroupName)), required(PolicyName));
    return {};
  },
  example: {
    command: 'aws iam delete-group-policy --group-name Photographers --policy-name list',
    before: [
      'aws iam create-group --group-name Photographers',
      'aws iam put-group-policy --group-name Photographers --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
