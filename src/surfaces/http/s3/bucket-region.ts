import { AwsError } from '../../../kernel/aws-error.ts';
import type { Meant } from '../meant-request.ts';

/** What every Region answers: a name is taken in all of them, and us-east-1 knows where each bucket is. */
const answeredAnywhere = new Set(['CreateBucket', 'GetBucketLocation']);

/**
 * How S3 sends a request on that came to another Region than its bucket's; SDKs then sign anew, for the Region that the answer names.
 * A bucket's own host leads to its Region whatever it is signed for: there the signature is wrong. Anywhere else it is the place that is wrong.
 * Sources: S3 User Guide, "Making requests using the REST API" and "Request redirection"; botocore/utils.py, S3RegionRedirectorv2, 1.43.11.
 * @param region where the bucket is
 * @returns `undefined` where the request is where it should be
 */
export function regionRefusal({ presented, address, received, model }: Meant, bucket: string, region: string): AwsError | undefined {
  const signed = presented.kind === 'signature' ? presented.signature : undefined;
  const called = address.region ?? signed?.region ?? region;
  if (called === region || answeredAnywhere.has(model.name)) return undefined;
  const isOwnHost = address.bucket !== undefined && address.region === undefined && address.endpointPrefix === 's3';
  if (isOwnHost && signed !== undefined) {
    const text = `the region '${signed.region}' is wrong; expecting '${region}'`;
    return signed.place === 'header'
      ? new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${text}`, 400, { Region: region })
      : new AwsError('AuthorizationQueryParametersError', `Error parsing the X-Amz-Credential parameter; ${text}`, 400, { Region: region });
  }
  return new AwsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
    { Endpoint: endpointOf(bucket, region, received.headers.host ?? ''), Bucket: bucket },
    { 'x-amz-bucket-region': region },
  );
}

/** The endpoint of a bucket's Region: this one, which has all Regions, unless it was called by a name of AWS's. */
function endpointOf(bucket: string, region: string, host: string): string {
  return /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\.?(?::\d+)?$/i.test(host) ? `${bucket}.s3.${region}.amazonaws.com` : host;
}
