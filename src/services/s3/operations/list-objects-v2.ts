import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket } from '../bucket-access.ts';
import { continuationToken, readContinuationToken } from '../continuation-token.ts';
import { listPage } from '../listing.ts';
import { encoderOf, listAnswer, listNeeds, pageLength, validateList } from '../object-listing.ts';
import { present } from '../present.ts';

export default operation<ListObjectsV2CommandInput, ListObjectsV2CommandOutput>({
  name: 'ListObjectsV2',
  mutating: false,
  example: { command: 'aws s3api list-objects-v2 --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: listNeeds,

  validate(input) {
    validateList(input, input.StartAfter);
    if (input.ContinuationToken !== undefined) readContinuationToken(input.ContinuationToken);
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { ContinuationToken: token, StartAfter, Prefix = '', Delimiter = '' } = input;
    const listing = listPage(context.state, {
      bucket: bucket.name,
      prefix: Prefix,
      delimiter: Delimiter,
      after: token === undefined ? StartAfter : readContinuationToken(token),
      maxKeys: pageLength(input),
    });
    return present({
      ...listAnswer(input, bucket, listing, input.FetchOwner === true),
      KeyCount: listing.contents.length + listing.commonPrefixes.length,
      ContinuationToken: token,
      NextContinuationToken: listing.isTruncated ? continuationToken(listing.last ?? '') : undefined,
      StartAfter: StartAfter === undefined ? undefined : encoderOf(input)(StartAfter),
    });
  },
});
