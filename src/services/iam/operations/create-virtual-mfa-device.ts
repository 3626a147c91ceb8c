import type { CreateVirtualMFADeviceCommandInput, CreateVirtualMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices, mfaSealLabel, mfaSeed, mfaSerial } from '../../shared/identity/mfa-devices.ts';
import { accountAliases } from '../../shared/identity/tables.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { toTags } from '../answers.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';
import { qrCodePng } from '../qr-code.ts';
import { checkTags, toTagRows } from '../tags.ts';

export default operation<CreateVirtualMFADeviceCommandInput, CreateVirtualMFADeviceCommandOutput>({
  name: 'CreateVirtualMFADevice',
  mutating: true,
  needs: ({ VirtualMFADeviceName, Path = '/', Tags }, context) => {
    const serial = mfaSerial(context.partition, context.accountId, { path: Path, name: required(VirtualMFADeviceName) });
    return arnNeeds('iam:CreateVirtualMFADevice', serial, context, requestTagKeys(Tags));
  },
  validate: ({ Tags }) => checkTags(Tags),
  execute({ VirtualMFADeviceName, Path = '/', Tags }, context) {
    const { state, accountId, partition } = context;
    const name = required(VirtualMFADeviceName);
    const key = `${Path}${name}`;
    if (state.get(mfaDevices, [accountId, key]) !== undefined) throw errors.mfaDeviceExists();
    const seed = mfaSeed(context);
    const tags = toTagRows(Tags);
    state.put(mfaDevices, [accountId, key], { name, path: Path, tags, sealedSeed: context.seal(seed, mfaSealLabel(accountId, key)) });
    const [alias] = Array.from(state.list(accountAliases, { prefix: [accountId], limit: 1 }), (row) => row.key[1]);
    return {
      VirtualMFADevice: {
        SerialNumber: mfaSerial(partition, accountId, { path: Path, name }),
        // The Base32 text as bytes, and the same as a picture: IAM API reference, VirtualMFADevice, read 2026-11.
        Base32StringSeed: Buffer.from(seed, 'latin1'),
        QRCodePNG: qrCodePng(`otpauth://totp/${encodeURIComponent(`${name}@${alias ?? accountId}`)}?secret=${seed}`),
        ...(tags.length > 0 && { Tags: toTags(tags) }),
      },
    };
  },
  secretOutputs: ['VirtualMFADevice.Base32StringSeed', 'VirtualMFADevice.QRCodePNG'],
  example: {
    command: 'aws iam create-virtual-mfa-device --virtual-mfa-device-name BobsMFADevice --outfile QRCode.png --bootstrap-method QRCodePNG',
  },
});
