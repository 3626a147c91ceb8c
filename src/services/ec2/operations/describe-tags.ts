import type { DescribeTagsCommandInput, DescribeTagsCommandOutput, TagDescription } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { compileFilters } from '../filters.ts';
import { interfaceExists, volumeExists } from '../instances/belongings.ts';
import { exists } from '../instances/lifecycle.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { page, usualPages } from '../pages.ts';
import { find, kinds, type ResourceKind } from '../resources.ts';
import { tables } from '../state.ts';
import type { TaggedRow } from '../tagged-row.ts';

const filters = { key: 'Key', 'resource-id': 'ResourceId', 'resource-type': 'ResourceType', 'tag-key': 'Key', value: 'Value' };

const isThere = <Row extends TaggedRow>(kind: ResourceKind<Row>, test: (row: Row, context: LocateContext) => boolean) =>
  [
    kind.type,
    (context: LocateContext, id: string): boolean => {
      const row = find(context, kind, id);
      return row !== undefined && test(row, context);
    },
  ] as const;

/** The index outlives an instance that was terminated long ago, and what went with one; their tags do not. */
const visible = new Map([isThere(kinds.instance, exists), isThere(kinds.networkInterface, interfaceExists), isThere(kinds.volume, volumeExists)]);

function* allTags(context: LocateContext): Generator<TagDescription> {
  for (const { key: parts } of context.state.list(tables.tags, { prefix: [context.accountId, context.region] })) {
    const [, , type = '', key = '', value = '', id = ''] = parts;
    if (visible.get(type)?.(context, id) ?? true)
      yield { Key: key, ResourceId: id, ResourceType: type as NonNullable<TagDescription['ResourceType']>, Value: value };
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
