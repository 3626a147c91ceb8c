/** What whoever types a command calls the command line. */
export type Program = 'aws' | 'nimbi';

/** Where the command is called `aws`, as for real. */
const asForReal: ReadonlySet<string | undefined> = new Set(['tutor', 'shell']);

/** What the command line is called by whoever types it: `aws` in lessons and in the shell, else `nimbi`. @param surface the way in, as the journal names it */
export const programName = (surface: string | undefined): Program => (asForReal.has(surface) ? 'aws' : 'nimbi');
