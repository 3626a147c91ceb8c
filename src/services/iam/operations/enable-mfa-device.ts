import type { EnableMFADeviceCommandInput, EnableMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices, ownedMfaDevices } from '../../shared/identity/mfa-devices.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingUser } from '../lookup.ts';
import { existingDevice, synchronized } from '../mfa.ts';
import { arnNeeds, userNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';
import { isRootAtConsole, rootUserName } from '../root-user.ts';

export default operation<EnableMFADeviceCommandInput, EnableMFADeviceCommandOutput>({
  name: 'EnableMFADevice',
  mutating: true,
  fromConsole: ({ UserName }, context) => isRootAtConsole(UserName, context),
  needs: ({ UserName }, context) =>
    UserName === rootUserName ? arnNeeds('iam:EnableMFADevice', context.principal.arn, context) : userNeeds('iam:EnableMFADevice', required(UserName), context),
  execute({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, context) {
    const { state, accountId, now } = context;
    const userId = isRootAtConsole(UserName, context) ? accountId : existingUser(context, required(UserName)).userId;
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
