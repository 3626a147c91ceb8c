import type { CreateAccessKeyCommandInput, CreateAccessKeyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accessKeyId, secretAccessKey } from '../../shared/identity/access-key-ids.ts';
import { type AccessKeyRow, accessKeySealLabel, accessKeys, ownedAccessKeys } from '../../shared/identity/tables.ts';
import { toDate } from '../answers.ts';
import { ownerNeeds, ownerOf } from '../caller.ts';
import { refuseBeyond } from '../quotas.ts';

export default operation<CreateAccessKeyCommandInput, CreateAccessKeyCommandOutput>({
  name: 'CreateAccessKey',
  mutating: true,
  needs: ({ UserName }, context) => ownerNeeds('iam:CreateAccessKey', UserName, context),
  execute({ UserName }, context) {
    const { state, accountId, ids, now, seal } = context;
    const owner = ownerOf(context, UserName);
    refuseBeyond(context, 'AccessKeysPerUser', ownedAccessKeys, [accountId, owner.id]);
    const id = accessKeyId(ids, 'AKIA', accountId);
    const secret = secretAccessKey(ids);
    const sealedSecret = seal(secret, accessKeySealLabel(id));
    const row: AccessKeyRow = { accountId, ownerId: owner.id, sealedSecret, status: 'Active', createdAt: now };
    state.put(accessKeys, [id], row);
    state.put(ownedAccessKeys, [accountId, owner.id, id], true);
    return { AccessKey: { UserName: owner.userName, AccessKeyId: id, Status: 'Active', SecretAccessKey: secret, CreateDate: toDate(now) } };
  },
  secretOutputs: ['AccessKey.SecretAccessKey'],
  example: { command: 'aws iam create-access-key --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
