import { CommandLineError, type Text, textFor } from '../../errors.ts';

/** A bucket, and a key or prefix within it, which may be empty. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** Whether a path of the command line is in S3. */
export const isS3Uri = (path: string): boolean => path.startsWith('s3://');

/** What `aws s3` has other commands for. Source: block_unsupported_resources in awscli/customizations/s3/utils.py, 2026. */
function refuseOtherResources(arn: string): void {
  if (/^arn:aws.*:s3-object-lambda:[a-z0-9-]+:\d{12}:accesspoint[/:][a-zA-Z0-9-]{1,63}/.test(arn))
    throw new CommandLineError('paramValidation', 's3 commands do not support S3 Object Lambda resources. Use s3api commands instead.');
  if (/^arn:aws.*:s3-outposts:[a-z0-9-]+:\d{12}:outpost[/:][a-zA-Z0-9-]{1,63}[/:]bucket[/:]/.test(arn))
    throw new CommandLineError('paramValidation', 's3 commands do not support Outpost Bucket ARNs. Use s3control commands instead.');
}

/**
 * Splits `s3://bucket/key`, or the same without its scheme. Access point ARNs are buckets as well.
 * @throws a CommandLineError for ARNs that are none
 */
export function parseS3Uri(path: string): S3Location {
  const rest = isS3Uri(path) ? path.slice('s3://'.length) : path;
  if (rest.startsWith('arn:')) refuseOtherResources(rest);
  const [, arn, arnKey = ''] = /^(arn:(?:aws).*:s3:[a-z\-0-9]*:[0-9]{12}:accesspoint[:/][a-zA-Z0-9\-.]{1,63})(?:[:/](.*))?$/s.exec(rest) ?? [];
  if (arn !== undefined) return { bucket: arn, key: arnKey };
  const slash = rest.indexOf('/');
  return slash < 0 ? { bucket: rest, key: '' } : { bucket: rest.slice(0, slash), key: rest.slice(slash + 1) };
}

/** What `aws s3` says to paths of the wrong kind. */
export const wrongPaths = (usage: Text): CommandLineError =>
  new CommandLineError('paramValidation', (program) => `${textFor(usage, program)}\nError: Invalid argument type`);
