import type { CopyObjectCommandInput, CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import type { LocateContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { checkObjectAcl, objectAclNeeds } from '../acl.ts';
import { type Bucket, existingTagKeys, findBucket, findObject, objectNeed, objectRow } from '../bucket-access.ts';
import { checkCopyConditions, checkWriteConditions } from '../conditions.ts';
import { parseCopySource } from '../copy-source.ts';
import { checkSize, copiedAttributes, copiedChecksum, copiedTags, directiveOf, refuseIdleCopy } from '../copying.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { checkAttributes, isArchived, storageClassOf } from '../object-attributes.ts';
import { checksumMembers, etagOf } from '../object-checksum.ts';
import { putObject, writeKeys } from '../object-write.ts';
import { present } from '../present.ts';
import { parseTaggingHeader, requestTagKeys } from '../tags.ts';

export default operation<CopyObjectCommandInput, CopyObjectCommandOutput>({
  name: 'CopyObject',
  mutating: true,
  example: {
    command: 'aws s3api copy-object --bucket cat-photos-demo --key tabby.jpg --copy-source cat-photos-demo/tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs(input, context) {
    const { bucket, key, source } = locate(input, context);
    const sourceTags = objectRow(context, source.bucket, source.key)?.tags;
    const existing = existingTagKeys(context, source.bucket, source.key);
    const replaced = directiveOf('tagging', input.TaggingDirective) === 'REPLACE';
    const tags = replaced ? parseTaggingHeader(input.Tagging ?? '') : (sourceTags ?? []);
    const keys = {
      ...writeKeys(input),
      ...requestTagKeys(tags),
      's3:ObjectCreationOperation': 'true',
      's3:x-amz-copy-source': `${source.bucket.name}/${source.key}`,
      ...present({ 's3:x-amz-metadata-directive': input.MetadataDirective }),
    };
    return [
      objectNeed(context, source.bucket, source.key, 's3:GetObject', existing),
      ...(sourceTags === undefined || replaced ? [] : [objectNeed(context, source.bucket, source.key, 's3:GetObjectTagging', existing)]),
      objectNeed(context, bucket, key, 's3:PutObject', keys),
      ...(tags.length === 0 ? [] : [objectNeed(context, bucket, key, 's3:PutObjectTagging', requestTagKeys(tags))]),
      ...objectAclNeeds(context, bucket, key, input),
      ...(input.IfMatch === undefined ? [] : [objectNeed(context, bucket, key, 's3:GetObject')]),
    ];
  },

  validate(input, context) {
    const { bucket, key, source } = locate(input, context);
    directiveOf('metadata', input.MetadataDirective);
    if (input.CopySourceSSECustomerAlgorithm !== undefined || input.CopySourceSSECustomerKey !== undefined)
      throw errors.invalidRequest({ problem: 'The encryption parameters are not applicable to this object.' });
    checkEncryption(input);
    checkAttributes(input);
    checkObjectAcl(bucket, input);
    if (source.bucket.name === bucket.name && source.key === key) refuseIdleCopy(input);
  },

  execute(input, context) {
    const { bucket, key, source } = locate(input, context);
    const from = findObject(context, source.bucket, source.key);
    checkCopyConditions(from, input);
    if (isArchived(from)) throw errors.objectNotInActiveTier();
    checkSize(from);
    checkWriteConditions(objectRow(context, bucket, key), key, input);
    const row = putObject(context, bucket, key, {
      body: from.body,
      ...copiedChecksum(input, from),
      ...(from.etag !== undefined && { etag: from.etag }),
      storageClass: storageClassOf(input.StorageClass),
      ...copiedAttributes(input, from),
      ...copiedTags(input, from),
    });
    return { CopyObjectResult: { ETag: etagOf(row), LastModified: new Date(row.lastModified), ...checksumMembers(row.checksum) }, ...sseS3 };
  },
});

interface Located {
  readonly bucket: Bucket;
  readonly key: string;
  readonly source: { readonly bucket: Bucket; readonly key: string };
}

function locate(
  input: Pick<CopyObjectCommandInput, 'Bucket' | 'Key' | 'CopySource' | 'ExpectedBucketOwner' | 'ExpectedSourceBucketOwner'>,
  context: LocateContext,
): Located {
  const source = parseCopySource(input.CopySource ?? '');
  return {
    bucket: findBucket(context, input),
    key: input.Key ?? '',
    source: { bucket: findBucket(context, { Bucket: source.bucket, ExpectedBucketOwner: input.ExpectedSourceBucketOwner }), key: source.key },
  };
}
