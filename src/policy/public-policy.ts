import type { CompiledPolicy, CompiledStatement } from './compiled-policy.ts';
import { type CompiledCondition, readOperator } from './conditions/condition.ts';
import { parseCidr } from './conditions/ip-address-range.ts';

/**
 * Whether S3 calls a bucket policy public: whether a statement allows everyone, without a condition on a fixed value of a key that S3 trusts.
 * "The meaning of public", Amazon S3 User Guide, Blocking public access, read November 2026.
 */
export const isPublicPolicy = ({ statements }: CompiledPolicy): boolean => statements.some(isPublicStatement);

/** Whom a statement names is no public if it is AWS principals or services; a federated one names a provider, and so whoever signs up there. */
function isPublicStatement({ effect, principal, conditions }: CompiledStatement): boolean {
  if (effect !== 'Allow' || principal === undefined) return false;
  return (principal.not || principal.everyone || principal.named.Federated.size > 0) && !conditions.some(isFixed);
}

/** Keys that tell callers apart well enough, when compared with a fixed value. */
const FIXED_KEYS: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:userid',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
]);

function isFixed({ operator, key, wanted }: CompiledCondition): boolean {
  const name = readOperator(operator);
  // A condition that an absent key meets does not hold anyone off.
  if (name === undefined || name.operator.negated || name.ifExists || name.set === 'ForAllValues') return false;
  if (key.lower === 'aws:sourceip') return name.operator.name === 'IpAddress' && wanted.length > 0 && wanted.every(isNarrowRange);
  if (!FIXED_KEYS.has(key.lower) || wanted.length === 0) return false;
  return wanted.every((value) => isFixedValue(key.lower, value));
}

/** Ranges wider than /8 (IPv4) or /32 (IPv6) are public. */
function isNarrowRange(cidr: string): boolean {
  const range = parseCidr(cidr);
  return range !== undefined && range.prefixLength >= (range.address.length === 2 ? 8 : 32);
}

/** A fixed value has no wildcard and no policy variable; for an access point's ARN the account must be fixed. */
function isFixedValue(key: string, value: string): boolean {
  const fixed = key === 's3:dataaccesspointarn' ? (value.split(':')[4] ?? '*') : value;
  return fixed !== '' && !/[*?]|\$\{/.test(fixed);
}
