import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import { readState } from '../../../src/engine/overlay.ts';
import type { ReadState } from '../../../src/kernel/state.ts';
import { listPage } from '../../../src/services/s3/listing.ts';
import { afterAllWith } from '../../../src/services/s3/listing-order.ts';
import { canonicalUserId } from '../../../src/services/s3/owner.ts';
import { objects } from '../../../src/services/s3/state.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

const Bucket = 'cats';

async function cloudWithKeys(keys: readonly string[]): Promise<TestCloud> {
  const cloud = await testCloud();
  await cloud.ok('s3', 'CreateBucket', { Bucket });
  for (const Key of keys) await cloud.ok('s3', 'PutObject', { Bucket, Key });
  return cloud;
}

interface Page {
  readonly Contents?: readonly { readonly Key: string }[];
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[];
  readonly IsTruncated: boolean;
  readonly KeyCount?: number;
  readonly NextContinuationToken?: string;
  readonly NextMarker?: string;
}

const found = ({ Contents = [], CommonPrefixes = [] }: Page) => ({
  keys: Contents.map(({ Key }) => Key),
  prefixes: CommonPrefixes.map(({ Prefix }) => Prefix),
});

/** Compares as S3 orders: by the bytes of UTF-8. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** S3's listing as it is described: roll up, sort, cut into pages. */
function describedPages(
  keys: readonly string[],
  { prefix, delimiter, maxKeys, startAfter }: { prefix: string; delimiter: string; maxKeys: number; startAfter: string },
) {
  const rolledUp = (key: string): string => {
    const index = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    return index < 0 ? key : key.slice(0, index + delimiter.length);
  };
  const isPrefix = new Map(
    keys.filter((key) => key.startsWith(prefix)).map((key) => [rolledUp(key), delimiter !== '' && key.indexOf(delimiter, prefix.length) >= 0]),
  );
  const after = keys.filter((key) => key.startsWith(prefix) && (startAfter === '' || (byBytes(key, startAfter) > 0 && rolledUp(key) !== startAfter)));
  const items = [...new Set(after.map(rolledUp))].sort(byBytes);
  const pages = [];
  for (let start = 0; start === 0 || start < items.length; start += maxKeys) {
    const page = items.slice(start, start + maxKeys);
    pages.push({ keys: page.filter((item) => !isPrefix.get(item)), prefixes: page.filter((item) => isPrefix.get(item)) });
  }
  return pages;
}

/** Few letters, so that prefixes meet; and letters of every plane and of the places where UTF-8 and UTF-16 order differ. */
const letter = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', '/') },
  { weight: 1, arbitrary: fc.constantFrom('\u0001', '\u007f', '\u0080', '\u07ff', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{1f408}', '\u{10ffff}') },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 0x10ffff })
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point)),
  },
);
const text = (maxLength: number) => fc.array(letter, { maxLength }).map((letters) => letters.join(''));

