import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import type { BlobRef } from '../../src/kernel/journal.ts';
import type { Blobs } from '../../src/ports/blobs.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';

const size = 40_000;
const Bucket = 'cat-photos-demo';
const large = (letter: string): string => letter.repeat(size);
const nameOf = (letter: string): string => createHash('sha256').update(large(letter)).digest('hex');

async function cloudWithBucket(blobs: Blobs = memoryBlobs()): Promise<TestCloud & { readonly blobs: Blobs }> {
  const cloud = await testCloud({ blobs });
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  return { ...cloud, blobs };
}

test('a body is unused once the call that brought it is taken back, and not before', async () => {
  const { cloud, ok, blobs } = await cloudWithBucket();
  await ok('s3', 'PutObject', { Bucket, Key: 'tom', Body: large('t') });
  await ok('s3', 'PutObject', { Bucket, Key: 'jerry', Body: large('j') });
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 0, bytes: 0 });
  await cloud.undo();
  expect(await cloud.unusedBodies()).toEqual({ count: 1, bytes: size });
  expect(blobs.has(nameOf('j'))).toBe(true);
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 1, bytes: size });
  expect([blobs.has(nameOf('t')), blobs.has(nameOf('j'))]).toEqual([true, false]);
  expect(await cloud.unusedBodies()).toEqual({ count: 0, bytes: 0 });
});

test('what undo can bring back stays: objects deleted and replaced, and parts of uploads given up', async () => {
  const { cloud, ok } = await cloudWithBucket();
  await ok('s3', 'PutObject', { Bucket, Key: 'tom', Body: large('t') });
  await ok('s3', 'PutObject', { Bucket, Key: 'tom', Body: large('u') });
  await ok('s3', 'DeleteObject', { Bucket, Key: 'tom' });
  const { UploadId } = await ok('s3', 'CreateMultipartUpload', { Bucket, Key: 'jerry' });
  await ok('s3', 'UploadPart', { Bucket, Key: 'jerry', UploadId, PartNumber: 1, Body: large('j') });
  await ok('s3', 'AbortMultipartUpload', { Bucket, Key: 'jerry', UploadId });
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 0, bytes: 0 });
  for (let calls = 0; calls < 5; calls += 1) await cloud.undo();
  const { Body } = (await ok('s3', 'GetObject', { Bucket, Key: 'tom' })) as { Body: BlobRef };
  const chunks: Uint8Array[] = [];
  for await (const chunk of cloud.body(Body)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(large('t'));
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 2, bytes: 2 * size });
});

test('parts that an object is composed of are in use', async () => {
  const { cloud, ok } = await cloudWithBucket();
  const part = 'p'.repeat(5 * 1024 * 1024);
  const { UploadId } = await ok('s3', 'CreateMultipartUpload', { Bucket, Key: 'tom' });
  const first = await ok('s3', 'UploadPart', { Bucket, Key: 'tom', UploadId, PartNumber: 1, Body: part });
  const second = await ok('s3', 'UploadPart', { Bucket, Key: 'tom', UploadId, PartNumber: 2, Body: large('q') });
  const Parts = [first, second].map(({ ETag }, index) => ({ PartNumber: index + 1, ETag }));
  await ok('s3', 'CompleteMultipartUpload', { Bucket, Key: 'tom', UploadId, MultipartUpload: { Parts } });
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 0, bytes: 0 });
});

test('a body that came in within the hour is left', async () => {
  const kept = memoryBlobs();
  const now = Date.parse('2026-11-24T12:00:00Z');
  let keptAt = now - 3_599_999;
  const blobs: Blobs = {
    ...kept,
    *list() {
      for (const body of kept.list()) yield { ...body, keptAt };
    },
  };
  const { cloud, ok } = await cloudWithBucket(blobs);
  await ok('s3', 'PutObject', { Bucket, Key: 'tom', Body: large('t') });
  await cloud.undo();
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 0, bytes: 0 });
  keptAt = now - 3_600_001;
  expect(await cloud.unusedBodies({ remove: true })).toEqual({ count: 1, bytes: size });
});
