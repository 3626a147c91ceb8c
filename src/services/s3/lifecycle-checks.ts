import type { LifecycleExpiration, LifecycleRule, LifecycleRuleFilter, Transition } from '@aws-sdk/client-s3';
import { errors } from './errors.ts';
import { checkRuleId } from './rule-ids.ts';

const mostRules = 1000;
const day = 24 * 60 * 60 * 1000;
const daysBeforeInfrequentAccess = 30;

const classes: ReadonlySet<string> = new Set(['GLACIER', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'DEEP_ARCHIVE', 'GLACIER_IR']);

const invalidArgument = (problem: string, argument: string, value: string | number = 'null') => errors.invalidArgument({ problem, argument, value });
const invalidRequest = (problem: string) => errors.invalidRequest({ problem });

/**
 * Refuses a lifecycle as S3 does ("PutBucketLifecycleConfiguration", S3 API Reference, and S3's answers as published in issues of its clients;
 * read November 2026).
 * @throws MalformedXML, InvalidArgument, InvalidRequest
 */
export function checkRules(rules: readonly LifecycleRule[]): void {
  if (rules.length === 0 || rules.length > mostRules) throw errors.malformedXml();
  const ids = rules.flatMap(({ ID }) => (ID === undefined ? [] : [ID]));
  if (new Set(ids).size < ids.length)
    throw invalidArgument(
      'Rule ID must be unique. Found same ID for more than one rule',
      'ID',
      ids.find((id, index) => ids.indexOf(id) < index),
    );
  // A prefix beside the filter makes the whole configuration one of the first version, which knew no filters.
  if (rules.some(({ Prefix }) => Prefix !== undefined) && rules.some(({ Filter }) => Filter !== undefined))
    throw invalidRequest('Filter element can only be used in Lifecycle V2.');
  for (const rule of rules) checkRule(rule);
}

function checkRule(rule: LifecycleRule): void {
  if (rule.Status !== 'Enabled' && rule.Status !== 'Disabled') throw errors.malformedXml();
  checkRuleId(rule.ID);
  if (rule.Filter === undefined && rule.Prefix === undefined) throw errors.malformedXml();
  checkFilter(rule.Filter ?? {});
  const { Expiration, Transitions = [], NoncurrentVersionTransitions = [], NoncurrentVersionExpiration, AbortIncompleteMultipartUpload: abort } = rule;
  if (!Expiration && Transitions.length === 0 && NoncurrentVersionTransitions.length === 0 && !NoncurrentVersionExpiration && !abort)
    throw invalidRequest('At least one action needs to be specified in a rule.');
  if (Expiration !== undefined) checkExpiration(Expiration);
  checkTransitions(rule, Transitions);
  checkNoncurrent(rule);
  if (abort !== undefined && !isPositive(abort.DaysAfterInitiation))
    throw invalidArgument(
      "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer",
      'DaysAfterInitiation',
      abort.DaysAfterInitiation,
    );
  const { Tag, And } = rule.Filter ?? {};
  if (Tag === undefined && And?.Tags === undefined) return;
  if (abort !== undefined) throw invalidRequest('AbortIncompleteMultipartUpload cannot be specified with Tags.');
  if (Expiration?.ExpiredObjectDeleteMarker !== undefined) throw invalidRequest('ExpiredObjectDeleteMarker cannot be specified with Tags.');
}

const isPositive = (days: number | undefined): boolean => days !== undefined && days > 0;

/** A filter has one condition, or `And` with more than one. */
function checkFilter({ Prefix, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan, And }: LifecycleRuleFilter): void {
  const conditions = [Prefix, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan, And].filter((condition) => condition !== undefined);
  if (conditions.length > 1) throw errors.malformedXml();
  if (And === undefined) return;
  const parts = [And.Prefix, And.ObjectSizeGreaterThan, And.ObjectSizeLessThan].filter((part) => part !== undefined);
  if (parts.length + (And.Tags?.length ?? 0) < 2) throw errors.malformedXml();
}

