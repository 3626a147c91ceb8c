import type { ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, checkKey, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { encoderOf } from '../object-listing.ts';
import { present } from '../present.ts';
import { listUploads } from '../upload-listing.ts';

const longestPage = 1000;

export default operation<ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput>({
  name: 'ListMultipartUploads',
  mutating: false,
  example: {
    command: 'aws s3api list-multipart-uploads --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:ListBucketMultipartUploads')],

  validate({ MaxUploads = longestPage, Prefix = '', KeyMarker = '', EncodingType }) {
    checkKey(Prefix);
    checkKey(KeyMarker);
    if (MaxUploads < 0 || MaxUploads > 2_147_483_647)
      throw errors.invalidArgument({ problem: 'Argument max-uploads must be an integer between 0 and 2147483647', argument: 'max-uploads', value: MaxUploads });
    if (EncodingType !== undefined && EncodingType !== 'url')
      throw errors.invalidArgument({ problem: 'Invalid Encoding Method specified in Request', argument: 'encoding-type', value: EncodingType });
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '', UploadIdMarker: uploadIdMarker = '' } = input;
    const maxUploads = Math.min(input.MaxUploads ?? longestPage, longestPage);
    const encode = encoderOf(input);
    const listing = listUploads(context.state, bucket, { prefix, delimiter, keyMarker, uploadIdMarker, maxUploads });
    const last = listing.uploads.at(-1);
    const lastPrefix = listing.commonPrefixes.at(-1);
    const next = last !== undefined && (lastPrefix === undefined || last.Key > lastPrefix) ? last : undefined;
    return present({
      Bucket: bucket.name,
      KeyMarker: encode(keyMarker),
      UploadIdMarker: uploadIdMarker,
      NextKeyMarker: listing.isTruncated ? encode(next?.Key ?? lastPrefix ?? '') : undefined,
      NextUploadIdMarker: listing.isTruncated ? (next?.UploadId ?? '') : undefined,
      Prefix: encode(prefix),
      Delimiter: input.Delimiter === undefined ? undefined : encode(delimiter),
      MaxUploads: maxUploads,
      IsTruncated: listing.isTruncated,
      Uploads: listing.uploads.length === 0 ? undefined : listing.uploads.map((upload) => ({ ...upload, Key: encode(upload.Key) })),
      CommonPrefixes: listing.commonPrefixes.length === 0 ? undefined : listing.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
      EncodingType: input.EncodingType,
    });
  },
});
