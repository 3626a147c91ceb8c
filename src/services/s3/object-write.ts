import type { OperationContext } from '../../kernel/context.ts';
import type { ConditionContext } from '../../kernel/need.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import { type AclInput, aclKeys } from './acl.ts';
import type { Bucket } from './bucket-access.ts';
import { type EncryptionInput, encryptionKeys } from './encryption.ts';
import type { AttributesInput } from './object-attributes.ts';
import { present } from './present.ts';
import { type ObjectRow, objects } from './state.ts';

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

/** Puts an object in the place of whatever the key held, and gives its row. */
export function putObject({ state, now }: OperationContext, bucket: Bucket, key: string, object: Omit<ObjectRow, 'lastModified'>): ObjectRow {
  const { checksums: _asked, range: _part, ...body } = object.body;
  const row = { ...object, body, lastModified: wholeSeconds(now) };
  state.put(objects, [bucket.name, key], row);
  return row;
}
