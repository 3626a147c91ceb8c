import type { EnableMFADeviceCommandInput, EnableMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices, ownedMfaDevices } from '../../shared/identity/mfa-devices.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingUser } from '../lookup.ts';
import { existingDevice, synchronized } from '../mfa.ts';
import { userNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';

export default operation<EnableMFADeviceCommandInput, EnableMFADeviceCommandOutput>({
  name: 'EnableMFADevice',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:EnableMFADevice', required(UserName), context),
  execute({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, context) {
    const { state, accountId, now } = context;
    const { userId } = existingUser(context, required(UserName));
    const serial = required(SerialNumber);
    const device = existingDevice(context, serial);
    if (device.row.ownerId !== undefined) throw errors.mfaDeviceInUse({ serial });
    refuseBeyond(context, 'MfaDevicesPerUser', ownedMfaDevices, [accountId, userId]);
    const row = synchronized(context, device, [required(AuthenticationCode1), required(AuthenticationCode2)]);
    state.put(mfaDevices, [accountId, device.key], { ...row, ownerId: userId, enabledAt: now });
    state.put(ownedMfaDevices, [accountId, userId, device.key], true);
    return {};
  },
});
