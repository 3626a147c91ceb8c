import type { ListVirtualMFADevicesCommandInput, ListVirtualMFADevicesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices } from '../../shared/identity/mfa-devices.ts';
import { listedDevice } from '../mfa.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListVirtualMFADevicesCommandInput, ListVirtualMFADevicesCommandOutput>({
  name: 'ListVirtualMFADevices',
  mutating: false,
  needs: (_input, context) => arnNeeds('iam:ListVirtualMFADevices', '*', context),
  execute({ AssignmentStatus = 'Any', ...paging }, context) {
    const { state, accountId } = context;
    const { items, rest } = pageOfTable(state, mfaDevices, [accountId], paging, (row) => {
      const status = row.ownerId === undefined ? 'Unassigned' : 'Assigned';
      return AssignmentStatus === 'Any' || AssignmentStatus === status ? listedDevice(context, row) : undefined;
    });
    return { VirtualMFADevices: items, ...rest };
  },
  example: { command: 'aws iam list-virtual-mfa-devices' },
});
