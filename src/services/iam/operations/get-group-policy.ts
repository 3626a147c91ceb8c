import type { GetGroupPolicyCommandInput, GetGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { groupCarrier, inlinePolicy } from '../carriers.ts';
import { groupNeeds } from '../needs.ts';

export default operation<GetGroupPolicyCommandInput, GetGroupPolicyCommandOutput>({
  name: 'GetGroupPolicy',
  mutating: false,
  needs: ({ GroupName }, context) => groupNeeds('iam:GetGroupPolicy', required(GroupName), context),
  execute({ GroupName, PolicyName }, context) {
    const carrier = groupCarrier(context, required(GroupName));
    return { GroupName: carrier.name, PolicyName, PolicyDocument: inlinePolicy(context, carrier, required(PolicyName)) };
  },
  example: {
    command: 'aws iam get-group-policy --group-name Photographers --policy-name list',
    before: [
      'aws iam create-group --group-name Photographers',
      'aws iam put-group-policy --group-name Photographers --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
