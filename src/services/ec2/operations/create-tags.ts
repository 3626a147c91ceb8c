import type { CreateTagsCommandInput, CreateTagsCommandOutput } from '@aws-sdk/client-ec2';
import { need, requestTagKeys, resourceTagKeys } from '../needs.ts';
import { ec2Operation, required } from '../operation.ts';
import { getTaggable, lookAt } from '../taggable.ts';
import { addTags, readTags } from '../tags.ts';

export default ec2Operation<CreateTagsCommandInput, CreateTagsCommandOutput>({
  name: 'CreateTags',
  mutating: true,
  needs: (input, context) => {
    const requested = requestTagKeys(readTags(input.Tags));
    return (input.Resources ?? []).map((id) => {
      const { arn, tags } = lookAt(context, id);
      return need(context, 'CreateTags', arn, { ...requested, ...resourceTagKeys(tags) });
    });
  },
  execute: (input, context) => {
    const added = readTags(required(input.Tags, 'Tag'));
    for (const id of new Set(required(input.Resources, 'ResourceId'))) {
      const { tags, save } = getTaggable(context, id);
      save(context, addTags(tags, added));
    }
    return {};
  },
  example: {
    command: 'aws ec2 create-tags --resources ${vpc} --tags Key=Name,Value=main',
    before: ['vpc = aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text'],
  },
});
