import { createHash } from 'node:crypto';
import { isPlainObject } from '../../../kernel/json.ts';
import { CommandLineError, usageError } from '../errors.ts';
import type { Argument, ArgumentTable, Parameters } from '../parsing/argument.ts';
import type { Customization, GivenValues } from './customization.ts';

/*
 * Plain flags for what CloudFront wants as a whole document. Source: awscli/customizations/cloudfront.py, 2026.
 */

const flag = (name: string, arity: Argument['arity'], text: string): Argument => ({
  name,
  arity,
  required: false,
  typeName: arity === 'many' ? 'list' : 'string',
  text,
  apply: (value) => {
    if (Array.isArray(value) && value.length === 0) throw usageError(`argument --${name}: expected at least one argument`);
  },
});

/** Adds flags, and lets them stand for an argument that the model requires. */
function add(table: ArgumentTable, instead: string, flags: readonly Argument[]): void {
  const argument = table.get(instead);
  if (argument !== undefined) table.set(instead, { ...argument, required: false });
  for (const added of flags) table.set(added.name, added);
}

/** Refuses a document beside the flags that stand for it, in awscli's words, which name arguments as Python does. */
const exclusive =
  (document: string, ...flags: readonly string[]): Required<Customization>['check'] =>
  (given) => {
    const used = flags.filter(given);
    if (used.length === 0 || !given(document)) return;
    const python = (name: string): string => name.replaceAll('-', '_');
    throw new CommandLineError(
      'paramValidation',
      `The key "${python(used[0] ?? '')}" cannot be specified when one of the following keys are also specified: ${python(document)}`,
    );
  };

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

const invalidation: Customization = {
  arguments: (table) =>
    add(table, 'invalidation-batch', [
      flag('paths', 'many', 'The space-separated paths to be invalidated. Note: --invalidation-batch and --paths are mutually exclusive.'),
    ]),
  check: exclusive('invalidation-batch', 'paths'),
  complete: async (parameters, values, caller) => {
    if (!values.has('paths')) return;
    const paths = listOf(values, 'paths');
    const { cloud } = await caller();
    parameters.InvalidationBatch = { CallerReference: unique('cli', cloud.now(), paths), Paths: { Quantity: paths.length, Items: paths } };
  },
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

const rootObject = flag(
  'default-root-object',
  'one',
  'The object that you want CloudFront to return (for example, index.html) when a viewer request points to your root URL. This argument and --distribution-config are mutually exclusive.',
);

const newDistribution: Customization = {
  arguments: (table) =>
    add(table, 'distribution-config', [
      flag('origin-domain-name', 'one', 'The domain name for your origin. This argument and --distribution-config are mutually exclusive.'),
      rootObject,
    ]),
  check: exclusive('distribution-config', 'origin-domain-name', 'default-root-object'),
  complete: async (parameters, values, caller) => {
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
  },
};

const changedDistribution: Customization = {
  arguments: (table) => add(table, 'distribution-config', [rootObject]),
  check: exclusive('distribution-config', 'default-root-object'),
  complete: async (parameters: Parameters, values, caller) => {
    const [root] = listOf(values, 'default-root-object');
    if (root === undefined) return;
    const { ETag, DistributionConfig: config } = await (await caller()).call('GetDistributionConfig', { Id: parameters.Id });
    parameters.IfMatch = ETag;
    parameters.DistributionConfig = { ...(isPlainObject(config) ? config : {}), DefaultRootObject: root };
  },
};

/** What the AWS CLI does otherwise than the model of CloudFront, by operation. */
export const cloudFrontCustomizations: Readonly<Record<string, readonly Customization[]>> = {
  CreateInvalidation: [invalidation],
  CreateDistribution: [newDistribution],
  UpdateDistribution: [changedDistribution],
};
