import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import { replay } from '../../../src/engine/replay.ts';
import type { BlobRef } from '../../../src/kernel/journal.ts';
import type { Store } from '../../../src/ports/store.ts';
import { memoryParts, type TestCloud, testCloud } from '../../support/cloud.ts';
import { dump } from '../../support/dump.ts';

const Bucket = 'cats';
const Key = 'tom.jpg';
const opaque = /^[A-Za-z0-9._]{32}$/;

let cloud: TestCloud;

const ok = (operation: string, input: Record<string, unknown> = {}) => cloud.ok('s3', operation, { Bucket, ...input });
const refused = (operation: string, input: Record<string, unknown> = {}) => cloud.refused('s3', operation, { Bucket, ...input });
const versioning = (Status: 'Enabled' | 'Suspended') => ok('PutBucketVersioning', { VersioningConfiguration: { Status } });

/** Puts an object of this text and gives the id of its version. */
const put = async (Body: string, input: Record<string, unknown> = {}): Promise<string> => String((await ok('PutObject', { Key, Body, ...input })).VersionId);

async function textOf(input: Record<string, unknown> = {}): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of cloud.cloud.body((await ok('GetObject', { Key, ...input })).Body as BlobRef)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The versions and delete markers of the bucket, as `key id`, `*` behind the current one. */
async function listed(input: Record<string, unknown> = {}) {
  const { Versions = [], DeleteMarkers = [] } = (await ok('ListObjectVersions', input)) as Record<
    string,
    { Key: string; VersionId: string; IsLatest: boolean }[]
  >;
  const text = ({ Key, VersionId, IsLatest }: { Key: string; VersionId: string; IsLatest: boolean }) => `${Key} ${VersionId}${IsLatest ? ' *' : ''}`;
  return { versions: Versions.map(text), markers: DeleteMarkers.map(text) };
}

beforeEach(async () => {
  cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
});

describe('PutBucketVersioning', () => {
  it('is on, suspended, and on again', async () => {
    expect(await ok('GetBucketVersioning')).toEqual({});
    await versioning('Enabled');
    expect(await ok('GetBucketVersioning')).toEqual({ Status: 'Enabled' });
    await versioning('Suspended');
    expect(await ok('GetBucketVersioning')).toEqual({ Status: 'Suspended' });
    await ok('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Disabled' } });
    expect(await ok('GetBucketVersioning')).toEqual({ Status: 'Enabled', MFADelete: 'Disabled' });
  });
});

