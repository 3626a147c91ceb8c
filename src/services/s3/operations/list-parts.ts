import type { ListPartsCommandInput, ListPartsCommandOutput, Part } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { checksumMembers } from '../object-checksum.ts';
import { owner } from '../owner.ts';
import { present } from '../present.ts';
import { initiatorOf } from '../upload-listing.ts';
import { findUpload, partsOf } from '../uploads.ts';

const longestPage = 1000;

const isInRange = (value: number): boolean => value >= 0 && value <= 2_147_483_647;

export default operation<ListPartsCommandInput, ListPartsCommandOutput>({
  name: 'ListParts',
  mutating: false,
  example: {
    command: 'aws s3api list-parts --bucket cat-photos-demo --key tom.mp4 --upload-id ${upload}',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
    ],
  },

  needs: (input, context) => [objectNeed(context, findBucket(context, input), input.Key ?? '', 's3:ListMultipartUploadParts')],

  validate({ MaxParts = longestPage, PartNumberMarker = '0' }) {
    if (!isInRange(MaxParts))
      throw errors.invalidArgument({ problem: 'Argument max-parts must be an integer between 0 and 2147483647', argument: 'max-parts', value: MaxParts });
    if (!/^\d+$/.test(PartNumberMarker) || !isInRange(Number(PartNumberMarker)))
      throw errors.invalidArgument({
        problem: 'Argument part-number-marker must be an integer between 0 and 2147483647',
        argument: 'part-number-marker',
        value: PartNumberMarker,
      });
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Key: key = '', UploadId: uploadId = '', PartNumberMarker: marker = '0' } = input;
    const upload = findUpload(context, bucket, input);
    const most = Math.min(input.MaxParts ?? longestPage, longestPage);
    const page: Part[] = [];
    let isTruncated = false;
    for (const { number, lastModified, etag, size, checksum } of partsOf(context.state, uploadId, Number(marker))) {
      isTruncated = page.length === most;
      if (isTruncated) break;
      const { ChecksumType: _whole, ...members } = checksumMembers(checksum);
      page.push({ PartNumber: number, LastModified: new Date(lastModified), ETag: `"${etag}"`, Size: size, ...members });
    }
    return present({
      Bucket: bucket.name,
      Key: key,
      UploadId: uploadId,
      PartNumberMarker: marker,
      NextPartNumberMarker: String(page.at(-1)?.PartNumber ?? 0),
      MaxParts: most,
      IsTruncated: isTruncated,
      Parts: page.length === 0 ? undefined : page,
      Initiator: initiatorOf(upload),
      Owner: owner(bucket.ownerAccountId),
      StorageClass: upload.storageClass,
      ChecksumAlgorithm: upload.checksumAlgorithm,
      ChecksumType: upload.checksumType,
    });
  },
});
