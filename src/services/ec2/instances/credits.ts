import type { CreditSpecificationRequest, InstanceCreditSpecification } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { instanceErrors } from './errors.ts';
import type { CpuCredits, InstanceRow } from './row.ts';
import { getTypeFacts, type TypeFacts } from './type-facts.ts';

/** T2 begins as standard, the later ones as unlimited. Source: EC2 User Guide, "Unlimited mode for burstable performance instances", read 2026-11-24. */
const initially = (type: string): CpuCredits => (type.startsWith('t2.') ? 'standard' : 'unlimited');

/** Reads a credit option. @throws InvalidParameterValue for another text */
export function readCredits(value: string | undefined): CpuCredits {
  if (value !== 'standard' && value !== 'unlimited') throw instanceErrors.credits({ value: value ?? 'null' });
  return value;
}

/**
 * The credit option that a launch asks for; `undefined` where it leaves that to the type.
 * @throws InvalidParameterValue, or InvalidParameterCombination for a type that is not burstable
 */
export function planCredits(type: TypeFacts, asked: CreditSpecificationRequest | undefined): CpuCredits | undefined {
  if (asked === undefined) return undefined;
  const credits = readCredits(asked.CpuCredits);
  if (!type.burstable) throw instanceErrors.creditsUnsupported({ type: type.name });
  return credits;
}

/** The credit option of an instance: other types than burstable ones count as standard. Source: EC2 API Reference, DescribeInstanceCreditSpecifications, read 2026-11-24. */
export function creditsOf(context: LocateContext, row: InstanceRow): CpuCredits {
  if (row.cpuCredits !== undefined) return row.cpuCredits;
  return getTypeFacts(context, row.instanceType).burstable ? initially(row.instanceType) : 'standard';
}

/** An instance's credit option as DescribeInstanceCreditSpecifications answers it. */
export const showCredits = (row: InstanceRow, context: LocateContext): InstanceCreditSpecification => ({
  InstanceId: row.instanceId,
  CpuCredits: creditsOf(context, row),
});
