import { AwsError } from '../../../kernel/aws-error.ts';
import type { Meant } from '../meant-request.ts';

/** What every Region answers: a name is taken in all of them, and us-east-1 knows where each bucket is. */
const answeredAnywhere = new Set(['CreateBucket', 'GetBucketLocation']);

/**
 * The Region that a host leads to, for which its requests must be signed: the one it names, or for a bucket's own host the bucket's.
 * @param ofBucket where the bucket is, if there is one
 */
export function regionOfHost({ address, model }: Pick<Meant, 'address' | 'model'>, ofBucket: string | undefined): string | undefined {
  const isOwnHost = address.bucket !== undefined && address.endpointPrefix === 's3' && !answeredAnywhere.has(model.name);
  return address.region ?? (isOwnHost ? ofBucket : undefined);
}

/**
 * How S3 sends a request on that came to another Region than its bucket's; SDKs then sign anew, for the Region that the answer names.
 * A host that leads to no Region is in whichever one a request is signed for.
 * Sources: S3 User Guide, "Making requests using the REST API" and "Request redirection"; botocore/utils.py, S3RegionRedirectorv2, 1.43.11.
 * @param region where the bucket is
 * @returns `undefined` where the request is where it should be, or is signed for another Region than its host's
 */
export function redirectOf(meant: Meant, bucket: string, region: string): AwsError | undefined {
  const { presented, received, model } = meant;
  const ofHost = regionOfHost(meant, region);
  const signed = presented.kind === 'signature' ? presented.signature.region : undefined;
  const called = ofHost ?? signed ?? region;
  if (called === region || (signed !== undefined && signed !== called) || answeredAnywhere.has(model.name)) return undefined;
  return new AwsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
    { Endpoint: endpointOf(bucket, region, received.headers.host ?? ''), Bucket: bucket },
    { 'x-amz-bucket-region': region },
  );
}

/** The endpoint of a bucket's Region: this one, which has all Regions, unless it was called by a name of AWS's. */
const endpointOf = (bucket: string, region: string, host: string): string =>
  /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\.?(?::\d+)?$/i.test(host) ? `${bucket}.s3.${region}.amazonaws.com` : host;
