import type { CopyObjectCommandInput, CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import type { LocateContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { checkObjectAcl, objectAclNeeds } from '../acl.ts';
import { type Bucket, findBucket, objectNeed } from '../bucket-access.ts';
import { checkCopyConditions, checkWriteConditions } from '../conditions.ts';
import { type CopySource, copiedVersionId, findSource, locateSource, sourceNeed } from '../copy-source.ts';
import { checkSize, copiedAttributes, copiedChecksum, copiedTags, directiveOf, refuseIdleCopy } from '../copying.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../expiration.ts';
import { objectRow, tagsOf } from '../object-access.ts';
import { checkAttributes, isArchived, storageClassOf } from '../object-attributes.ts';
import { checksumMembers, etagOf } from '../object-checksum.ts';
import { putObject, writeKeys } from '../object-write.ts';
import { present } from '../present.ts';
import { parseTaggingHeader, requestTagKeys } from '../tags.ts';
import { nullVersionId } from '../version-ids.ts';

export default operation<CopyObjectCommandInput, CopyObjectCommandOutput>({
  name: 'CopyObject',
  mutating: true,
  example: {
    command: 'aws s3api copy-object --bucket cat-photos-demo --key tabby.jpg --copy-source cat-photos-demo/tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs(input, context) {
    const { bucket, key, source } = locate(input, context);
    const sourceTags = tagsOf(context, source.bucket, source.key, source.versionId);
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
      sourceNeed(context, source, 's3:GetObject'),
      ...(sourceTags === undefined || replaced ? [] : [sourceNeed(context, source, 's3:GetObjectTagging')]),
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
    // An older version may be copied over the current one as it is: so it is restored.
    if (source.bucket.name === bucket.name && source.key === key && isCurrent(source, context)) refuseIdleCopy(input);
  },

  execute(input, context) {
    const { bucket, key, source } = locate(input, context);
    const from = findSource(context, source);
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
    return present({
      CopyObjectResult: { ETag: etagOf(row), LastModified: new Date(row.lastModified), ...checksumMembers(row.checksum) },
      ...sseS3,
      CopySourceVersionId: copiedVersionId(source, from),
      VersionId: row.versionId,
      Expiration: expirationOf(bucket, key, row),
    });
  },
});

interface Located {
  readonly bucket: Bucket;
  readonly key: string;
  readonly source: CopySource;
}

function locate(
  input: Pick<CopyObjectCommandInput, 'Bucket' | 'Key' | 'CopySource' | 'ExpectedBucketOwner' | 'ExpectedSourceBucketOwner'>,
  context: LocateContext,
): Located {
  return { bucket: findBucket(context, input), key: input.Key ?? '', source: locateSource(input, context) };
}

const isCurrent = ({ bucket, key, versionId }: CopySource, context: LocateContext): boolean =>
  versionId === undefined || versionId === (objectRow(context, bucket, key)?.versionId ?? nullVersionId);
