import type { CORSRule } from '@aws-sdk/client-s3';
import { errors } from './errors.ts';
import { checkRuleId } from './rule-ids.ts';

/** A rule of a bucket's cross-origin configuration, as AWS spells it. */
export type CorsRuleRow = Pick<CORSRule, 'ID' | 'AllowedHeaders' | 'AllowedMethods' | 'AllowedOrigins' | 'ExposeHeaders' | 'MaxAgeSeconds'>;

const mostRules = 100;
const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);

const hasWildcards = (text: string): boolean => text.split('*').length > 2;

/**
 * Checks a cross-origin configuration ("PutBucketCors", S3 API Reference, and S3's answers as published in issues of its clients; read November 2026).
 * @throws MalformedXML, InvalidRequest
 */
export function checkCors(rules: readonly CORSRule[]): readonly CorsRuleRow[] {
  if (rules.length === 0 || rules.length > mostRules) throw errors.malformedXml();
  for (const { ID, AllowedHeaders = [], AllowedMethods = [], AllowedOrigins = [], ExposeHeaders = [] } of rules) {
    if (AllowedMethods.length === 0 || AllowedOrigins.length === 0) throw errors.malformedXml();
    checkRuleId(ID);
    for (const method of AllowedMethods)
      if (!methods.has(method)) throw invalid(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
    for (const origin of AllowedOrigins) if (hasWildcards(origin)) throw invalid(`AllowedOrigin "${origin}" can not have more than one wildcard.`);
    for (const header of AllowedHeaders) if (hasWildcards(header)) throw invalid(`AllowedHeader "${header}" can not have more than one wildcard.`);
    for (const header of ExposeHeaders)
      if (header.includes('*')) throw invalid(`ExposeHeader "${header}" contains wildcard. We currently do not support wildcard for ExposeHeader.`);
  }
  return rules;
}

const invalid = (problem: string) => errors.invalidRequest({ problem });
