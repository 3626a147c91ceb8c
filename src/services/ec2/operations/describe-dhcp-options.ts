import type { DescribeDhcpOptionsCommandInput, DescribeDhcpOptionsCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showDhcpOptions } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'dhcp-options-id': 'DhcpOptionsId',
  key: 'DhcpConfigurations.Key',
  'owner-id': 'OwnerId',
  'tag-key': 'Tags.Key',
  value: 'DhcpConfigurations.Values.Value',
};

export default ec2Operation<DescribeDhcpOptionsCommandInput, DescribeDhcpOptionsCommandOutput>({
  name: 'DescribeDhcpOptions',
  mutating: false,
  needs: onAnything('DescribeDhcpOptions'),
  execute: (input, context) => {
    const { items, ...rest } = describe(
      context,
      { kind: kinds.dhcpOptions, idOf: ({ dhcpOptionsId }) => dhcpOptionsId, show: showDhcpOptions, filters },
      input,
      input.DhcpOptionsIds,
    );
    return { DhcpOptions: items, ...rest };
  },
  example: { command: 'aws ec2 describe-dhcp-options' },
});
