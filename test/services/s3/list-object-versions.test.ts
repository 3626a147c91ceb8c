import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';
const owner = { ID: expect.stringMatching(/^[0-9a-f]{64}$/) };

interface Listed {
  readonly Key: string;
  readonly VersionId: string;
  readonly IsLatest: boolean;
}

interface Page {
  readonly Versions?: readonly Listed[];
  readonly DeleteMarkers?: readonly Listed[];
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[];
  readonly IsTruncated: boolean;
  readonly NextKeyMarker?: string;
  readonly NextVersionIdMarker?: string;
}

async function versioned(): Promise<TestCloud> {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  await cloud.ok('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  return cloud;
}

const pageOf = async (cloud: TestCloud, input: Record<string, unknown> = {}) =>
  (await cloud.ok('s3', 'ListObjectVersions', { Bucket, ...input })) as unknown as Page;

/** All pages of a listing, as `key id` in the order they came, markers and versions apart. */
async function allPages(cloud: TestCloud, input: Record<string, unknown>) {
  const all = { versions: [] as string[], markers: [] as string[], prefixes: [] as string[], latest: [] as string[] };
  let markers = {};
  for (let more = true; more; ) {
    const page = await pageOf(cloud, { ...input, ...markers });
    const { Versions = [], DeleteMarkers = [], CommonPrefixes = [] } = page;
    all.versions.push(...Versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`));
    all.markers.push(...DeleteMarkers.map(({ Key, VersionId }) => `${Key} ${VersionId}`));
    all.prefixes.push(...CommonPrefixes.map(({ Prefix }) => Prefix));
    all.latest.push(...[...Versions, ...DeleteMarkers].filter(({ IsLatest }) => IsLatest).map(({ Key }) => Key));
    markers = { KeyMarker: page.NextKeyMarker, ...(page.NextVersionIdMarker !== undefined && { VersionIdMarker: page.NextVersionIdMarker }) };
    more = page.IsTruncated;
  }
  return { ...all, latest: all.latest.sort() };
}

describe('ListObjectVersions', () => {
  it('lists a bucket without versions as null versions', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket });
    await cloud.ok('s3', 'PutObject', { Bucket, Key: 'tom.jpg', Body: '123456789', StorageClass: 'GLACIER_IR' });
    expect(await pageOf(cloud)).toEqual({
      IsTruncated: false,
      KeyMarker: '',
      VersionIdMarker: '',
      Name: Bucket,
      Prefix: '',
      MaxKeys: 1000,
      Versions: [
        {
          Key: 'tom.jpg',
          VersionId: 'null',
          IsLatest: true,
          LastModified: new Date('2026-11-24T12:00:00Z'),
          ETag: '"25f9e794323b453885f5181f1b624d0b"',
          ChecksumAlgorithm: ['CRC64NVME'],
          ChecksumType: 'FULL_OBJECT',
          Size: 9,
          StorageClass: 'GLACIER_IR',
          Owner: owner,
        },
      ],
    });
  });

  it('rolls keys up, encodes them, and goes on behind a common prefix', async () => {
    const cloud = await versioned();
    for (const Key of ['a b', 'x/1', 'x/2', 'y']) await cloud.ok('s3', 'PutObject', { Bucket, Key });
    await cloud.ok('s3', 'DeleteObject', { Bucket, Key: 'x/1' });
    const first = await pageOf(cloud, { Delimiter: '/', MaxKeys: 2, EncodingType: 'url' });
    expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: 'x/', Delimiter: '/', Versions: [{ Key: 'a+b' }], CommonPrefixes: [{ Prefix: 'x/' }] });
    expect(first).not.toHaveProperty('NextVersionIdMarker');
    const second = await pageOf(cloud, { Delimiter: '/', KeyMarker: 'x/' });
    expect(second).toMatchObject({ IsTruncated: false, Versions: [{ Key: 'y', IsLatest: true }] });
    expect(await pageOf(cloud, { Prefix: 'x/', MaxKeys: 0 })).toMatchObject({ IsTruncated: false, MaxKeys: 0 });
  });

  it('goes on after a version that was deleted meanwhile', async () => {
    const cloud = await versioned();
    for (const Body of ['1', '2', '3']) await cloud.ok('s3', 'PutObject', { Bucket, Key: 'tom.jpg', Body });
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = await pageOf(cloud, { MaxKeys: 2 });
    await cloud.ok('s3', 'DeleteObject', { Bucket, Key: 'tom.jpg', VersionId: VersionIdMarker });
    expect(await pageOf(cloud, { KeyMarker, VersionIdMarker })).toMatchObject({ Versions: [{ Key: 'tom.jpg', IsLatest: false, Size: 1 }] });
  });

  it('gives the same in pages of any length', async () => {
    const steps = fc.array(
      fc.record({
        key: fc.constantFrom('a', 'a/b', 'a/c', 'b', 'é'),
        act: fc.constantFrom('put', 'delete', 'deleteNewest', 'deleteNull', 'enable', 'suspend'),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), fc.constantFrom('', '/'), async (acts, MaxKeys, Delimiter) => {
        const cloud = await testCloud();
        await cloud.ok('s3', 'CreateBucket', { Bucket });
        // What each key must hold by now, the newest first.
        const expected = new Map<string, { id: string; marker: boolean }[]>();
        let status: 'Enabled' | 'Suspended' | undefined;
        for (const { key, act } of acts) {
          const held = expected.get(key) ?? [];
          if (act === 'enable' || act === 'suspend') {
            status = act === 'enable' ? 'Enabled' : 'Suspended';
            await cloud.ok('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: status } });
          } else if (act === 'deleteNewest' || act === 'deleteNull') {
            const id = act === 'deleteNull' ? 'null' : held[0]?.id;
            if (id === undefined) continue;
            await cloud.ok('s3', 'DeleteObject', { Bucket, Key: key, VersionId: id });
            expected.set(
              key,
              held.filter((version) => version.id !== id),
            );
          } else {
            const { VersionId } = await cloud.ok('s3', act === 'put' ? 'PutObject' : 'DeleteObject', { Bucket, Key: key });
            const id = status === 'Enabled' ? String(VersionId) : 'null';
            const others = held.filter((version) => version.id !== id);
            expected.set(key, status === undefined && act === 'delete' ? others : [{ id, marker: act === 'delete' }, ...others]);
          }
        }
        const keys = [...expected.keys()].filter((key) => expected.get(key)?.length).sort();
        const shown = keys.filter((key) => Delimiter === '' || !key.includes('/'));
        const texts = (marker: boolean) =>
          shown.flatMap((key) => (expected.get(key) ?? []).filter((row) => row.marker === marker).map(({ id }) => `${key} ${id}`));
        expect(await allPages(cloud, { MaxKeys, Delimiter })).toEqual({
          versions: texts(false),
          markers: texts(true),
          prefixes: shown.length < keys.length ? ['a/'] : [],
          latest: shown,
        });
        const current = keys.filter((key) => expected.get(key)?.[0]?.marker === false);
        expect(((await cloud.ok('s3', 'ListObjectsV2', { Bucket })).Contents as { Key: string }[] | undefined)?.map(({ Key }) => Key) ?? []).toEqual(current);
      }),
      { numRuns: 60 },
    );
  });
});