describe('a bucket with versions', () => {
  beforeEach(() => versioning('Enabled'));

  it('keeps what was overwritten', async () => {
    const first = await put('one', { Tagging: 'n=1' });
    const second = await put('two');
    expect([first, second]).toEqual([expect.stringMatching(opaque), expect.stringMatching(opaque)]);
    expect(first).not.toBe(second);
    expect([await textOf(), await textOf({ VersionId: first }), await textOf({ VersionId: second })]).toEqual(['two', 'one', 'two']);
    expect(await ok('HeadObject', { Key })).toMatchObject({ VersionId: second, ContentLength: 3 });
    expect(await ok('HeadObject', { Key, VersionId: first })).toMatchObject({ VersionId: first, TagCount: 1 });
    expect(await ok('GetObjectAttributes', { Key, VersionId: first, ObjectAttributes: ['ObjectSize'] })).toMatchObject({ VersionId: first, ObjectSize: 3 });
    expect(await listed()).toEqual({ versions: [`${Key} ${second} *`, `${Key} ${first}`], markers: [] });
    expect(await ok('ListObjectsV2')).toMatchObject({ KeyCount: 1, Contents: [{ Key }] });
  });

  it('keeps what was there before under the id null', async () => {
    cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket });
    await put('before');
    await versioning('Enabled');
    expect(await ok('HeadObject', { Key })).toMatchObject({ VersionId: 'null' });
    const second = await put('after');
    expect(await textOf({ VersionId: 'null' })).toBe('before');
    expect(await listed()).toEqual({ versions: [`${Key} ${second} *`, `${Key} null`], markers: [] });
    expect(await ok('DeleteObject', { Key, VersionId: 'null' })).toEqual({ VersionId: 'null' });
    expect(await listed()).toEqual({ versions: [`${Key} ${second} *`], markers: [] });
  });

  it('hides a deleted object behind a marker, and shows it again when the marker goes', async () => {
    const first = await put('one');
    const { DeleteMarker, VersionId: marker } = await ok('DeleteObject', { Key });
    expect([DeleteMarker, marker]).toEqual([true, expect.stringMatching(opaque)]);
    expect(await listed()).toEqual({ versions: [`${Key} ${first}`], markers: [`${Key} ${marker} *`] });
    expect(await ok('ListObjectsV2')).toMatchObject({ KeyCount: 0 });
    expect(await refused('GetObject', { Key })).toMatchObject({
      code: 'NoSuchKey',
      status: 404,
      message: 'The specified key does not exist.',
      headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker },
    });
    expect(await refused('HeadObject', { Key, VersionId: marker })).toMatchObject({
      code: 'MethodNotAllowed',
      status: 405,
      message: 'The specified method is not allowed against this resource.',
      details: { Method: 'GET', ResourceType: 'DeleteMarker' },
      headers: { allow: 'DELETE', 'last-modified': 'Tue, 24 Nov 2026 12:00:00 GMT', 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker },
    });
    expect(await textOf({ VersionId: first })).toBe('one');
    expect(await ok('DeleteObject', { Key, VersionId: marker })).toEqual({ DeleteMarker: true, VersionId: marker });
    expect(await textOf()).toBe('one');
  });

  it('puts a marker even where there is nothing, and one more each time', async () => {
    const { VersionId: first } = await ok('DeleteObject', { Key });
    const { VersionId: second } = await ok('DeleteObject', { Key });
    expect(await listed()).toEqual({ versions: [], markers: [`${Key} ${second} *`, `${Key} ${first}`] });
  });

  it('removes a version for good, and makes the one before it the current one', async () => {
    const first = await put('one');
    const second = await put('two');
    expect(await ok('DeleteObject', { Key, VersionId: second })).toEqual({ VersionId: second });
    expect(await textOf()).toBe('one');
    expect(await ok('DeleteObject', { Key, VersionId: second })).toEqual({ VersionId: second });
    await ok('DeleteObject', { Key, VersionId: first });
    expect(await listed()).toEqual({ versions: [], markers: [] });
    await ok('DeleteBucket');
  });

  it('answers DeleteObjects version by version', async () => {
    const first = await put('one');
    const { Deleted } = (await ok('DeleteObjects', { Delete: { Objects: [{ Key }] } })) as { Deleted: { DeleteMarkerVersionId: string }[] };
    const marker = Deleted[0]?.DeleteMarkerVersionId;
    expect(Deleted).toEqual([{ Key, DeleteMarker: true, DeleteMarkerVersionId: expect.stringMatching(opaque) }]);
    const Objects = [
      { Key, VersionId: first },
      { Key, VersionId: marker },
    ];
    expect(await ok('DeleteObjects', { Delete: { Objects } })).toEqual({
      Deleted: [
        { Key, VersionId: first },
        { Key, VersionId: marker, DeleteMarker: true, DeleteMarkerVersionId: marker },
      ],
    });
    expect(await listed()).toEqual({ versions: [], markers: [] });
  });

  it('tags each version by itself', async () => {
    const first = await put('one');
    const second = await put('two');
    const TagSet = [{ Key: 'n', Value: '1' }];
    expect(await ok('PutObjectTagging', { Key, VersionId: first, Tagging: { TagSet } })).toEqual({ VersionId: first });
    expect(await ok('GetObjectTagging', { Key, VersionId: first })).toEqual({ TagSet, VersionId: first });
    expect(await ok('GetObjectTagging', { Key })).toEqual({ TagSet: [], VersionId: second });
    await ok('PutObjectTagging', { Key, Tagging: { TagSet } });
    expect(await ok('DeleteObjectTagging', { Key, VersionId: first })).toEqual({ VersionId: first });
    expect(await ok('GetObjectTagging', { Key, VersionId: first })).toEqual({ TagSet: [], VersionId: first });
    expect(await ok('GetObjectTagging', { Key })).toEqual({ TagSet, VersionId: second });
  });

  it('restores a version by copying it over the current one', async () => {
    const first = await put('one');
    await put('two');
    const copy = await ok('CopyObject', { Key, CopySource: `${Bucket}/${Key}?versionId=${first}` });
    expect(copy).toMatchObject({ CopySourceVersionId: first, VersionId: expect.stringMatching(opaque) });
    expect(await textOf()).toBe('one');
    expect((await listed()).versions).toHaveLength(3);
    expect(await refused('CopyObject', { Key, CopySource: `${Bucket}/${Key}` })).toMatchObject({ code: 'InvalidRequest' });
    const { VersionId: marker } = await ok('DeleteObject', { Key });
    expect(await refused('CopyObject', { Key: 'copy', CopySource: `${Bucket}/${Key}?versionId=${marker}` })).toMatchObject({
      code: 'InvalidRequest',
      message: 'The source of a copy request may not specifically refer to a delete marker by version id.',
    });
    expect(await refused('CopyObject', { Key: 'copy', CopySource: `${Bucket}/${Key}` })).toMatchObject({ code: 'NoSuchKey' });
  });

  it('makes versions of multipart uploads, and parts of versions', async () => {
    const first = await put('one');
    await put('two');
    const { UploadId } = await ok('CreateMultipartUpload', { Key });
    const CopySource = `${Bucket}/${Key}?versionId=${first}`;
    const copied = await ok('UploadPartCopy', { Key, UploadId, PartNumber: 1, CopySource });
    expect(copied).toMatchObject({ CopySourceVersionId: first });
    const { ETag } = copied.CopyPartResult as { ETag: string };
    const done = await ok('CompleteMultipartUpload', { Key, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } });
    expect(done.VersionId).toMatch(opaque);
    expect([await textOf(), (await listed()).versions.length]).toEqual(['one', 3]);
  });

  it('goes by the current version in the conditions of a write', async () => {
    const { ETag } = await ok('PutObject', { Key, Body: 'one' });
    await ok('DeleteObject', { Key });
    expect(await refused('PutObject', { Key, Body: 'two', IfMatch: ETag })).toMatchObject({ code: 'NoSuchKey' });
    await put('two', { IfNoneMatch: '*' });
    expect(await textOf()).toBe('two');
  });

  it('is not deleted while it holds any', async () => {
    const { VersionId } = await ok('DeleteObject', { Key });
    expect(await refused('DeleteBucket')).toMatchObject({
      code: 'BucketNotEmpty',
      status: 409,
      message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    });
    await ok('DeleteObject', { Key, VersionId });
    await ok('DeleteBucket');
  });

  it('is as it was after undo', async () => {
    const first = await put('one');
    await put('two');
    await ok('DeleteObject', { Key });
    await cloud.cloud.undo();
    await cloud.cloud.undo();
    expect([await textOf(), await listed()]).toEqual(['one', { versions: [`${Key} ${first} *`], markers: [] }]);
  });
});

