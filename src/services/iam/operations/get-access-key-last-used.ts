import type { GetAccessKeyLastUsedCommandInput, GetAccessKeyLastUsedCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { userArn } from '../../shared/identity/arns.ts';
import { userById } from '../../shared/identity/entities.ts';
import { accessKeys } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { toDate } from '../answers.ts';
import { errors } from '../errors.ts';
import { latestCall } from '../last-used.ts';
import { arnNeeds, userNeeds } from '../needs.ts';

export default operation<GetAccessKeyLastUsedCommandInput, GetAccessKeyLastUsedCommandOutput>({
  name: 'GetAccessKeyLastUsed',
  mutating: false,
  needs({ AccessKeyId }, context) {
    const key = context.state.get(accessKeys, [required(AccessKeyId)]);
    const user = key?.accountId === context.accountId ? userById(context.state, key.accountId, key.ownerId) : undefined;
    if (user !== undefined) return userNeeds('iam:GetAccessKeyLastUsed', user.userName, context);
    return arnNeeds('iam:GetAccessKeyLastUsed', userArn(context.partition, context.accountId, '/', '*'), context);
  },
  execute({ AccessKeyId }, context) {
    const id = required(AccessKeyId);
    const key = context.state.get(accessKeys, [id]);
    if (key?.accountId !== context.accountId) throw errors.noSuchAccessKey({ id });
    const owner = userById(context.state, key.accountId, key.ownerId)?.userName ?? 'root';
    const call = latestCall(context, key.createdAt, ({ authentication }) => authentication.accessKeyId === id);
    return {
      UserName: owner,
      AccessKeyLastUsed: call ? { LastUsedDate: toDate(call.time), ServiceName: call.service, Region: call.region } : { ServiceName: 'N/A', Region: 'N/A' },
    };
  },
  example: {
    command: 'aws iam get-access-key-last-used --access-key-id ${id}',
    before: ['aws iam create-user --user-name intern', 'id = aws iam create-access-key --user-name intern --query AccessKey.AccessKeyId --output text'],
  },
});
