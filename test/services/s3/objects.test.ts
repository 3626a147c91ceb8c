import { describe, expect, it } from 'vitest';
import type { BlobRef } from '../../../src/kernel/journal.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
const Key = 'photos/tom.jpg';
const ETag = '"25f9e794323b453885f5181f1b624d0b"';
const LastModified = new Date('2026-11-24T12:00:00Z');

async function cloudWithObject(input: Record<string, unknown> = {}) {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  const put = await cloud.ok('s3', 'PutObject', { Bucket, Key, Body: Buffer.from('123456789'), ...input });
  return { cloud, put };
}

async function textOf(cloud: TestCloud, answer: Record<string, unknown>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of cloud.cloud.body(answer.Body as BlobRef)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('PutObject', () => {
  it('answers with ETag, checksum and encryption', async () => {
    const { put } = await cloudWithObject();
    expect(put).toEqual({ ETag, ChecksumCRC64NVME: 'rosUhgp5mIg=', ChecksumType: 'FULL_OBJECT', ServerSideEncryption: 'AES256' });
  });

  it.each([
    ['CRC32', 'y/Q5Jg=='],
    ['CRC32C', '4waSgw=='],
    ['CRC64NVME', 'rosUhgp5mIg='],
    ['SHA1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
    ['SHA256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
    ['SHA512', '2eZ2LdHI6vbWGzxhkvxAjU1tXxF20MKRabwk5xw/J0rSf81YEbMT1oH35V7ALXPUmclUVba1u1A6z1dPuo/+hQ=='],
    ['MD5', 'JfnnlDI7RTiF9RgfG2JNCw=='],
  ])('keeps %s, verified or worked out', async (algorithm, value) => {
    const { cloud, put } = await cloudWithObject({ [`Checksum${algorithm}`]: value });
    expect(put).toEqual({ ETag, [`Checksum${algorithm}`]: value, ChecksumType: 'FULL_OBJECT', ServerSideEncryption: 'AES256' });
    const again = await cloud.ok('s3', 'PutObject', { Bucket, Key: 'again', Body: '123456789', ChecksumAlgorithm: algorithm });
    expect(again).toEqual(put);
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key: 'again', ChecksumMode: 'ENABLED' })).toMatchObject({ [`Checksum${algorithm}`]: value });
  });

  it('without a body makes an empty object', async () => {
    const { cloud } = await cloudWithObject({ Body: undefined });
    const answer = await cloud.ok('s3', 'GetObject', { Bucket, Key });
    expect(answer).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
    expect(await textOf(cloud, answer)).toBe('');
  });

  it('takes the place of what was there', async () => {
    const { cloud } = await cloudWithObject({ Metadata: { cat: 'Tom' }, Tagging: 'cat=tom' });
    await cloud.ok('s3', 'PutObject', { Bucket, Key, Body: 'new', IfMatch: ETag });
    const answer = await cloud.ok('s3', 'GetObject', { Bucket, Key });
    expect(answer).toMatchObject({ ContentLength: 3, Metadata: {} });
    expect(answer).not.toHaveProperty('TagCount');
    expect(await textOf(cloud, answer)).toBe('new');
  });

  it('takes the one ACL that changes nothing', async () => {
    const { cloud } = await cloudWithObject({ ACL: 'bucket-owner-full-control', ServerSideEncryption: 'AES256', IfNoneMatch: '*' });
    expect(await cloud.ok('s3', 'GetObjectAcl', { Bucket, Key })).toMatchObject({ Grants: [{ Permission: 'FULL_CONTROL' }] });
  });

  it('takes keys of up to 1,024 bytes', async () => {
    const { cloud } = await cloudWithObject();
    await cloud.ok('s3', 'PutObject', { Bucket, Key: 'é'.repeat(512) });
    expect(await cloud.refused('s3', 'PutObject', { Bucket, Key: `${'é'.repeat(512)}x` })).toMatchObject({
      code: 'KeyTooLongError',
      message: 'Your key is too long',
      details: { Size: '1025', MaxSizeAllowed: '1024' },
    });
  });

  it('takes up to 2 KiB of metadata, names and values together', async () => {
    const { cloud } = await cloudWithObject();
    await cloud.ok('s3', 'PutObject', { Bucket, Key, Metadata: { cat: 'x'.repeat(2045) } });
    expect(await cloud.refused('s3', 'PutObject', { Bucket, Key, Metadata: { cat: 'x'.repeat(2046) } })).toMatchObject({
      code: 'MetadataTooLarge',
      message: 'Your metadata headers exceed the maximum allowed metadata size',
      details: { Size: '2049', MaxSizeAllowed: '2048' },
    });
  });
});

