import type { PutGroupPolicyCommandInput, PutGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { groupCarrier, putInlinePolicy } from '../carriers.ts';
import { groupNeeds } from '../needs.ts';

export default operation<PutGroupPolicyCommandInput, PutGroupPolicyCommandOutput>({
  name: 'PutGroupPolicy',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:PutGroupPolicy', required(GroupName), context),
  execute({ GroupName, PolicyName, PolicyDocument }, context) {
    putInlinePolicy(context, groupCarrier(context, required(GroupName)), required(PolicyName), required(PolicyDocument));
    return {};
  },
  example: {
    command:
      'aws iam put-group-policy --group-name Photographers --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    before: ['aws iam create-group --group-name Photographers'],
  },
});
