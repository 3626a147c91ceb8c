import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { operation } from '../../../kernel/operation.ts';

export default operation<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput>({
  name: 'GetCallerIdentity',
  mutating: false,
  // "No permissions are required to perform this operation", not even where a policy denies it. STS API reference, read 2026-11.
  needs: () => [],
  execute: (_input, { principal }) => ({ UserId: principal.id, Account: principal.accountId, Arn: principal.arn }),
  example: { command: 'aws sts get-caller-identity' },
});
