import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { checkObjectAcl, objectAclNeeds } from '../acl.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { checkWriteConditions } from '../conditions.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../expiration.ts';
import { objectRow } from '../object-access.ts';
import { checkAttributes, headersOf, metadataOf, storageClassOf } from '../object-attributes.ts';
import { checksumMembers, etagOf, verifyBody } from '../object-checksum.ts';
import { putObject, writeKeys } from '../object-write.ts';
import { present } from '../present.ts';
import { checkObjectTags, parseTaggingHeader, requestTagKeys } from '../tags.ts';

/** The most that one PutObject takes; larger objects come in parts. */
const largestUpload = 5 * 1024 ** 3;

export default operation<PutObjectCommandInput, PutObjectCommandOutput>({
  name: 'PutObject',
  mutating: true,
  example: { command: 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    const tagKeys = input.Tagging === undefined ? {} : requestTagKeys(parseTaggingHeader(input.Tagging));
    return [
      objectNeed(context, bucket, key, 's3:PutObject', { ...writeKeys(input), ...tagKeys, 's3:ObjectCreationOperation': 'true' }),
      ...(input.Tagging === undefined ? [] : [objectNeed(context, bucket, key, 's3:PutObjectTagging', tagKeys)]),
      ...objectAclNeeds(context, bucket, key, input),
      // If-Match tells the caller something of what is there: "Conditional writes", S3 User Guide, read November 2026.
      ...(input.IfMatch === undefined ? [] : [objectNeed(context, bucket, key, 's3:GetObject')]),
    ];
  },

  validate(input, context) {
    if (input.WriteOffsetBytes !== undefined) throw errors.notImplementedHeader({ header: 'x-amz-write-offset-bytes' });
    checkEncryption(input);
    checkAttributes(input);
    checkObjectAcl(findBucket(context, input), input);
    const { size } = required(input.Body);
    if (size > largestUpload) throw errors.entityTooLarge({ size, limit: largestUpload });
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    const body = required(input.Body);
    checkWriteConditions(objectRow(context, bucket, key), key, input);
    const checksum = verifyBody(input, body);
    const tags = checkObjectTags(parseTaggingHeader(input.Tagging ?? ''));
    const row = putObject(
      context,
      bucket,
      key,
      present({
        body,
        checksum,
        storageClass: storageClassOf(input.StorageClass),
        headers: headersOf(input),
        metadata: metadataOf(input),
        websiteRedirectLocation: input.WebsiteRedirectLocation,
        tags: tags.length === 0 ? undefined : tags,
      }),
    );
    return present({ ETag: etagOf(row), ...checksumMembers(row.checksum), ...sseS3, VersionId: row.versionId, Expiration: expirationOf(bucket, key, row) });
  },
});
