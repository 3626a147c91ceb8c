import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Served, served } from '../../http/support/serving.ts';

const Bucket = 'cats';
const Key = 'photos/tom & jerry é.jpg';
let server: Served;
let s3: S3Client;

beforeEach(async () => {
  server = await served();
  s3 = new S3Client({ ...server.client, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  s3.destroy();
  await server.close();
  expect(server.faults).toEqual([]);
});

/** What an SDK makes of a refusal: its name, its status, and the headers that came with it. */
async function refusal(sent: Promise<unknown>) {
  const error = (await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )) as { name: string; $metadata: { httpStatusCode: number }; $response: { headers: Record<string, string> } };
  const { headers } = error.$response;
  const told = ['x-amz-delete-marker', 'x-amz-version-id', 'allow', 'last-modified'].flatMap((name) => (name in headers ? [`${name}: ${headers[name]}`] : []));
  return [error.name, error.$metadata.httpStatusCode, ...told];
}

it('says of a delete marker in headers what it is, to GET and HEAD', async () => {
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const { VersionId: first } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
  const { VersionId: marker } = await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  const hidden = ['x-amz-delete-marker: true', `x-amz-version-id: ${marker}`];
  const meant = [...hidden, 'allow: DELETE', 'last-modified: Tue, 24 Nov 2026 12:00:00 GMT'];
  expect(await refusal(s3.send(new GetObjectCommand({ Bucket, Key })))).toEqual(['NoSuchKey', 404, ...hidden]);
  expect(await refusal(s3.send(new HeadObjectCommand({ Bucket, Key })))).toEqual(['NotFound', 404, ...hidden]);
  expect(await refusal(s3.send(new GetObjectCommand({ Bucket, Key, VersionId: marker })))).toEqual(['MethodNotAllowed', 405, ...meant]);
  expect(await (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId: first }))).Body?.transformToString()).toBe('one');
  const listed: string[] = [];
  for (let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {}; next !== undefined; ) {
    const page: ListObjectVersionsCommandOutput = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1, ...next }));
    listed.push(...[...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])].map(({ VersionId = '' }) => VersionId));
    next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
  }
  expect(listed).toEqual([marker, first]);
});

it('brings a lifecycle back as it was sent', async () => {
  const Rules = [
    { ID: 'all', Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration: { Date: new Date('2027-01-01T00:00:00Z') } },
    {
      ID: 'some',
      Status: 'Disabled' as const,
      Filter: { And: { Prefix: 'a/', ObjectSizeGreaterThan: 5 } },
      NoncurrentVersionExpiration: { NoncurrentDays: 2 },
    },
  ];
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
  expect(await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).toMatchObject({ Rules });
  const { Expiration } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
  expect(Expiration).toBe('expiry-date="Fri, 01 Jan 2027 00:00:00 GMT", rule-id="all"');
});
