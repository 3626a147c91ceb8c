import type { DescribeTagsCommandInput, DescribeTagsCommandOutput, TagDescription } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { compileFilters } from '../filters.ts';
import { exists } from '../instances/lifecycle.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { page, usualPages } from '../pages.ts';
import { find, kinds } from '../resources.ts';
import { tables } from '../state.ts';

const filters = { key: 'Key', 'resource-id': 'ResourceId', 'resource-type': 'ResourceType', 'tag-key': 'Key', value: 'Value' };

/** The index outlives an instance that was terminated long ago; its tags do not. */
function isVisible(context: LocateContext, type: string, id: string): boolean {
  if (type !== kinds.instance.type) return true;
  const row = find(context, kinds.instance, id);
  return row !== undefined && exists(row, context);
}

function* allTags(context: LocateContext): Generator<TagDescription> {
  for (const { key: parts } of context.state.list(tables.tags, { prefix: [context.accountId, context.region] })) {
    const [, , type = '', key = '', value = '', id = ''] = parts;
    if (isVisible(context, type, id)) yield { Key: key, ResourceId: id, ResourceType: type as NonNullable<TagDescription['ResourceType']>, Value: value };
  }
}

const idOf = ({ ResourceId, Key }: TagDescription): string => `${ResourceId}/${Key}`;

export default ec2Operation<DescribeTagsCommandInput, DescribeTagsCommandOutput>({
  name: 'DescribeTags',
  mutating: false,
  needs: onAnything('DescribeTags'),
  execute: (input, context) => {
    const passes = compileFilters(input.Filters, filters);
    const tags = [...allTags(context)].filter((tag) => passes({ ...tag, Tags: [tag] })).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const { items, ...rest } = page(tags, idOf, input, usualPages);
    return { Tags: items, ...rest };
  },
  example: { command: 'aws ec2 describe-tags' },
});
