/** The way in that the journal names for the learner's own calls. */
export const learner = 'tutor';

/** The way in that the journal names for the calls of a scenario's programs. */
export const workloadSurface = 'workload';
