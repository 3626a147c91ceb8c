import { isIP } from 'node:net';
import type { WireOperation, WireRequest } from '../../../wire/protocols/message.ts';

/**
 * A request to S3 with the bucket in the host's name instead of the path. An address can have no names before it, a certificate holds for
 * one name only, and where a bucket is has to be asked by its path. Source: botocore 1.43.11, handlers.py and the endpoint rules of S3.
 */
export function withBucketInHost({ model }: WireOperation, request: WireRequest, { hostname, protocol }: URL, bucket: unknown): WireRequest {
  const label = protocol === 'https:' ? /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/ : /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
  const { path } = request;
  if (typeof bucket !== 'string' || !label.test(bucket) || model.name === 'GetBucketLocation' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return request;
  if (path !== `/${bucket}` && !path.startsWith(`/${bucket}/`)) return request;
  return { ...request, path: path.slice(bucket.length + 1) || '/', hostPrefix: `${bucket}.` };
}
