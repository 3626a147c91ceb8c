import type { DeactivateMFADeviceCommandInput, DeactivateMFADeviceCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { ownerNeeds, ownerOf } from '../caller.ts';
import { deviceOf, parted } from '../mfa.ts';

export default operation<DeactivateMFADeviceCommandInput, DeactivateMFADeviceCommandOutput>({
  name: 'DeactivateMFADevice',
  mutating: true,
  needs: ({ UserName }, context) => ownerNeeds('iam:DeactivateMFADevice', UserName, context),
  execute({ UserName, SerialNumber }, context) {
    const owner = ownerOf(context, UserName);
    parted(context, deviceOf(context, required(SerialNumber), owner.id));
    return {};
  },
});
