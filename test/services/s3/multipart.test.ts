import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlobRef } from '../../../src/kernel/journal.ts';
import { combineCrcs } from '../../../src/services/s3/crc-combine.ts';
import { objects } from '../../../src/services/s3/state.ts';
import { base64Digest, hashers } from '../../../src/wire/checksums/checksums.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
const Key = 'tom.mp4';
const mebibyte = 1024 ** 2;

async function cloudWithBucket(): Promise<TestCloud> {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  return cloud;
}

const bytes = (size: number, start = 0): Uint8Array => Uint8Array.from({ length: size }, (_, index) => (index * 7 + start) % 251);

async function begin(cloud: TestCloud, input: Record<string, unknown> = {}): Promise<string> {
  return String((await cloud.ok('s3', 'CreateMultipartUpload', { Bucket, Key, ...input })).UploadId);
}

async function upload(cloud: TestCloud, UploadId: string, bodies: readonly Uint8Array[], input: Record<string, unknown> = {}) {
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const { ETag } = await cloud.ok('s3', 'UploadPart', { Bucket, Key, UploadId, PartNumber: index + 1, Body, ...input });
    Parts.push({ ETag, PartNumber: index + 1 });
  }
  return Parts;
}

async function read(cloud: TestCloud, input: Record<string, unknown> = {}): Promise<Buffer> {
  const { Body } = await cloud.ok('s3', 'GetObject', { Bucket, Key, ...input });
  const chunks = [];
  for await (const chunk of cloud.cloud.body(Body as BlobRef)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const bodies = [bytes(5 * mebibyte), bytes(5 * mebibyte, 3), bytes(1000, 5)];
const whole = Buffer.concat(bodies);

const crcOf = (algorithm: keyof typeof hashers, body: Uint8Array): string => {
  const hasher = hashers[algorithm]();
  hasher.update(body);
  return base64Digest(hasher);
};

async function completed(cloud: TestCloud, created: Record<string, unknown> = {}, part: Record<string, unknown> = {}) {
  const UploadId = await begin(cloud, created);
  const Parts = await upload(cloud, UploadId, bodies, part);
  return cloud.ok('s3', 'CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts } });
}

describe('a multipart upload', () => {
  it('becomes one object, with the attributes it was begun with', async () => {
    const cloud = await cloudWithBucket();
    const answer = await completed(cloud, { ContentType: 'video/mp4', Metadata: { cat: 'tom' }, Tagging: 'a=b' });
    expect(answer).toEqual({
      Location: 'https://cats.s3.us-east-1.amazonaws.com/tom.mp4',
      Bucket,
      Key,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/),
      ChecksumCRC64NVME: crcOf('CRC64NVME', whole),
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
    });
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key })).toMatchObject({
      ContentLength: whole.length,
      ContentType: 'video/mp4',
      Metadata: { cat: 'tom' },
      ETag: answer.ETag,
      TagCount: 1,
    });
    expect((await read(cloud)).equals(whole)).toBe(true);
    expect((await read(cloud, { Range: `bytes=${5 * mebibyte - 3}-${5 * mebibyte + 2}` })).equals(whole.subarray(5 * mebibyte - 3, 5 * mebibyte + 3))).toBe(
      true,
    );
    expect((await read(cloud, { PartNumber: 3 })).equals(Buffer.from(bodies[2] ?? []))).toBe(true);
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key, PartNumber: 2 })).toMatchObject({ PartsCount: 3, ContentLength: 5 * mebibyte });
    expect(await cloud.ok('s3', 'GetObjectAttributes', { Bucket, Key, ObjectAttributes: ['ObjectParts', 'ETag'] })).toMatchObject({
      ETag: String(answer.ETag).slice(1, -1),
      ObjectParts: { TotalPartsCount: 3 },
    });
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket })).not.toHaveProperty('Uploads');
  });

  it('has the checksum it was begun with: of the whole, or of the parts', async () => {
    const cloud = await cloudWithBucket();
    expect(await completed(cloud, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' }, { ChecksumAlgorithm: 'CRC32' })).toMatchObject({
      ChecksumCRC32: crcOf('CRC32', whole),
      ChecksumType: 'FULL_OBJECT',
    });
    const composite = await completed(cloud, { ChecksumAlgorithm: 'SHA256' }, { ChecksumAlgorithm: 'SHA256' });
    const digests = bodies.map((body) => Buffer.from(crcOf('SHA256', body), 'base64'));
    expect(composite).toMatchObject({ ChecksumSHA256: `${crcOf('SHA256', Buffer.concat(digests))}-3`, ChecksumType: 'COMPOSITE' });
  });

  it('lists its parts, page by page', async () => {
    const cloud = await cloudWithBucket();
    const UploadId = await begin(cloud);
    await upload(cloud, UploadId, bodies.slice(1));
    const first = await cloud.ok('s3', 'ListParts', { Bucket, Key, UploadId, MaxParts: 1 });
    expect(first).toMatchObject({
      IsTruncated: true,
      NextPartNumberMarker: '1',
      Parts: [{ PartNumber: 1, Size: 5 * mebibyte }],
      Initiator: { ID: 'arn:aws:iam::123456789012:user/admin', DisplayName: 'admin' },
      StorageClass: 'STANDARD',
    });
    const rest = await cloud.ok('s3', 'ListParts', { Bucket, Key, UploadId, PartNumberMarker: '1' });
    expect(rest).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 2, Size: 1000 }] });
  });

  it('is listed until it is aborted, or its bucket is gone', async () => {
    const cloud = await cloudWithBucket();
    const UploadId = await begin(cloud);
    await begin(cloud, { Key: 'album/1.jpg' });
    await begin(cloud, { Key: 'album/2.jpg' });
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket, Delimiter: '/' })).toMatchObject({
      Uploads: [{ Key, UploadId }],
      CommonPrefixes: [{ Prefix: 'album/' }],
      IsTruncated: false,
    });
    const page = await cloud.ok('s3', 'ListMultipartUploads', { Bucket, MaxUploads: 2 });
    expect(page).toMatchObject({ IsTruncated: true, NextKeyMarker: 'album/2.jpg' });
    const next = await cloud.ok('s3', 'ListMultipartUploads', { Bucket, KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker });
    expect(next.Uploads).toMatchObject([{ Key }]);
    await upload(cloud, UploadId, [bytes(10)]);
    await cloud.ok('s3', 'AbortMultipartUpload', { Bucket, Key, UploadId });
    expect(await cloud.refused('s3', 'ListParts', { Bucket, Key, UploadId })).toMatchObject({
      code: 'NoSuchUpload',
      status: 404,
      message: 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    });
    await cloud.ok('s3', 'DeleteBucket', { Bucket });
    await cloud.ok('s3', 'CreateBucket', { Bucket });
    expect(await cloud.ok('s3', 'ListMultipartUploads', { Bucket })).not.toHaveProperty('Uploads');
  });

  it('copies objects into parts; all the parts of an object are that object again', async () => {
    const cloud = await cloudWithBucket();
    await cloud.ok('s3', 'PutObject', { Bucket, Key: 'source', Body: whole });
    const UploadId = await begin(cloud);
    const Parts = [];
    for (const [index, range] of [`0-${5 * mebibyte - 1}`, `${5 * mebibyte}-${whole.length - 1}`].entries()) {
      const input = { Bucket, Key, UploadId, PartNumber: index + 1, CopySource: `${Bucket}/source`, CopySourceRange: `bytes=${range}` };
      const { CopyPartResult } = (await cloud.ok('s3', 'UploadPartCopy', input)) as { CopyPartResult: { ETag: string } };
      Parts.push({ PartNumber: index + 1, ETag: CopyPartResult.ETag });
    }
    const answer = await cloud.ok('s3', 'CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts } });
    expect(answer).toMatchObject({ ChecksumCRC64NVME: crcOf('CRC64NVME', whole), ETag: expect.stringMatching(/-2"$/) });
    expect((await read(cloud)).equals(whole)).toBe(true);
    expect((await read(cloud, { PartNumber: 2 })).equals(whole.subarray(5 * mebibyte))).toBe(true);
    const beyond = { Bucket, Key, UploadId: await begin(cloud), PartNumber: 1, CopySource: `${Bucket}/source`, CopySourceRange: 'bytes=0-99999999' };
    expect(await cloud.refused('s3', 'UploadPartCopy', beyond)).toMatchObject({
      code: 'InvalidArgument',
      message: `Range specified is not valid for source object of size: ${whole.length}`,
    });
  });

  it('copied from an object in parts comes down to the pieces of that one, however often it is copied', async () => {
    const cloud = await cloudWithBucket();
    const length = 5 * mebibyte;
    const copy = async (source: string, to: string, ranges: readonly (readonly [start: number, end: number])[]): Promise<void> => {
      const UploadId = await begin(cloud, { Key: to });
      const Parts = [];
      for (const [index, [start, end]] of ranges.entries()) {
        const input = { Bucket, Key: to, UploadId, PartNumber: index + 1, CopySource: `${Bucket}/${source}`, CopySourceRange: `bytes=${start}-${end}` };
        const { CopyPartResult } = (await cloud.ok('s3', 'UploadPartCopy', input)) as { CopyPartResult: { ETag: string } };
        Parts.push({ PartNumber: index + 1, ETag: CopyPartResult.ETag });
      }
      await cloud.ok('s3', 'CompleteMultipartUpload', { Bucket, Key: to, UploadId, MultipartUpload: { Parts } });
    };
    const UploadId = await begin(cloud, { Key: 'copy-0' });
    const body = [bytes(length), bytes(1000)];
    const Parts = await upload(cloud, UploadId, body, { Key: 'copy-0' });
    await cloud.ok('s3', 'CompleteMultipartUpload', { Bucket, Key: 'copy-0', UploadId, MultipartUpload: { Parts } });
    let expected = Buffer.concat(body);
    for (let generation = 1; generation <= 3; generation += 1) {
      // Each drops the byte in front, and says the rest in two parts.
      await copy(`copy-${generation - 1}`, `copy-${generation}`, [
        [1, length],
        [length + 1, expected.length - 1],
      ]);
      expected = expected.subarray(1);
    }
    expect((await read(cloud, { Key: 'copy-3' })).equals(expected)).toBe(true);
    expect((await read(cloud, { Key: 'copy-3', Range: `bytes=${length - 10}-${length + 10}` })).equals(expected.subarray(length - 10, length + 11))).toBe(true);
    const row = cloud.cloud.state((state) => state.get(objects, [Bucket, 'copy-3']));
    expect(row?.body.parts?.map(({ range, parts }) => [range, parts])).toEqual([
      [{ start: 3, end: length - 1 }, undefined],
      [undefined, undefined],
    ]);
  });

  it.each([
    [[], 'MalformedXML'],
    [[2, 1], 'InvalidPartOrder'],
    [[1, 2], 'EntityTooSmall'],
    [[1, 3], 'InvalidPart'],
  ])('is not completed with the parts %j', async (numbers, code) => {
    const cloud = await cloudWithBucket();
    const UploadId = await begin(cloud);
    const parts = await upload(cloud, UploadId, [bytes(10), bytes(10)]);
    const Parts = numbers.map((number) => ({ PartNumber: number, ETag: parts[number - 1]?.ETag ?? '"0"' }));
    expect(await cloud.refused('s3', 'CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts } })).toMatchObject({ code });
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket })).toMatchObject({ KeyCount: 0 });
  });

  it('keeps to If-None-Match when it is completed', async () => {
    const cloud = await cloudWithBucket();
    const UploadId = await begin(cloud);
    const Parts = await upload(cloud, UploadId, [bytes(10)]);
    await cloud.ok('s3', 'PutObject', { Bucket, Key, Body: 'there' });
    const input = { Bucket, Key, UploadId, MultipartUpload: { Parts }, IfNoneMatch: '*' };
    expect(await cloud.refused('s3', 'CompleteMultipartUpload', input)).toMatchObject({
      code: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
    });
  });

  it.each([
    ['CreateMultipartUpload', 's3:PutObject', {}],
    ['UploadPart', 's3:PutObject', { PartNumber: 1, UploadId: 'x', Body: '' }],
    ['CompleteMultipartUpload', 's3:PutObject', { UploadId: 'x' }],
    ['AbortMultipartUpload', 's3:AbortMultipartUpload', { UploadId: 'x' }],
    ['ListParts', 's3:ListMultipartUploadParts', { UploadId: 'x' }],
  ])('%s needs %s', async (operation, action, input) => {
    const cloud = await cloudWithBucket();
    const intern = await cloud.user('intern', { policies: [] });
    expect((await cloud.refused('s3', operation, { Bucket, Key, ...input }, { as: intern })).message).toBe(
      `User: arn:aws:iam::123456789012:user/intern is not authorized to perform: ${action} on resource: "arn:aws:s3:::cats/tom.mp4" because no identity-based policy allows the ${action} action`,
    );
  });

  it.each([
    [{ ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }, 'The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.'],
    [{ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }, 'The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.'],
  ])('is not begun with %j', async (input, message) => {
    const cloud = await cloudWithBucket();
    expect(await cloud.refused('s3', 'CreateMultipartUpload', { Bucket, Key, ...input })).toMatchObject({ code: 'InvalidRequest', message });
  });
});

it('the CRC of a whole follows from its parts', () => {
  const algorithm = fc.constantFrom('CRC32' as const, 'CRC32C' as const, 'CRC64NVME' as const);
  fc.assert(
    fc.property(algorithm, fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 6 }), (name, chunks) => {
      const known = chunks.map((chunk) => ({ value: crcOf(name, chunk), size: chunk.length }));
      expect(combineCrcs(name, known)).toBe(crcOf(name, Buffer.concat(chunks)));
    }),
  );
});
