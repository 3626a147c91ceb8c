import { createHash } from 'node:crypto';
import { isPlainObject } from '../../../kernel/json.ts';
import type { Parameters } from '../parsing/argument.ts';
import type { GivenValues, OpenCaller } from './customization.ts';

/*
 * The documents that CloudFront's plain flags stand for. In a file of its own, as only they need it.
 * Source: awscli/customizations/cloudfront.py, 2026.
 */

/** A text that no other call has: the second, and a number that follows from what is asked for. */
function unique(prefix: string, now: number, asked: unknown): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([prefix, now, asked]))
    .digest();
  return `${prefix}-${Math.floor(now / 1000)}-${(digest.readUInt32BE() % 1_000_000) + 1}`;
}

const listOf = (values: GivenValues, name: string): readonly string[] => {
  const value = values.get(name);
  return value === undefined || value === true ? [] : typeof value === 'string' ? [value] : value;
};

/** A distribution as `aws` begins one. */
const emptyDistribution = (callerReference: string) => ({
  CallerReference: callerReference,
  Origins: { Quantity: 0, Items: [] as object[] },
  DefaultCacheBehavior: {
    TargetOriginId: 'placeholder',
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
    TrustedSigners: { Enabled: false, Quantity: 0 },
    ViewerProtocolPolicy: 'allow-all',
    MinTTL: 0,
  },
  Enabled: true,
  Comment: '',
});

function origin(domain: string, id: string): object {
  const s3 = domain.endsWith('.s3.amazonaws.com');
  const kind = s3
    ? { S3OriginConfig: { OriginAccessIdentity: '' } }
    : { CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' } };
  return { Id: id, DomainName: domain, OriginPath: '', ...kind };
}

/** Puts `--paths` into an invalidation batch. */
export async function completeInvalidation(parameters: Parameters, values: GivenValues, caller: OpenCaller): Promise<void> {
  if (!values.has('paths')) return;
  const paths = listOf(values, 'paths');
  const { cloud } = await caller();
  parameters.InvalidationBatch = { CallerReference: unique('cli', cloud.now(), paths), Paths: { Quantity: paths.length, Items: paths } };
}

/** Makes a distribution's configuration of an origin's domain name and a root object. */
export async function completeDistribution(parameters: Parameters, values: GivenValues, caller: OpenCaller): Promise<void> {
  const [domain] = listOf(values, 'origin-domain-name');
  const [root] = listOf(values, 'default-root-object');
  if (domain === undefined && root === undefined) return;
  const now = (await caller()).cloud.now();
  const config = emptyDistribution(unique('cli', now, [domain, root]));
  if (domain !== undefined) {
    const id = unique(domain, now, root);
    config.Origins = { Quantity: 1, Items: [origin(domain, id)] };
    config.DefaultCacheBehavior.TargetOriginId = id;
  }
  parameters.DistributionConfig = root === undefined ? config : { ...config, DefaultRootObject: root };
}

/** Changes the root object in the configuration that a distribution has. */
export async function changeDistribution(parameters: Parameters, values: GivenValues, caller: OpenCaller): Promise<void> {
  const [root] = listOf(values, 'default-root-object');
  if (root === undefined) return;
  const { ETag, DistributionConfig: config } = await (await caller()).call('GetDistributionConfig', { Id: parameters.Id });
  parameters.IfMatch = ETag;
  parameters.DistributionConfig = { ...(isPlainObject(config) ? config : {}), DefaultRootObject: root };
}
