import type { DeleteTagsCommandInput, DeleteTagsCommandOutput, Tag } from '@aws-sdk/client-ec2';
import { tagKeys } from '../../shared/request-tags.ts';
import { need, resourceTagKeys } from '../needs.ts';
import { ec2Operation, required } from '../operation.ts';
import { getTaggable, lookAt } from '../taggable.ts';
import type { Tags } from '../tags.ts';

/**
 * What is left of tags: a request's tag removes its key, and where it has a value only a tag with just that value;
 * a request without tags removes all. Source: EC2 API Reference, DeleteTags, read 2026-11-24.
 */
function without(tags: Tags, removed: readonly Tag[] | undefined): Tags {
  if (!removed || removed.length === 0) return {};
  const stays = ([key, value]: readonly [string, string]): boolean =>
    !removed.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
  return Object.fromEntries(Object.entries(tags).filter(stays));
}

export default ec2Operation<DeleteTagsCommandInput, DeleteTagsCommandOutput>({
  name: 'DeleteTags',
  mutating: true,
  needs: (input, context) => {
    const keys = (input.Tags ?? []).flatMap(({ Key }) => Key ?? []);
    return (input.Resources ?? []).map((id) => {
      const { arn, tags } = lookAt(context, id);
      return need(context, 'DeleteTags', arn, { ...tagKeys(keys), ...resourceTagKeys(tags) });
    });
  },
  execute: (input, context) => {
    for (const id of new Set(required(input.Resources, 'ResourceId'))) {
      const { tags, save } = getTaggable(context, id);
      save(context, without(tags, input.Tags));
    }
    return {};
  },
  example: {
    command: 'aws ec2 delete-tags --resources ${vpc} --tags Key=Name',
    before: ['vpc = aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text', 'aws ec2 create-tags --resources ${vpc} --tags Key=Name,Value=main'],
  },
});
