import { createHash } from 'node:crypto';
import type { UploadPartCopyCommandInput, UploadPartCopyCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { checkCopyConditions } from '../conditions.ts';
import { copiedVersionId, findSource, locateSource, sourceNeed } from '../copy-source.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { isArchived } from '../object-attributes.ts';
import { checksumMembers, checksumOf } from '../object-checksum.ts';
import { putPart } from '../part-write.ts';
import { present } from '../present.ts';
import type { ByteRange } from '../ranges.ts';
import type { ChecksumRow, ObjectRow, PartRow, UploadRow } from '../state.ts';
import { checkPartNumber, findUpload } from '../uploads.ts';

const largestPart = 5 * 1024 ** 3;

/** The part of the source that is asked for: here the header must be one range with both ends, within the source. */
function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  const invalid = (problem: string) => errors.invalidArgument({ problem, argument: 'x-amz-copy-source-range', value: header });
  if (first === undefined || last === undefined || Number(last) < Number(first))
    throw invalid(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  if (Number(last) >= size) throw invalid(`Range specified is not valid for source object of size: ${size}`);
  return { start: Number(first), end: Number(last) };
}

/** What a part copied from an object is. All of the object has its ETag and checksum; for less of it, bytes would have to be read. */
function copiedPart(upload: UploadRow, { body, etag }: ObjectRow, range: ByteRange | undefined): Omit<PartRow, 'lastModified'> {
  const whole = range === undefined || (range.start === 0 && range.end === body.size - 1);
  const size = range === undefined ? body.size : range.end - range.start + 1;
  if (size > largestPart)
    throw errors.invalidRequest({ problem: `The specified copy source is larger than the maximum allowable size for a copy source: ${largestPart}` });
  const algorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
  const value = whole && (body.parts === undefined || algorithm === 'CRC64NVME') ? checksumOf(body, algorithm) || undefined : undefined;
  if (value === undefined && upload.checksumAlgorithm !== undefined)
    throw errors.notSimulated({ what: `copies into uploads whose checksum algorithm was chosen (${algorithm}); leave it to S3` });
  const checksum: ChecksumRow | undefined = value === undefined ? undefined : { algorithm, value };
  const digest = createHash('md5').update(`${body.sha256} ${range?.start} ${range?.end}`).digest('hex');
  return {
    body: { ...body, range: range ?? { start: 0, end: body.size - 1 } },
    size,
    etag: whole && etag === undefined ? body.md5 : digest,
    ...(checksum && { checksum }),
  };
}

export default operation<UploadPartCopyCommandInput, UploadPartCopyCommandOutput>({
  name: 'UploadPartCopy',
  mutating: true,
  example: {
    command: 'aws s3api upload-part-copy --bucket cat-photos-demo --key tom.mp4 --part-number 1 --copy-source cat-photos-demo/tom.jpg --upload-id ${upload}',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
      'aws s3api put-object --bucket cat-photos-demo --key tom.jpg',
    ],
  },

  needs(input, context) {
    const source = locateSource(input, context);
    const copied = { 's3:x-amz-copy-source': `${source.bucket.name}/${source.key}` };
    return [sourceNeed(context, source, 's3:GetObject'), objectNeed(context, findBucket(context, input), input.Key ?? '', 's3:PutObject', copied)];
  },

  validate(input) {
    checkPartNumber(input.PartNumber);
    if (input.CopySourceSSECustomerAlgorithm !== undefined || input.CopySourceSSECustomerKey !== undefined)
      throw errors.invalidRequest({ problem: 'The encryption parameters are not applicable to this object.' });
    checkEncryption(input);
  },

  execute(input, context) {
    const upload = findUpload(context, findBucket(context, input), input);
    const source = locateSource(input, context);
    const from = findSource(context, source);
    checkCopyConditions(from, input);
    if (isArchived(from)) throw errors.objectNotInActiveTier();
    const part = copiedPart(upload, from, rangeOf(input.CopySourceRange, from.body.size));
    const { etag, lastModified, checksum } = putPart(context, input.UploadId ?? '', input.PartNumber ?? 0, part);
    const { ChecksumType: _whole, ...members } = checksumMembers(checksum);
    return present({
      CopyPartResult: { ETag: `"${etag}"`, LastModified: new Date(lastModified), ...members },
      ...sseS3,
      CopySourceVersionId: copiedVersionId(source, from),
    });
  },
});