describe('a bucket whose versioning is suspended', () => {
  it('overwrites the null version only', async () => {
    await versioning('Enabled');
    const first = await put('one');
    await versioning('Suspended');
    expect(await ok('PutObject', { Key, Body: 'two' })).not.toHaveProperty('VersionId');
    expect(await ok('PutObject', { Key, Body: 'three' })).not.toHaveProperty('VersionId');
    expect(await ok('HeadObject', { Key })).toMatchObject({ VersionId: 'null', ContentLength: 5 });
    expect(await listed()).toEqual({ versions: [`${Key} null *`, `${Key} ${first}`], markers: [] });
    await versioning('Enabled');
    const last = await put('four');
    await versioning('Suspended');
    await put('five');
    expect(await listed()).toEqual({ versions: [`${Key} null *`, `${Key} ${last}`, `${Key} ${first}`], markers: [] });
    expect(await ok('DeleteObject', { Key, VersionId: 'null' })).toEqual({ VersionId: 'null' });
    expect(await textOf()).toBe('four');
  });

  it('deletes the null version by a marker that is the null version', async () => {
    await put('zero');
    await versioning('Enabled');
    const first = await put('one');
    await versioning('Suspended');
    expect(await ok('DeleteObject', { Key })).toEqual({ DeleteMarker: true, VersionId: 'null' });
    expect(await listed()).toEqual({ versions: [`${Key} ${first}`], markers: [`${Key} null *`] });
    expect(await ok('DeleteObject', { Key })).toEqual({ DeleteMarker: true, VersionId: 'null' });
    expect(await listed()).toEqual({ versions: [`${Key} ${first}`], markers: [`${Key} null *`] });
    await ok('PutObject', { Key, Body: 'again' });
    expect(await listed()).toEqual({ versions: [`${Key} null *`, `${Key} ${first}`], markers: [] });
  });
});

it('is the same when the journal is replayed', async () => {
  const store = memoryStore();
  cloud = await testCloud({ store });
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  await put('zero');
  await versioning('Enabled');
  const first = await put('one');
  await put('two');
  await ok('DeleteObject', { Key });
  await versioning('Suspended');
  await put('three');
  await ok('DeleteObject', { Key, VersionId: first });
  await ok('DeleteObject', { Key: 'none' });
  const again = memoryParts();
  await replay(again, cloud.cloud.facts, cloud.cloud.events({ order: 'oldest' }));
  const tables = (rows: Store) => Object.entries(dump(rows)).filter(([table]) => table.startsWith('s3.'));
  expect(tables(store).map(([table]) => table)).toEqual(expect.arrayContaining(['s3.objects', 's3.versions', 's3.nullVersions']));
  expect(tables(again.store)).toEqual(tables(store));
});