describe('GetObject and HeadObject', () => {
  const given = {
    CacheControl: 'max-age=60',
    ContentDisposition: 'inline',
    ContentEncoding: 'identity',
    ContentLanguage: 'en',
    ContentType: 'image/jpeg',
    Expires: new Date('2027-01-01T00:00:00Z'),
    WebsiteRedirectLocation: '/cats',
    StorageClass: 'STANDARD_IA',
  };

  it('give back what was given', async () => {
    const { cloud } = await cloudWithObject({ ...given, Metadata: { Cat: 'Tom' }, Tagging: 'cat=tom&year=2026' });
    const expected = {
      AcceptRanges: 'bytes',
      LastModified,
      ContentLength: 9,
      ETag,
      ServerSideEncryption: 'AES256',
      Metadata: { cat: 'Tom' },
      TagCount: 2,
      ...given,
    };
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key })).toEqual(expected);
    const answer = await cloud.ok('s3', 'GetObject', { Bucket, Key });
    expect(answer).toEqual({ ...expected, Body: expect.objectContaining({ size: 9 }) });
    expect(await textOf(cloud, answer)).toBe('123456789');
  });

  it('say the type where none was given, and no more than there is', async () => {
    const { cloud } = await cloudWithObject();
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key })).toEqual({
      AcceptRanges: 'bytes',
      LastModified,
      ContentLength: 9,
      ContentType: 'binary/octet-stream',
      ETag,
      ServerSideEncryption: 'AES256',
      Metadata: {},
    });
  });

  it.each([
    ['bytes=0-0', '1', 'bytes 0-0/9'],
    ['bytes=2-4', '345', 'bytes 2-4/9'],
    ['bytes=7-', '89', 'bytes 7-8/9'],
    ['bytes=7-100', '89', 'bytes 7-8/9'],
    ['bytes=-3', '789', 'bytes 6-8/9'],
    ['bytes=-100', '123456789', 'bytes 0-8/9'],
  ])('answer %s with that part', async (Range, text, ContentRange) => {
    const { cloud } = await cloudWithObject();
    const answer = await cloud.ok('s3', 'GetObject', { Bucket, Key, Range, ChecksumMode: 'ENABLED' });
    expect(answer).toMatchObject({ ContentRange, ContentLength: text.length });
    expect(answer).not.toHaveProperty('ChecksumCRC64NVME');
    expect(await textOf(cloud, answer)).toBe(text);
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key, Range })).toMatchObject({ ContentRange, ContentLength: text.length });
  });

  it.each(['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])('take no notice of %s', async (Range) => {
    const { cloud } = await cloudWithObject();
    const answer = await cloud.ok('s3', 'GetObject', { Bucket, Key, Range });
    expect(answer).toMatchObject({ ContentLength: 9 });
    expect(answer).not.toHaveProperty('ContentRange');
  });

  it('know the one part of an object that came whole', async () => {
    const { cloud } = await cloudWithObject();
    expect(await cloud.ok('s3', 'GetObject', { Bucket, Key, PartNumber: 1 })).toMatchObject({ ContentRange: 'bytes 0-8/9', ContentLength: 9 });
  });

  it('answer under conditions that hold', async () => {
    const { cloud } = await cloudWithObject();
    for (const condition of [
      { IfMatch: ETag },
      { IfMatch: '*' },
      { IfMatch: `"0", ${ETag}` },
      { IfNoneMatch: '"0"' },
      { IfModifiedSince: '2026-11-24T11:59:59Z' },
      { IfUnmodifiedSince: '2026-11-24T12:00:00Z' },
      // An ETag that matches decides by itself: RFC 9110, 13.2.2.
      { IfMatch: ETag, IfUnmodifiedSince: '2020-01-01T00:00:00Z' },
      { IfNoneMatch: '"0"', IfModifiedSince: '2026-11-24T12:00:00Z' },
    ]) {
      expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key, ...condition })).toMatchObject({ ETag });
    }
  });

  it('put the headers of the request in the place of the object’s', async () => {
    const { cloud } = await cloudWithObject(given);
    const overrides = {
      ResponseCacheControl: 'no-store',
      ResponseContentDisposition: 'attachment',
      ResponseContentEncoding: 'gzip',
      ResponseContentLanguage: 'de',
      ResponseContentType: 'text/plain',
      ResponseExpires: new Date('2028-01-01T00:00:00Z'),
    };
    expect(await cloud.ok('s3', 'GetObject', { Bucket, Key, ...overrides })).toMatchObject({
      CacheControl: 'no-store',
      ContentDisposition: 'attachment',
      ContentEncoding: 'gzip',
      ContentLanguage: 'de',
      ContentType: 'text/plain',
      Expires: new Date('2028-01-01T00:00:00Z'),
    });
  });

  it('know the version called null', async () => {
    const { cloud } = await cloudWithObject();
    expect(await cloud.ok('s3', 'GetObject', { Bucket, Key, VersionId: 'null' })).toMatchObject({ VersionId: 'null', ETag });
  });
});