describe('listings', () => {
  it('are what the rules say, page by page, in both versions', async () => {
    const cloud = await testCloud();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          text(6).filter((key) => key !== ''),
          { maxLength: 10 },
        ),
        text(2),
        fc.oneof(fc.constantFrom('', '/', 'a/'), text(2)),
        fc.integer({ min: 1, max: 4 }),
        text(2),
        async (keys, prefix, delimiter, maxKeys, startAfter) => {
          number += 1;
          const bucket = `bucket-${number}`;
          await cloud.ok('s3', 'CreateBucket', { Bucket: bucket });
          for (const Key of keys) await cloud.ok('s3', 'PutObject', { Bucket: bucket, Key });
          const described = describedPages(keys, { prefix, delimiter, maxKeys, startAfter });
          const input = { Bucket: bucket, Prefix: prefix, Delimiter: delimiter, MaxKeys: maxKeys };
          const pages: Page[] = [];
          for (let token: string | undefined, more = true; more; more = token !== undefined) {
            const page = (await cloud.ok('s3', 'ListObjectsV2', {
              ...input,
              StartAfter: startAfter,
              ...(token !== undefined && { ContinuationToken: token }),
            })) as unknown as Page;
            pages.push(page);
            token = page.NextContinuationToken;
          }
          expect(pages.map(found)).toEqual(described);
          expect(pages.map(({ IsTruncated }) => IsTruncated)).toEqual(described.map((_, index) => index < described.length - 1));
          expect(pages.map(({ KeyCount }) => KeyCount)).toEqual(described.map((page) => page.keys.length + page.prefixes.length));

          const markers: Page[] = [];
          for (let marker = startAfter, more = true; more; ) {
            const page = (await cloud.ok('s3', 'ListObjects', { ...input, Marker: marker })) as unknown as Page;
            markers.push(page);
            marker = page.NextMarker ?? page.Contents?.at(-1)?.Key ?? '';
            more = page.IsTruncated;
          }
          expect(markers.map(found)).toEqual(described);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('step over what a common prefix hides, so that a page costs a page', async () => {
    const store = memoryStore();
    await store.transact((transaction) => {
      for (let folder = 0; folder < 100; folder += 1) {
        for (let file = 0; file < 100; file += 1) transaction.put(objects.name, [Bucket, `${String(folder).padStart(3, '0')}/${file}`], {});
      }
    });
    let walked = 0;
    const page = store.read((rows) => {
      const state = readState(rows);
      const counting: ReadState = {
        get: (table, key) => state.get(table, key),
        count: (table, range) => state.count(table, range),
        *list(table, range) {
          for (const entry of state.list(table, range)) {
            walked += 1;
            yield entry;
          }
        },
      };
      const { commonPrefixes, isTruncated } = listPage(counting, { bucket: Bucket, prefix: '', delimiter: '/', maxKeys: 50 });
      return { commonPrefixes: commonPrefixes.length, isTruncated };
    });
    expect(page).toEqual({ commonPrefixes: 50, isTruncated: true });
    expect(walked).toBe(51);
  });

  it('hold a thousand keys at most, whatever is asked', async () => {
    const cloud = await cloudWithKeys(['a', 'b']);
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket, MaxKeys: 5000 })).toMatchObject({ MaxKeys: 1000, KeyCount: 2 });
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket, MaxKeys: 0 })).toEqual({ Name: Bucket, Prefix: '', MaxKeys: 0, KeyCount: 0, IsTruncated: false });
  });

  it('say of each object what S3 says', async () => {
    const cloud = await cloudWithKeys(['tom.jpg']);
    const object = {
      Key: 'tom.jpg',
      LastModified: new Date('2026-11-24T12:00:00Z'),
      ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
      ChecksumAlgorithm: ['CRC64NVME'],
      ChecksumType: 'FULL_OBJECT',
      Size: 0,
      StorageClass: 'STANDARD',
    };
    const owned = { ...object, Owner: { ID: canonicalUserId('123456789012') } };
    const common = { Name: Bucket, Prefix: '', MaxKeys: 1000, IsTruncated: false };
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket })).toEqual({ ...common, KeyCount: 1, Contents: [object] });
    expect(await cloud.ok('s3', 'ListObjectsV2', { Bucket, FetchOwner: true })).toMatchObject({ Contents: [owned] });
    expect(await cloud.ok('s3', 'ListObjects', { Bucket })).toEqual({ ...common, Marker: '', Contents: [owned] });
  });

  it('write keys URL-encoded where asked', async () => {
    const cloud = await cloudWithKeys(["a b/c+d(1)~*'!.jpg", '猫/x']);
    const input = { Bucket, EncodingType: 'url' };
    expect(await cloud.ok('s3', 'ListObjectsV2', { ...input, StartAfter: ' ' })).toMatchObject({
      EncodingType: 'url',
      StartAfter: '+',
      Contents: [{ Key: 'a+b/c%2Bd%281%29%7E*%27%21.jpg' }, { Key: '%E7%8C%AB/x' }],
    });
    expect(await cloud.ok('s3', 'ListObjectsV2', { ...input, Delimiter: '/', Prefix: '猫' })).toMatchObject({
      Prefix: '%E7%8C%AB',
      Delimiter: '/',
      CommonPrefixes: [{ Prefix: '%E7%8C%AB/' }],
    });
  });
});

describe('afterAllWith', () => {
  it.each([
    ['photos/', 'photos0'],
    ['\ud7ff', '\ue000'],
    ['\uffff', '\u{10000}'],
    ['a\u{10ffff}', 'b'],
    ['\u{10ffff}', undefined],
    ['', undefined],
  ])('%j is %j', (prefix, after) => {
    expect(afterAllWith(prefix)).toBe(after);
  });
});
