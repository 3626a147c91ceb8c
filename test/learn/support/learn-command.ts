import { runTutor } from '../../../src/surfaces/tutor/run.ts';
import { tutorDeps } from '../../tutor/support.ts';
import type { TestDeps } from './lesson-deps.ts';

/** Runs one of nimbi's own verbs over the surroundings of a lesson. @param cloudName the cloud that the command line is about */
export const runOver = (args: readonly string[], deps: TestDeps, cloudName = 'sandbox'): Promise<number> => runTutor(args, tutorDeps(deps, cloudName));

/** `nimbi learn` with the words after it. */
export const learnCommand = (args: readonly string[], deps: TestDeps): Promise<number> => runOver(['learn', ...args], deps);
