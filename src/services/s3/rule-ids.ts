import { errors } from './errors.ts';

const longestId = 255;

/** Refuses the id of a bucket's rule that is longer than S3 takes. */
export function checkRuleId(id: string | undefined): void {
  if (id !== undefined && id.length > longestId)
    throw errors.invalidArgument({ problem: `ID length should not exceed allowed limit of ${longestId}`, argument: 'ID', value: id });
}
