import type { CreateMultipartUploadCommandInput, CreateMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { wholeSeconds } from '../../../models/timestamps.ts';
import { checkObjectAcl, objectAclNeeds } from '../acl.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { checkAttributes, headersOf, metadataOf, storageClassOf } from '../object-attributes.ts';
import { algorithmOf } from '../object-checksum.ts';
import { writeKeys } from '../object-write.ts';
import { present } from '../present.ts';
import { uploads } from '../state.ts';
import { checkObjectTags, parseTaggingHeader, requestTagKeys } from '../tags.ts';
import { newUploadId } from '../uploads.ts';

/** Which type the checksum of the whole has where the request does not say: "Checking object integrity", S3 User Guide, read November 2026. */
const types = {
  CRC32: 'COMPOSITE',
  CRC32C: 'COMPOSITE',
  CRC64NVME: 'FULL_OBJECT',
  SHA1: 'COMPOSITE',
  SHA256: 'COMPOSITE',
  SHA512: 'COMPOSITE',
  MD5: 'COMPOSITE',
} as const;

function checksumOf({ ChecksumAlgorithm: name, ChecksumType: type }: { ChecksumAlgorithm?: string | undefined; ChecksumType?: string | undefined }) {
  if (name === undefined && type === undefined) return {};
  if (name === undefined) throw errors.invalidRequest({ problem: 'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.' });
  const algorithm = algorithmOf(name);
  const chosen = type ?? types[algorithm];
  if (chosen !== 'COMPOSITE' && chosen !== 'FULL_OBJECT') throw errors.invalidRequest({ problem: 'Value for x-amz-checksum-type header is invalid.' });
  const impossible = chosen === 'COMPOSITE' ? algorithm === 'CRC64NVME' : !algorithm.startsWith('CRC');
  if (impossible)
    throw errors.invalidRequest({ problem: `The ${chosen} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.` });
  return { checksumAlgorithm: algorithm, checksumType: chosen } as const;
}

export default operation<CreateMultipartUploadCommandInput, CreateMultipartUploadCommandOutput>({
  name: 'CreateMultipartUpload',
  mutating: true,
  example: {
    command: 'aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    const tagKeys = input.Tagging === undefined ? {} : requestTagKeys(parseTaggingHeader(input.Tagging));
    return [
      objectNeed(context, bucket, key, 's3:PutObject', { ...writeKeys(input), ...tagKeys, 's3:ObjectCreationOperation': 'false' }),
      ...(input.Tagging === undefined ? [] : [objectNeed(context, bucket, key, 's3:PutObjectTagging', tagKeys)]),
      ...objectAclNeeds(context, bucket, key, input),
    ];
  },

  validate(input, context) {
    checkEncryption(input);
    checkAttributes(input);
    checkObjectAcl(findBucket(context, input), input);
    checksumOf(input);
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    const uploadId = newUploadId(context);
    const checksum = checksumOf(input);
    const tags = checkObjectTags(parseTaggingHeader(input.Tagging ?? ''));
    const row = present({
      initiatedAt: wholeSeconds(context.now),
      initiator: { arn: context.principal.arn, accountId: context.accountId },
      storageClass: storageClassOf(input.StorageClass),
      headers: headersOf(input),
      metadata: metadataOf(input),
      websiteRedirectLocation: input.WebsiteRedirectLocation,
      tags: tags.length === 0 ? undefined : tags,
      ...checksum,
    });
    context.state.put(uploads, [bucket.name, key, uploadId], row);
    return present({
      Bucket: bucket.name,
      Key: key,
      UploadId: uploadId,
      ...sseS3,
      ChecksumAlgorithm: checksum.checksumAlgorithm,
      ChecksumType: checksum.checksumType,
    });
  },
});
