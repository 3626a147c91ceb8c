import { describe, expect, it } from 'vitest';
import type { BlobRef } from '../../../src/kernel/journal.ts';
import { testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
const given = { ContentType: 'image/jpeg', Metadata: { cat: 'Tom' } };
const ETag = '"25f9e794323b453885f5181f1b624d0b"';

async function cloudWithObject(Key = 'tom.jpg') {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  await cloud.ok('s3', 'PutObject', {
    Bucket,
    Key,
    Body: '123456789',
    Tagging: 'cat=tom',
    WebsiteRedirectLocation: '/tom',
    StorageClass: 'STANDARD_IA',
    ...given,
  });
  await cloud.cloud.advanceClock(1500);
  return cloud;
}

describe('CopyObject', () => {
  it('copies body, headers, metadata and tags, but neither storage class nor redirect', async () => {
    const cloud = await cloudWithObject();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'more-cats' });
    const copy = await cloud.ok('s3', 'CopyObject', { Bucket: 'more-cats', Key: 'copy.jpg', CopySource: '/cats/tom.jpg' });
    const LastModified = new Date('2026-11-24T12:00:01Z');
    expect(copy).toEqual({
      CopyObjectResult: { ETag, LastModified, ChecksumCRC64NVME: 'rosUhgp5mIg=', ChecksumType: 'FULL_OBJECT' },
      ServerSideEncryption: 'AES256',
    });
    const { Body, ...answer } = await cloud.ok('s3', 'GetObject', { Bucket: 'more-cats', Key: 'copy.jpg' });
    expect(answer).toEqual({ AcceptRanges: 'bytes', LastModified, ContentLength: 9, ETag, ServerSideEncryption: 'AES256', TagCount: 1, ...given });
    const chunks: Uint8Array[] = [];
    for await (const chunk of cloud.cloud.body(Body as BlobRef)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('123456789');
  });

  it('replaces headers, metadata and tags where it is told to, also in place', async () => {
    const cloud = await cloudWithObject();
    await cloud.ok('s3', 'CopyObject', {
      Bucket,
      Key: 'tom.jpg',
      CopySource: 'cats/tom.jpg',
      MetadataDirective: 'REPLACE',
      Metadata: { cat: 'Kitty' },
      TaggingDirective: 'REPLACE',
      Tagging: 'a=1&b=2',
    });
    expect(await cloud.ok('s3', 'HeadObject', { Bucket, Key: 'tom.jpg' })).toMatchObject({
      Metadata: { cat: 'Kitty' },
      ContentType: 'binary/octet-stream',
      TagCount: 2,
    });
  });

  it.each([{ StorageClass: 'STANDARD' }, { ServerSideEncryption: 'AES256' }, { WebsiteRedirectLocation: '/kitty' }])(
    'changes an object in place by %j',
    async (change) => {
      const cloud = await cloudWithObject();
      expect(await cloud.ok('s3', 'CopyObject', { Bucket, Key: 'tom.jpg', CopySource: 'cats/tom.jpg', ...change })).toMatchObject({
        CopyObjectResult: { ETag },
      });
    },
  );

  it.each([
    ['tom & kitty.jpg', 'cats/tom%20%26%20kitty.jpg'],
    ['tom & kitty.jpg', 'cats/tom+%26+kitty.jpg'],
    ['1+1=2.jpg', 'cats/1%2B1%3D2.jpg'],
    ['a/b/c.jpg', 'cats%2Fa%2Fb%2Fc.jpg'],
    ['猫.jpg', '/cats/%E7%8C%AB.jpg'],
    ['tom.jpg', 'cats/tom.jpg?versionId=null'],
  ])('finds %j by %j', async (key, CopySource) => {
    const cloud = await cloudWithObject(key);
    expect(await cloud.ok('s3', 'CopyObject', { Bucket, Key: 'copy.jpg', CopySource })).toMatchObject({ CopyObjectResult: { ETag } });
  });

  it('copies under conditions that hold', async () => {
    const cloud = await cloudWithObject();
    const conditions = {
      CopySourceIfMatch: ETag,
      CopySourceIfUnmodifiedSince: '2020-01-01T00:00:00Z',
      CopySourceIfNoneMatch: '"0"',
      CopySourceIfModifiedSince: '2026-11-24T12:00:00Z',
      IfNoneMatch: '*',
    };
    await cloud.ok('s3', 'CopyObject', { Bucket, Key: 'copy.jpg', CopySource: 'cats/tom.jpg', ...conditions });
    expect(await cloud.refused('s3', 'CopyObject', { Bucket, Key: 'copy.jpg', CopySource: 'cats/tom.jpg', ...conditions })).toMatchObject({
      code: 'PreconditionFailed',
      details: { Condition: 'If-None-Match' },
    });
  });

  it('gives the copy another checksum where it can', async () => {
    const cloud = await cloudWithObject();
    expect(await cloud.ok('s3', 'CopyObject', { Bucket, Key: 'copy.jpg', CopySource: 'cats/tom.jpg', ChecksumAlgorithm: 'SHA256' })).toMatchObject({
      CopyObjectResult: { ChecksumSHA256: 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=' },
    });
  });
});
