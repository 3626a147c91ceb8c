import type {
  DeleteMarkerEntry,
  ListObjectVersionsCommandInput,
  ListObjectVersionsCommandOutput,
  ObjectVersion,
  ObjectVersionStorageClass,
} from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { type Bucket, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { encoderOf, listNeeds, objectFacts, pageLength, validateList } from '../object-listing.ts';
import { owner } from '../owner.ts';
import { present } from '../present.ts';
import { checkVersionId, nullVersionId, orderOf } from '../version-ids.ts';
import { type ListedVersion, listVersions } from '../version-listing.ts';
import { findVersion, isDeleteMarker } from '../versions.ts';

export default operation<ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput>({
  name: 'ListObjectVersions',
  mutating: false,
  example: { command: 'aws s3api list-object-versions --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => listNeeds(input, context, 's3:ListBucketVersions'),

  validate(input) {
    validateList(input, input.KeyMarker);
    checkMarker(input);
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Prefix = '', Delimiter = '', KeyMarker = '', VersionIdMarker = '' } = input;
    const listing = listVersions(context.state, {
      bucket,
      prefix: Prefix,
      delimiter: Delimiter,
      keyMarker: KeyMarker,
      orderMarker: markedOrder(context.state, bucket, input),
      maxKeys: pageLength(input),
    });
    const encode = encoderOf(input);
    const objects: ObjectVersion[] = [];
    const markers: DeleteMarkerEntry[] = [];
    for (const listed of listing.versions) {
      const entry = entryOf(listed, bucket, encode);
      if (isDeleteMarker(listed.row)) markers.push(entry);
      // The model knows STANDARD only, S3 names the class that it is.
      else objects.push({ ...entry, ...objectFacts(listed.row), StorageClass: listed.row.storageClass as ObjectVersionStorageClass });
    }
    const last = listing.isTruncated ? listing.last : undefined;
    return present({
      IsTruncated: listing.isTruncated,
      KeyMarker: encode(KeyMarker),
      VersionIdMarker,
      NextKeyMarker: last && encode(last.key),
      NextVersionIdMarker: last?.version && (last.version.versionId ?? nullVersionId),
      Versions: objects.length === 0 ? undefined : objects,
      DeleteMarkers: markers.length === 0 ? undefined : markers,
      Name: bucket.name,
      Prefix: encode(Prefix),
      Delimiter: input.Delimiter === undefined ? undefined : encode(Delimiter),
      MaxKeys: pageLength(input),
      CommonPrefixes: listing.commonPrefixes.length === 0 ? undefined : listing.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      EncodingType: input.EncodingType === 'url' ? ('url' as const) : undefined,
    });
  },
});

const entryOf = ({ key, row, isLatest }: ListedVersion, bucket: Bucket, encode: (text: string) => string) => ({
  Key: encode(key),
  VersionId: row.versionId ?? nullVersionId,
  IsLatest: isLatest,
  LastModified: new Date(row.lastModified),
  Owner: owner(bucket.ownerAccountId),
});

/** Where a listing shall go on. */
interface Marker {
  readonly KeyMarker?: string | undefined;
  readonly VersionIdMarker?: string | undefined;
}

function checkMarker({ KeyMarker = '', VersionIdMarker: marker = '' }: Marker): void {
  if (marker === '') return;
  if (KeyMarker === '')
    throw errors.invalidArgument({ problem: 'A version-id marker cannot be specified without a key marker.', argument: 'version-id-marker', value: marker });
  checkVersionId(marker);
}

/** The order of the version to go on after: nothing where no version of the key is to come any more. */
function markedOrder(state: ReadState, bucket: Bucket, { KeyMarker = '', VersionIdMarker: marker = '' }: Marker): number | undefined {
  if (marker === '') return undefined;
  if (marker !== nullVersionId) return orderOf(marker);
  const row = findVersion(state, bucket, KeyMarker, marker);
  return row && (row.order ?? 0);
}
