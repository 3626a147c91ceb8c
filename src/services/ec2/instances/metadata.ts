import type { InstanceMetadataOptionsRequest } from '@aws-sdk/client-ec2';
import { instanceErrors } from './errors.ts';
import type { MetadataOptions } from './row.ts';

const oneOf = <Value extends string>(name: string, value: string | undefined, values: readonly Value[], otherwise: Value): Value => {
  if (value === undefined) return otherwise;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) throw instanceErrors.metadataValue({ value, name });
  return known;
};

const onOff = ['enabled', 'disabled'] as const;

function hopLimit(value: number | undefined, otherwise: number): number {
  if (value !== undefined && (value < 1 || value > 64)) throw instanceErrors.metadataValue({ value, name: 'httpPutResponseHopLimit' });
  return value ?? otherwise;
}

/**
 * What an image's launches get: Amazon Linux 2023 has `ImdsSupport` v2.0, so tokens are required and may travel two hops.
 * Source: EC2 User Guide, "Configure the instance metadata options", read 2026-11-24.
 */
export const defaultMetadata = (tokensRequired: boolean): MetadataOptions => ({
  tokens: tokensRequired ? 'required' : 'optional',
  hopLimit: tokensRequired ? 2 : 1,
  endpoint: 'enabled',
  ipv6: 'disabled',
  tags: 'disabled',
});

/**
 * Options with a request's laid over them.
 * @throws InvalidParameterValue for values that are none
 */
export const changeMetadata = (options: MetadataOptions, request: InstanceMetadataOptionsRequest | undefined): MetadataOptions => ({
  tokens: oneOf('httpTokens', request?.HttpTokens, ['optional', 'required'], options.tokens),
  hopLimit: hopLimit(request?.HttpPutResponseHopLimit, options.hopLimit),
  endpoint: oneOf('httpEndpoint', request?.HttpEndpoint, onOff, options.endpoint),
  ipv6: oneOf('httpProtocolIpv6', request?.HttpProtocolIpv6, onOff, options.ipv6),
  tags: oneOf('instanceMetadataTags', request?.InstanceMetadataTags, onOff, options.tags),
});
