import { CommandLineError } from '../errors.ts';

const bucketName = '^[a-zA-Z0-9.\\-_]{1,255}$';
const bucketArn = [
  '^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$',
  '^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$',
].join('|');
const valid = new RegExp(`${bucketName}|${bucketArn}`);

/**
 * Refuses what cannot name a bucket before S3 is asked, as botocore does (handlers.validate_bucket_name, 1.43.11): the name is a part of the address.
 * @throws a CommandLineError in botocore's words
 */
export function requireBucketName({ Bucket: bucket }: Readonly<Record<string, unknown>>): void {
  if (typeof bucket !== 'string' || valid.test(bucket)) return;
  throw new CommandLineError(
    'paramValidation',
    `Parameter validation failed:\nInvalid bucket name "${bucket}": Bucket name must match the regex "${bucketName}" or be an ARN matching the regex "${bucketArn}"`,
  );
}
