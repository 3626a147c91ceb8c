import type { ListBucketsCommandInput, ListBucketsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { requestKeys } from '../bucket-access.ts';
import { continuationToken, readContinuationToken } from '../continuation-token.ts';
import { errors } from '../errors.ts';
import { owner } from '../owner.ts';
import { present } from '../present.ts';
import { buckets } from '../state.ts';

const mostBuckets = 10_000;
const longestName = 63;

export default operation<ListBucketsCommandInput, ListBucketsCommandOutput>({
  name: 'ListBuckets',
  mutating: false,
  example: { command: 'aws s3api list-buckets' },

  needs: (_input, context) => [{ action: 's3:ListAllMyBuckets', resource: '*', context: requestKeys(context, context.accountId) }],

  validate({ MaxBuckets }) {
    if (MaxBuckets !== undefined && (MaxBuckets < 1 || MaxBuckets > mostBuckets))
      throw errors.invalidArgument({
        problem: `Argument maxBuckets must be an integer between 1 and ${mostBuckets}`,
        argument: 'maxBuckets',
        value: MaxBuckets,
      });
  },

  execute(input, { state, accountId }) {
    const { ContinuationToken: token, Prefix, BucketRegion, MaxBuckets = mostBuckets } = input;
    // BucketRegion is in the answer only if the request has a parameter: ListBuckets, S3 API Reference, read November 2026.
    const withRegion = [token, Prefix, BucketRegion, input.MaxBuckets].some((parameter) => parameter !== undefined);
    const found: { Name: string; CreationDate: Date; BucketRegion?: string }[] = [];
    let isTruncated = false;
    // No name is longer, so that what is cut off could match nothing.
    const range = { ...(Prefix && { startsWith: Prefix.slice(0, longestName + 1) }), ...(token !== undefined && { after: [readContinuationToken(token)] }) };
    for (const { key, value } of state.list(buckets, range)) {
      if (value.ownerAccountId !== accountId || (BucketRegion !== undefined && value.region !== BucketRegion)) continue;
      isTruncated = found.length === MaxBuckets;
      if (isTruncated) break;
      found.push({ Name: key[0] ?? '', CreationDate: new Date(value.createdAt), ...(withRegion && { BucketRegion: value.region }) });
    }
    return present({
      Buckets: found,
      Owner: owner(accountId),
      ContinuationToken: isTruncated ? continuationToken(found.at(-1)?.Name ?? '') : undefined,
      Prefix,
    });
  },
});
