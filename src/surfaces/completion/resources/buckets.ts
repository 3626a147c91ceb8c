import type { Cloud } from '../../../engine/cloud.ts';
import type { Candidate } from '../candidate.ts';

const source = { surface: 'completion', ip: '127.0.0.1', userAgent: 'nimbi' };

/** As many as S3 lists at once; of more, a longer beginning shows them. */
const mostKeys = 1000;

type Looking = Pick<Cloud, 'rehearse'>;

/** The account's buckets. */
export async function bucketNames(cloud: Looking, region: string): Promise<readonly string[]> {
  const rehearsal = await cloud.rehearse({ service: 's3', operation: 'ListBuckets', region, input: {}, source });
  const { Buckets = [] } = rehearsal.ok ? (rehearsal.output as { Buckets?: readonly { readonly Name?: string }[] }) : {};
  return Buckets.flatMap(({ Name }) => Name ?? []);
}

interface Listed {
  readonly Contents?: readonly { readonly Key?: string }[];
  readonly CommonPrefixes?: readonly { readonly Prefix?: string }[];
}

/** The keys of a bucket that begin with what is typed, up to the next slash, as folders are walked. */
export async function objectKeys(cloud: Looking, region: string, bucket: string, typed: string): Promise<readonly Candidate[]> {
  const input = { Bucket: bucket, Prefix: typed, Delimiter: '/', MaxKeys: mostKeys };
  const ask = (where: string) => cloud.rehearse({ service: 's3', operation: 'ListObjectsV2', region: where, input, source });
  let rehearsal = await ask(region);
  // A bucket answers in its own Region only.
  const elsewhere = rehearsal.ok ? undefined : (rehearsal.error.details.Region ?? rehearsal.error.details.BucketRegion);
  if (elsewhere !== undefined) rehearsal = await ask(elsewhere);
  if (!rehearsal.ok) return [];
  const { Contents = [], CommonPrefixes = [] } = rehearsal.output as Listed;
  return [
    ...CommonPrefixes.map(({ Prefix = '' }) => ({ value: Prefix, open: true as const })),
    ...Contents.filter(({ Key }) => Key !== typed).map(({ Key = '' }) => ({ value: Key })),
  ].sort((a, b) => (a.value < b.value ? -1 : 1));
}