describe('GetObjectAttributes', () => {
  it('tells what it is asked', async () => {
    const { cloud } = await cloudWithObject();
    const input = { Bucket, Key, ObjectAttributes: ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'] };
    expect(await cloud.ok('s3', 'GetObjectAttributes', input)).toEqual({
      LastModified,
      ETag: '25f9e794323b453885f5181f1b624d0b',
      Checksum: { ChecksumCRC64NVME: 'rosUhgp5mIg=', ChecksumType: 'FULL_OBJECT' },
      StorageClass: 'STANDARD',
      ObjectSize: 9,
    });
    expect(await cloud.ok('s3', 'GetObjectAttributes', { Bucket, Key, ObjectAttributes: ['ObjectSize'] })).toEqual({ LastModified, ObjectSize: 9 });
  });
});

describe('object tags', () => {
  it('are put, got, and deleted', async () => {
    const { cloud } = await cloudWithObject({ Tagging: 'cat=tom%20cat&year=' });
    expect(await cloud.ok('s3', 'GetObjectTagging', { Bucket, Key })).toEqual({
      TagSet: [
        { Key: 'cat', Value: 'tom cat' },
        { Key: 'year', Value: '' },
      ],
    });
    await cloud.ok('s3', 'PutObjectTagging', { Bucket, Key, Tagging: { TagSet: [{ Key: 'cat', Value: 'kitty' }] } });
    expect(await cloud.ok('s3', 'GetObjectTagging', { Bucket, Key })).toEqual({ TagSet: [{ Key: 'cat', Value: 'kitty' }] });
    expect(await cloud.ok('s3', 'DeleteObjectTagging', { Bucket, Key })).toEqual({});
    expect(await cloud.ok('s3', 'GetObjectTagging', { Bucket, Key })).toEqual({ TagSet: [] });
  });
});

describe('DeleteObject and DeleteObjects', () => {
  it('say nothing, whether or not there was an object', async () => {
    const { cloud } = await cloudWithObject();
    expect(await cloud.ok('s3', 'DeleteObject', { Bucket, Key, IfMatch: ETag })).toEqual({});
    expect(await cloud.ok('s3', 'DeleteObject', { Bucket, Key })).toEqual({});
    expect(await cloud.refused('s3', 'HeadObject', { Bucket, Key })).toMatchObject({ code: 'NoSuchKey', status: 404 });
  });

  it('tell key by key what was deleted and what was not', async () => {
    const { cloud } = await cloudWithObject();
    const Objects = [{ Key }, { Key: 'none' }, { Key: 'other', ETag: '"0"' }, { Key: 'old', VersionId: 'abc' }];
    const Errors = [
      { Key: 'other', Code: 'PreconditionFailed', Message: 'At least one of the pre-conditions you specified did not hold' },
      { Key: 'old', VersionId: 'abc', Code: 'InvalidArgument', Message: 'Invalid version id specified' },
    ];
    expect(await cloud.ok('s3', 'DeleteObjects', { Bucket, Delete: { Objects } })).toEqual({ Deleted: [{ Key }, { Key: 'none' }], Errors });
    expect(await cloud.ok('s3', 'DeleteObjects', { Bucket, Delete: { Objects, Quiet: true } })).toEqual({ Errors });
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket })).toMatchObject({ KeyCount: 0 });
  });

  it('take a thousand keys at most', async () => {
    const { cloud } = await cloudWithObject();
    const objects = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `key-${index}` }));
    expect(await cloud.ok('s3', 'DeleteObjects', { Bucket, Delete: { Objects: objects(1000), Quiet: true } })).toEqual({});
    expect(await cloud.refused('s3', 'DeleteObjects', { Bucket, Delete: { Objects: objects(1001) } })).toMatchObject({ code: 'MalformedXML', status: 400 });
  });
});
