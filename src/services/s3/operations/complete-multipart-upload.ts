import type { CompleteMultipartUploadCommandInput, CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { checksumAlgorithms } from '../../../wire/checksums/checksums.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { checkWriteConditions } from '../conditions.ts';
import { sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../expiration.ts';
import { assemble, chosenParts } from '../multipart.ts';
import { objectRow } from '../object-access.ts';
import { checksumMembers, etagOf } from '../object-checksum.ts';
import { putObject } from '../object-write.ts';
import { present } from '../present.ts';
import type { ChecksumRow } from '../state.ts';
import { findUpload, removeUpload } from '../uploads.ts';

/** Refuses a checksum of the whole that is not what the parts come to. */
function verify(input: CompleteMultipartUploadCommandInput, checksum: ChecksumRow | undefined): void {
  for (const algorithm of checksumAlgorithms) {
    const claimed = input[`Checksum${algorithm}`];
    if (claimed === undefined) continue;
    if (checksum?.algorithm !== algorithm) throw errors.algorithmMismatch();
    if (claimed !== checksum.value) throw errors.badChecksum({ algorithm });
  }
}

export default operation<CompleteMultipartUploadCommandInput, CompleteMultipartUploadCommandOutput>({
  name: 'CompleteMultipartUpload',
  mutating: true,
  example: {
    command:
      'aws s3api complete-multipart-upload --bucket cat-photos-demo --key tom.mp4 --upload-id ${upload} --multipart-upload Parts=[{ETag=${etag},PartNumber=1}]',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
      'etag = aws s3api upload-part --bucket cat-photos-demo --key tom.mp4 --part-number 1 --upload-id ${upload} --query ETag --output text',
    ],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    const conditions = present({ 's3:if-match': input.IfMatch, 's3:if-none-match': input.IfNoneMatch });
    return [
      objectNeed(context, bucket, key, 's3:PutObject', { ...conditions, 's3:ObjectCreationOperation': 'true' }),
      ...(input.IfMatch === undefined ? [] : [objectNeed(context, bucket, key, 's3:GetObject')]),
    ];
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Key: key = '', UploadId: uploadId = '' } = input;
    const { initiatedAt: _began, initiator: _by, checksumAlgorithm, checksumType, ...attributes } = findUpload(context, bucket, input);
    const chosen = chosenParts(context.state, uploadId, input.MultipartUpload?.Parts ?? []);
    const assembled = assemble({ checksumAlgorithm, checksumType }, chosen);
    if (input.ChecksumType !== undefined && input.ChecksumType !== (assembled.checksum?.type ?? 'FULL_OBJECT')) throw errors.algorithmMismatch();
    verify(input, assembled.checksum);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== assembled.body.size)
      throw errors.invalidRequest({ problem: "The provided 'x-amz-mp-object-size' header value does not match what was computed." });
    checkWriteConditions(objectRow(context, bucket, key), key, input);
    const row = putObject(context, bucket, key, { ...attributes, ...assembled });
    removeUpload(context, bucket.name, key, uploadId);
    return present({
      Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(key)}`,
      Bucket: bucket.name,
      Key: key,
      ETag: etagOf(row),
      ...checksumMembers(row.checksum),
      ...sseS3,
      VersionId: row.versionId,
      Expiration: expirationOf(bucket, key, row),
    });
  },
});
