import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import { errors } from './errors.ts';

/** A bucket's website configuration, as AWS spells it. */
export type WebsiteConfigurationRow = Pick<WebsiteConfiguration, 'RedirectAllRequestsTo' | 'IndexDocument' | 'ErrorDocument' | 'RoutingRules'>;

const mostRules = 50;

const invalid = (problem: string, argument: string, value: string | undefined) => errors.invalidArgument({ problem, argument, value: value ?? 'null' });

/**
 * Checks a website configuration ("PutBucketWebsite", S3 API Reference, and S3's answers as published in issues of its clients; read November 2026).
 * @throws InvalidArgument, InvalidRequest, MalformedXML
 */
export function checkWebsite(configuration: WebsiteConfigurationRow): WebsiteConfigurationRow {
  const { RedirectAllRequestsTo: redirect, IndexDocument: index, ErrorDocument: error, RoutingRules: rules = [] } = configuration;
  if (redirect !== undefined) {
    if (index !== undefined || error !== undefined || rules.length > 0)
      throw invalid('RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.', 'RedirectAllRequestsTo', 'null');
    checkProtocol(redirect.Protocol);
    return { RedirectAllRequestsTo: redirect };
  }
  if (index?.Suffix === undefined)
    throw invalid('A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty', 'IndexDocument', undefined);
  if (index.Suffix === '' || index.Suffix.includes('/')) throw invalid('The IndexDocument Suffix is not well formed', 'IndexDocument', index.Suffix);
  if (error !== undefined && (error.Key ?? '') === '') throw invalid('The ErrorDocument Key is not well formed', 'ErrorDocument', error.Key);
  if (rules.length > mostRules)
    throw errors.invalidRequest({
      problem: `The number of routing rules must not exceed the allowed limit of ${mostRules} rules: ${rules.length} rules provided.`,
    });
  for (const { Redirect, Condition } of rules) {
    if (Redirect === undefined || (Condition !== undefined && Condition.HttpErrorCodeReturnedEquals === undefined && Condition.KeyPrefixEquals === undefined))
      throw errors.malformedXml();
    if (Redirect.ReplaceKeyWith !== undefined && Redirect.ReplaceKeyPrefixWith !== undefined)
      throw errors.invalidRequest({ problem: 'You can only define ReplaceKeyPrefix or ReplaceKey but not both.' });
    checkProtocol(Redirect.Protocol);
  }
  return configuration;
}

function checkProtocol(protocol: string | undefined): void {
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https')
    throw errors.invalidRequest({ problem: 'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.' });
}
