import type { OperationContext } from '../../kernel/context.ts';
import type { ConditionContext } from '../../kernel/need.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import { type AclInput, aclKeys } from './acl.ts';
import type { Bucket } from './bucket-access.ts';
import { type EncryptionInput, encryptionKeys } from './encryption.ts';
import type { AttributesInput } from './object-attributes.ts';
import { present } from './present.ts';
import type { ObjectRow } from './state.ts';
import { addObject } from './versions.ts';

/** The condition keys that s3:PutObject has from a request's headers. */
export const writeKeys = (
  input: AclInput & EncryptionInput & AttributesInput & { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined },
): ConditionContext => ({
  ...aclKeys(input),
  ...encryptionKeys(input),
  ...present({
    's3:x-amz-storage-class': input.StorageClass,
    's3:x-amz-website-redirect-location': input.WebsiteRedirectLocation,
    's3:object-lock-mode': input.ObjectLockMode,
    's3:object-lock-legal-hold': input.ObjectLockLegalHoldStatus,
    's3:if-match': input.IfMatch,
    's3:if-none-match': input.IfNoneMatch,
  }),
});

/** What a new object is, but for when it came. */
type NewObject = Omit<ObjectRow, 'lastModified' | 'versionId' | 'order'>;

/** Puts an object under a key, as a further version or in the place of what the key held, and gives its row. */
export function putObject(context: OperationContext, bucket: Bucket, key: string, object: NewObject): ObjectRow {
  const { checksums: _asked, range: _part, ...body } = object.body;
  return addObject(context, bucket, key, { ...object, body, lastModified: wholeSeconds(context.now) });
}
