import type { ResyncMFADeviceCommandInput, ResyncMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices } from '../../shared/identity/mfa-devices.ts';
import { required } from '../../shared/required.ts';
import { existingUser } from '../lookup.ts';
import { deviceOf, synchronized } from '../mfa.ts';
import { userNeeds } from '../needs.ts';

export default operation<ResyncMFADeviceCommandInput, ResyncMFADeviceCommandOutput>({
  name: 'ResyncMFADevice',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:ResyncMFADevice', required(UserName), context),
  execute({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, context) {
    const { userId } = existingUser(context, required(UserName));
    const device = deviceOf(context, required(SerialNumber), userId);
    const row = synchronized(context, device, [required(AuthenticationCode1), required(AuthenticationCode2)]);
    context.state.put(mfaDevices, [context.accountId, device.key], row);
    return {};
  },
});
