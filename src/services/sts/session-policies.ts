import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { parseArn } from '../../kernel/arn.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { policyFaults } from '../../policy/policy-faults.ts';
import { awsManagedPolicy, awsManagedPolicyDocument } from '../../world/managed-policies/managed-policies.ts';
import { managedPolicyText } from '../shared/identity/policies-of.ts';
import { keepDocument } from '../shared/policy-documents.ts';
import { errors } from './errors.ts';

type SessionInput = Pick<AssumeRoleCommandInput, 'Policy' | 'PolicyArns' | 'Tags'>;

/** "The plaintext that you use for both inline and managed session policies can't exceed 2,048 characters." STS API reference, read 2026-11. */
const sessionPolicyLimit = 2048;

/**
 * Keeps the session policies of a request and gives their hashes, the inline one's first; `undefined` where none was passed.
 * @param accountId the account of the role, which must own the managed ones unless AWS does
 */
export function keepSessionPolicies(context: OperationContext, accountId: string, { Policy, PolicyArns = [] }: SessionInput): readonly string[] | undefined {
  if (Policy === undefined && PolicyArns.length === 0) return undefined;
  const inline = Policy === undefined ? [] : [keepDocument(context.state, Policy)];
  return [...inline, ...PolicyArns.map(({ arn = '' }) => managedPolicyHash(context, accountId, arn))];
}

/** "You can provide up to 10 managed policy ARNs." STS API reference, AssumeRole, read 2026-11-24. */
const mostPolicyArns = 10;

/** Refuses session policies that STS would not take. */
export function checkSessionPolicy({ Policy, PolicyArns = [] }: SessionInput): void {
  if (PolicyArns.length > mostPolicyArns) throw errors.tooManySessionPolicies({ limit: mostPolicyArns, count: PolicyArns.length });
  const [fault] = Policy === undefined ? [] : policyFaults(Policy, 'session');
  if (fault !== undefined) throw errors.malformedPolicy({ reason: fault.message });
}

/**
 * How much of the room for session policies and tags a request takes, in percent; `undefined` where it passes none, as then the
 * answer has no PackedPolicySize. Throws PackedPolicyTooLarge.
 */
export function packedPolicySize({ Policy, PolicyArns = [], Tags = [] }: SessionInput): number | undefined {
  if (Policy === undefined && PolicyArns.length === 0 && Tags.length === 0) return undefined;
  const texts = [Policy ?? '', ...PolicyArns.map(({ arn = '' }) => arn), ...Tags.flatMap(({ Key = '', Value = '' }) => [Key, Value])];
  const percent = Math.ceil((texts.join('').length * 100) / sessionPolicyLimit);
  if (percent > 100) throw errors.policyTooLarge({ percent });
  return percent;
}

function managedPolicyHash({ state, data }: OperationContext, accountId: string, arn: string): string {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith('policy/')) throw errors.invalidPolicyArn();
  const ofAws = awsManagedPolicy(data, arn);
  if (ofAws !== undefined) return keepDocument(state, awsManagedPolicyDocument(data, ofAws));
  const own = parsed.accountId === accountId ? managedPolicyText(state, accountId, arn) : undefined;
  if (own === undefined) throw errors.noSuchSessionPolicy({ arn });
  return own.hash;
}
