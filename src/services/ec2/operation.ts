import type { Answer, Operation, Taken } from '../../kernel/operation.ts';
import { errors } from './errors.ts';
import { releaseTerminated } from './instances/belongings.ts';

interface DryRunnable {
  DryRun?: boolean | undefined;
}

/**
 * Declares an operation of EC2. With DryRun it does all that it would do and then refuses, so that every other refusal comes first
 * and nothing remains. Source: EC2 API Reference, "Common query parameters", DryRun, read 2026-11-24.
 * One that changes things finds them without what belonged to instances that were terminated since; others must look at the time.
 */
export function ec2Operation<Input extends object, Output>(definition: Operation<Taken<Input>, Answer<Output>>): Operation<Taken<Input>, Answer<Output>> {
  return {
    ...definition,
    execute: (input, context) => {
      if (definition.mutating) releaseTerminated(context);
      const output = definition.execute(input, context);
      if ((input as DryRunnable).DryRun) throw errors.dryRun();
      return output;
    },
  };
}

/** @throws MissingParameter when the value is absent or empty */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) throw errors.missingParameter({ name });
  return value;
}

/** @throws NotSimulated for the first of these parameters that the request has */
export function refuseUnsimulated(operation: string, parameters: Readonly<Record<string, unknown>>): void {
  const parameter = Object.keys(parameters).find((name) => parameters[name] !== undefined);
  if (parameter !== undefined) throw errors.notSimulated({ operation, parameter });
}
