import type { GetAccessKeyInfoCommandInput, GetAccessKeyInfoCommandOutput } from '@aws-sdk/client-sts';
import { operation } from '../../../kernel/operation.ts';
import { accountOfAccessKey } from '../../shared/identity/access-key-ids.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { refuseUserSession } from '../user-sessions.ts';

export default operation<GetAccessKeyInfoCommandInput, GetAccessKeyInfoCommandOutput>({
  name: 'GetAccessKeyInfo',
  mutating: false,
  needs(_input, { principal }) {
    refuseUserSession(principal, 'GetAccessKeyInfo');
    return [{ action: 'sts:GetAccessKeyInfo', resource: '*' }];
  },
  execute({ AccessKeyId }) {
    // The id itself says whose it is, so the answer comes whether or not the key still exists.
    const account = accountOfAccessKey(required(AccessKeyId));
    if (account === undefined) throw errors.invalidAccessKeyId();
    return { Account: account };
  },
  example: { command: 'aws sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE' },
});
