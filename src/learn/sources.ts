import type { Way } from './scenario.ts';

/** The way in that the journal names for calls at a lesson's prompt. */
export const learner = 'tutor';

/** The way in that the journal names for the calls of a scenario's programs. */
export const workloadSurface = 'workload';

/** The ways in that a learner has, by what the journal names them. Commands of a shell's own bash are those of the command line. */
const ways: Readonly<Record<string, Way>> = { [learner]: 'prompt', shell: 'shell', aws: 'shell', http: 'program' };

/** The learner's way in that a surface is; `undefined` for one that is somebody else's. */
export const wayOf = (surface: string): Way | undefined => (Object.hasOwn(ways, surface) ? ways[surface] : undefined);

/** Whether a call was made by the learner, whatever way it came in. */
export const isLearners = (surface: string): boolean => wayOf(surface) !== undefined;
