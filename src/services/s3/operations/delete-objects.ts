import type { _Error, DeletedObject, DeleteObjectsCommandInput, DeleteObjectsCommandOutput, ObjectIdentifier } from '@aws-sdk/client-s3';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { OperationContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { type Bucket, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { deleteVersion, deletionNeed } from '../object-deletion.ts';
import { present } from '../present.ts';
import { checkVersionId } from '../version-ids.ts';

const mostObjects = 1000;

export default operation<DeleteObjectsCommandInput, DeleteObjectsCommandOutput>({
  name: 'DeleteObjects',
  mutating: true,
  example: {
    command: "aws s3api delete-objects --bucket cat-photos-demo --delete 'Objects=[{Key=tom.jpg}]'",
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  /** Each key is decided by itself, and what is refused stands in the answer. */
  needs(input, context) {
    findBucket(context, input);
    return [];
  },

  validate({ Delete }) {
    const count = Delete?.Objects?.length ?? 0;
    if (count === 0 || count > mostObjects) throw errors.malformedXml();
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const deleted: DeletedObject[] = [];
    const refused: _Error[] = [];
    for (const object of input.Delete?.Objects ?? []) {
      const outcome = deleteOne(context, bucket, object);
      if (!(outcome instanceof AwsError)) deleted.push(outcome);
      else refused.push(present({ Key: object.Key, VersionId: object.VersionId, Code: outcome.code, Message: outcome.message }));
    }
    return present({
      Deleted: deleted.length === 0 || input.Delete?.Quiet === true ? undefined : deleted,
      Errors: refused.length === 0 ? undefined : refused,
    });
  },
});

function deleteOne(context: OperationContext, bucket: Bucket, object: ObjectIdentifier): DeletedObject | AwsError {
  const { Key, VersionId, LastModifiedTime, Size } = object;
  try {
    context.require(deletionNeed(context, bucket, object));
    checkVersionId(VersionId);
    if (LastModifiedTime !== undefined || Size !== undefined)
      throw errors.notImplementedHeader({ header: LastModifiedTime === undefined ? 'Size' : 'LastModifiedTime' });
    const { DeleteMarker, VersionId: deleted } = deleteVersion(context, bucket, object);
    return present({ Key, VersionId, DeleteMarker, DeleteMarkerVersionId: DeleteMarker === true ? deleted : undefined });
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}
