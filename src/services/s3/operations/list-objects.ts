import type { ListObjectsCommandInput, ListObjectsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket } from '../bucket-access.ts';
import { listPage } from '../listing.ts';
import { encoderOf, listAnswer, listNeeds, pageLength, validateList } from '../object-listing.ts';
import { present } from '../present.ts';

export default operation<ListObjectsCommandInput, ListObjectsCommandOutput>({
  name: 'ListObjects',
  mutating: false,
  example: { command: 'aws s3api list-objects --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: listNeeds,
  validate: (input) => validateList(input, input.Marker),

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Marker = '', Prefix = '', Delimiter = '' } = input;
    const listing = listPage(context.state, { bucket: bucket.name, prefix: Prefix, delimiter: Delimiter, after: Marker, maxKeys: pageLength(input) });
    const encode = encoderOf(input);
    return present({
      ...listAnswer(input, bucket, listing, true),
      Marker: encode(Marker),
      // Without a delimiter a caller goes on from the last key: ListObjects, S3 API Reference.
      NextMarker: listing.isTruncated && Delimiter !== '' ? encode(listing.last ?? '') : undefined,
    });
  },
});
