import type { DeleteVirtualMFADeviceCommandInput, DeleteVirtualMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices } from '../../shared/identity/mfa-devices.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { deviceNeeds, existingDevice } from '../mfa.ts';

export default operation<DeleteVirtualMFADeviceCommandInput, DeleteVirtualMFADeviceCommandOutput>({
  name: 'DeleteVirtualMFADevice',
  mutating: true,
  needs: ({ SerialNumber }, context) => deviceNeeds('iam:DeleteVirtualMFADevice', required(SerialNumber), context),
  execute({ SerialNumber }, context) {
    const serial = required(SerialNumber);
    const { key, row } = existingDevice(context, serial);
    if (row.ownerId !== undefined) throw errors.mfaDeviceEnabled({ serial });
    context.state.remove(mfaDevices, [context.accountId, key]);
    return {};
  },
  example: {
    command: 'aws iam delete-virtual-mfa-device --serial-number arn:aws:iam::123456789012:mfa/BobsMFADevice',
    before: ['aws iam create-virtual-mfa-device --virtual-mfa-device-name BobsMFADevice --outfile QRCode.png --bootstrap-method QRCodePNG'],
  },
});