function checkExpiration({ Date: date, Days, ExpiredObjectDeleteMarker }: LifecycleExpiration): void {
  if ([date, Days, ExpiredObjectDeleteMarker].filter((member) => member !== undefined).length !== 1) throw errors.malformedXml();
  if (Days !== undefined && !isPositive(Days)) throw invalidArgument("'Days' for Expiration action must be a positive integer", 'Days', Days);
  checkMidnight(date);
}

function checkMidnight(date: Date | undefined): void {
  if (date !== undefined && date.getTime() % day !== 0) throw invalidArgument("'Date' must be at midnight GMT", 'Date', date.toISOString());
}

const filterOf = ({ Filter, Prefix }: LifecycleRule): string => `'(prefix=${Prefix ?? Filter?.Prefix ?? Filter?.And?.Prefix ?? ''})'`;

function checkTransitions(rule: LifecycleRule, transitions: readonly Transition[]): void {
  checkClasses(rule, 'Transition', transitions);
  for (const { Date: date, Days, StorageClass } of transitions) {
    if ((date === undefined) === (Days === undefined)) throw errors.malformedXml();
    checkMidnight(date);
    if (Days === undefined) continue;
    if (Days < 0) throw invalidArgument("'Days' in Transition action must be nonnegative", 'Days', Days);
    checkInfrequentAccess('Days', 'Transition', StorageClass, Days);
    if (rule.Expiration?.Days !== undefined && rule.Expiration.Days <= Days)
      throw invalidArgument(
        `'Days' in the Expiration action for filter ${filterOf(rule)} must be greater than 'Days' in the Transition action`,
        'Days',
        rule.Expiration.Days,
      );
  }
  const timed = [...transitions, ...(rule.Expiration === undefined ? [] : [rule.Expiration])];
  if (timed.some(({ Date: date }) => date !== undefined) && timed.some(({ Days }) => Days !== undefined))
    throw invalidRequest(`Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for filter ${filterOf(rule)}`);
}

function checkClasses(rule: LifecycleRule, action: string, transitions: readonly { readonly StorageClass?: string | undefined }[]): void {
  const named = transitions.map(({ StorageClass = '' }) => StorageClass);
  if (!named.every((name) => classes.has(name))) throw errors.malformedXml();
  if (new Set(named).size < named.length)
    throw invalidRequest(`'StorageClass' must be different for '${action}' actions in same 'Rule' with filter ${filterOf(rule)}`);
}

function checkInfrequentAccess(member: string, action: string, storageClass: string | undefined, days: number): void {
  if ((storageClass === 'STANDARD_IA' || storageClass === 'ONEZONE_IA') && days < daysBeforeInfrequentAccess)
    throw invalidArgument(
      `'${member}' in ${action} action must be greater than or equal to ${daysBeforeInfrequentAccess} for storageClass '${storageClass}'`,
      member,
      days,
    );
}

function checkNoncurrent(rule: LifecycleRule): void {
  const { NoncurrentVersionExpiration: expiration, NoncurrentVersionTransitions: transitions = [] } = rule;
  checkClasses(rule, 'NoncurrentVersionTransition', transitions);
  if (expiration !== undefined && !isPositive(expiration.NoncurrentDays))
    throw invalidArgument("'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer", 'NoncurrentDays', expiration.NoncurrentDays);
  for (const { NoncurrentDays: days = 0, StorageClass } of transitions) {
    if (days < 0) throw invalidArgument("'NoncurrentDays' in NoncurrentVersionTransition action must be nonnegative", 'NoncurrentDays', days);
    checkInfrequentAccess('NoncurrentDays', 'NoncurrentVersionTransition', StorageClass, days);
    if (expiration?.NoncurrentDays !== undefined && expiration.NoncurrentDays <= days)
      throw invalidArgument(
        `'NoncurrentDays' in the NoncurrentVersionExpiration action for filter ${filterOf(rule)} must be greater than 'NoncurrentDays' in the NoncurrentVersionTransition action`,
        'NoncurrentDays',
        expiration.NoncurrentDays,
      );
  }
  for (const { NewerNoncurrentVersions: newer } of [...transitions, ...(expiration === undefined ? [] : [expiration])])
    if (newer !== undefined && (newer < 1 || newer > 100))
      throw invalidArgument("'NewerNoncurrentVersions' must be an integer between 1 and 100", 'NewerNoncurrentVersions', newer);
}
