import { seededIds } from '../engine/seeded-ids.ts';
import type { Enrolment } from './start.ts';

/** Stands for the nonce of a lab that was handed out without one. */
const noNonce = 'no nonce';

/**
 * The seed of a student's attempt at a lab: the same for the same student, lab and hand-out, so that nobody picks their names, and another
 * one for every other student.
 */
export const labSeed = (scenario: string, { student, nonce = noNonce }: Enrolment & { readonly student: string }): string =>
  seededIds(nonce, 0, `lab ${scenario} of ${student}`).hex(32);
