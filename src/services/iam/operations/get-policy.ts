import type { GetPolicyCommandInput, GetPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { awsPolicyAnswer, listedPolicy, toTags } from '../answers.ts';
import { existingManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';

export default operation<GetPolicyCommandInput, GetPolicyCommandOutput>({
  name: 'GetPolicy',
  mutating: false,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:GetPolicy', required(PolicyArn), context),
  execute({ PolicyArn }, context) {
    const found = existingManagedPolicy(context, required(PolicyArn));
    if (found.owner === 'aws') return { Policy: { ...awsPolicyAnswer(context, found.policy), Tags: [] } };
    const { description, tags } = found.row;
    return { Policy: { ...listedPolicy(context, found.row), ...(description !== undefined && { Description: description }), Tags: toTags(tags) } };
  },
  example: { command: 'aws iam get-policy --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
});
