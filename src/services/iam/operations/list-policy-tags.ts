import type { ListPolicyTagsCommandInput, ListPolicyTagsCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { existingManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { pageOfSequence } from '../pages.ts';
import { taggedByKey } from '../tags.ts';

export default operation<ListPolicyTagsCommandInput, ListPolicyTagsCommandOutput>({
  name: 'ListPolicyTags',
  mutating: false,
  needs: ({ PolicyArn }, context) => policyNeeds('iam:ListPolicyTags', required(PolicyArn), context),
  execute({ PolicyArn, ...paging }, context) {
    const found = existingManagedPolicy(context, required(PolicyArn));
    const { items, rest } = pageOfSequence(taggedByKey(found.owner === 'customer' ? found.row.tags : []), paging);
    return { Tags: items, ...rest };
  },
  example: {
    command: 'aws iam list-policy-tags --policy-arn arn:aws:iam::123456789012:policy/ListBuckets',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
