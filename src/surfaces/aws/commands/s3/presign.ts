import { formatQuery, percentEncode } from '../../../../wire/protocols/form.ts';
import { presignQuery } from '../../../../wire/sigv4/sign.ts';
import { signingTimestamp } from '../../../../wire/sigv4/timestamp.ts';
import { endpointUrlOf } from '../../endpoint/settings.ts';
import { parseEndpoint } from '../../endpoint/url.ts';
import { CommandLineError, exitCodes } from '../../errors.ts';
import { resolveCredentials } from '../../session/credentials.ts';
import { resolveRegion } from '../../session/region.ts';
import type { Session } from '../../session/session.ts';
import { requireBucketName } from '../bucket-name.ts';
import type { S3Command, S3Flags } from './command-line.ts';
import { s3Model } from './model.ts';
import { parseS3Uri } from './uri.ts';

/** Where a URL leads. */
interface Address {
  readonly scheme: string;
  readonly host: string;
  /** Percent-encoded. */
  readonly path: string;
}

/** Whether a bucket's name can stand before a host, under a certificate for one more label. */
const isLabel = (bucket: string): boolean => /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket);

const isIpAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[');

/** The `s3 =` section's member of the profile. */
function s3Setting(session: Session, name: string): string | undefined {
  const section = session.configOf(session.profile()?.value ?? 'default')?.s3;
  return typeof section === 'object' ? section[name] : undefined;
}

/** The address of an object, with its bucket before the host where that can be. Source: botocore/data/s3/2006-03-01/endpoint-rule-set-1.json, 1.43.11. */
function addressOf(session: Session, region: string, bucket: string, key: string): Address {
  const endpoint = endpointUrlOf(session, s3Model(session), 's3');
  const given = endpoint === undefined ? undefined : parseEndpoint(endpoint);
  const stack = s3Setting(session, 'use_dualstack_endpoint') === 'true' ? 'dualstack.' : '';
  const scheme = given?.protocol.slice(0, -1) ?? 'https';
  const host = given?.host ?? `s3.${stack}${region}.amazonaws.com`;
  const base = given === undefined ? '' : given.pathname.replace(/\/$/, '');
  const style = s3Setting(session, 'addressing_style') ?? 'auto';
  const before = style === 'virtual' || (style !== 'path' && isLabel(bucket) && !isIpAddress(given?.hostname ?? ''));
  const path = `${base}/${percentEncode(before ? key : `${bucket}/${key}`, '/')}`;
  return { scheme, host: before ? `${bucket}.${host}` : host, path };
}

async function presignedUrl(session: Session, path: string, expires: number): Promise<string> {
  const { bucket, key } = parseS3Uri(path);
  if (key === '') {
    throw new CommandLineError('paramValidation', 'Parameter validation failed:\nInvalid length for parameter Key, value: 0, valid min length: 1');
  }
  requireBucketName({ Bucket: bucket });
  const region = await resolveRegion(session, s3Model(session));
  const credentials = await resolveCredentials(session);
  const address = addressOf(session, region, bucket, key);
  const url = `${address.scheme}://${address.host}${address.path}`;
  if (credentials === undefined) return url;
  const now = session.io.now?.() ?? (await session.environment.openCloud()).now();
  const request = { method: 'GET', path: address.path, query: [], headers: { host: address.host }, payloadHash: '' };
  const { query } = presignQuery(request, credentials, { timestamp: signingTimestamp(now), region, service: 's3' }, expires);
  return `${url}?${formatQuery(query)}`;
}

async function run(session: Session, [path = '']: readonly string[], flags: S3Flags): Promise<number> {
  await session.io.stdout.write(`${await presignedUrl(session, path, flags.number('expires-in') ?? 3600)}\n`);
  return exitCodes.success;
}

/** `aws s3 presign`. No call is made: whoever has the credentials can sign. */
export const presign: S3Command = {
  name: 'presign',
  description:
    'Generate a pre-signed URL for an Amazon S3 object. This allows anyone who receives the pre-signed URL to retrieve the S3 object with an HTTP GET request.',
  usage: '<S3Uri>',
  paths: { least: 1, most: 1, name: 'path' },
  flags: [
    {
      name: 'expires-in',
      arity: 'one',
      integer: true,
      text: 'Number of seconds until the pre-signed URL expires. Default is 3600 seconds. Maximum is 604800 seconds.',
    },
  ],
  run,
};
