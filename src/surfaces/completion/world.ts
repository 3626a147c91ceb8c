import type { Cloud } from '../../engine/cloud.ts';
import type { Models } from '../../models/models.ts';

/** What completion looks at. Nothing is opened before a name in it is wanted. */
export interface CompletionWorld {
  readonly models: Models;
  /** Names of the operations of a service that are simulated; absent where nobody favors them. */
  simulatedOperations?(service: string): readonly string[];
  /** The variables of the shell that the line is typed in, where it may name them. */
  variables?(): Iterable<string>;
  /** The profiles of the home. */
  profiles(): readonly string[];
  /** The clouds of the home. */
  clouds(): readonly string[];
  /** The lessons, by the ids that `nimbi learn` takes. */
  lessons(): readonly string[];
  /** The Region of a profile, the chosen one when none is named: where the command line would go to when it names none. */
  region(profile?: string): string;
  /** Opens a cloud, by default the one that the command line is about; `undefined` where there is none to look into. */
  cloud(name?: string): Promise<Pick<Cloud, 'rehearse'> | undefined>;
  /** Files and folders that a path could go on with, folders with a slash at their end. */
  files(path: string): readonly string[];
}
