import { verbs } from '../surfaces/tutor/verbs.ts';

/** What leads to nimbi's own verbs. None has the name of a service or command of the AWS CLI. */
export const ownVerbs: ReadonlySet<string> = new Set(['help', '--help', '-h', ...Object.keys(verbs)]);
