import type { ListMFADevicesCommandInput, ListMFADevicesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices, ownedMfaDevices } from '../../shared/identity/mfa-devices.ts';
import { ownerNeeds, ownerOf } from '../caller.ts';
import { enabledDevice } from '../mfa.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListMFADevicesCommandInput, ListMFADevicesCommandOutput>({
  name: 'ListMFADevices',
  mutating: false,
  needs: ({ UserName }, context) => ownerNeeds('iam:ListMFADevices', UserName, context),
  execute({ UserName, ...paging }, context) {
    const { state, accountId } = context;
    const owner = ownerOf(context, UserName);
    const { items, rest } = pageOfTable(state, ownedMfaDevices, [accountId, owner.id], paging, (_row, [, , key = '']) => {
      const device = state.get(mfaDevices, [accountId, key]);
      return device && enabledDevice(context, owner.userName, device);
    });
    return { MFADevices: items, ...rest };
  },
  example: { command: 'aws iam list-mfa-devices --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
