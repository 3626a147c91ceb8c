import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import { isPlainObject } from '../../kernel/json.ts';
import type { ReadState } from '../../kernel/state.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import { policyFaults } from '../../policy/policy-faults.ts';
import { isPublicPolicy } from '../../policy/public-policy.ts';
import { findRole, findUser } from '../shared/identity/entities.ts';
import type { Bucket } from './bucket-access.ts';
import { misnamed } from './bucket-policy-names.ts';
import { errors } from './errors.ts';

/** "Bucket policies are limited to 20 KB in size": S3 User Guide, read November 2026. */
const largestPolicy = 20 * 1024;

/**
 * Refuses a bucket policy as S3 does: by its size, its form, names that S3 does not know, and principals that do not exist.
 * @throws MalformedPolicy
 */
export function checkBucketPolicy(text: string, bucket: string, state: ReadState): void {
  if (Buffer.byteLength(text) > largestPolicy) throw errors.malformedPolicy({ problem: 'Policy exceeds the maximum allowed document size.' });
  const [fault] = policyFaults(text, 'resource', { bucket });
  if (fault !== undefined) throw errors.malformedPolicy({ problem: fault.message });
  const statements = statementsOf(JSON.parse(text));
  for (const statement of statements) {
    const problem = misnamed(statement);
    if (problem !== undefined) throw errors.malformedPolicy({ problem });
  }
  if (!principalsOf(statements).every((principal) => exists(principal, state))) throw errors.malformedPolicy({ problem: 'Invalid principal in policy' });
}

/** Whether a policy text, good or bad, would make a bucket public. */
export const wouldBePublic = (text: string, bucket: string): boolean =>
  policyFaults(text, 'resource', { bucket }).length === 0 && isPublicPolicy(parsePolicy(text));

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const statementsOf = (document: unknown): readonly Readonly<Record<string, unknown>>[] =>
  isPlainObject(document) ? asArray(document.Statement).filter(isPlainObject) : [];

/** The AWS principals that a well-formed policy names. */
function principalsOf(statements: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return statements
    .flatMap(({ Principal, NotPrincipal }) => [Principal, NotPrincipal])
    .filter(isPlainObject)
    .flatMap(({ AWS }) => asArray(AWS))
    .filter((principal) => typeof principal === 'string');
}

/** S3 looks up users and roles. Accounts are taken at their word: which ones exist is not for a bucket to know. */
function exists(principal: string, state: ReadState): boolean {
  const arn = parseArn(principal);
  const [, kind, path = '', name = ''] = /^(user|role)(\/(?:.*\/)?)([^/]+)$/.exec(arn?.service === 'iam' ? arn.resource : '') ?? [];
  if (arn === undefined || kind === undefined) return true;
  const entity = kind === 'user' ? findUser(state, arn.accountId, name) : findRole(state, arn.accountId, name);
  return entity?.path === path;
}

/** Bucket policies are the business of the bucket's account, whoever else may be permitted. */
export function refuseOtherAccounts({ principal }: LocateContext, bucket: Bucket): void {
  if (principal.accountId !== bucket.ownerAccountId) throw errors.methodNotAllowed();
}
