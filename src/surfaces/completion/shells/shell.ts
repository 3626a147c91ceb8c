import type { Candidate } from '../candidate.ts';
import type { Typed } from '../complete.ts';

/** The word that a script calls the program back with; it is no command that anybody types. */
export const callback = '__complete';

/** A shell that can be taught to complete `nimbi`. */
export interface CompletingShell {
  /** What the person puts into the shell's own start-up file. */
  readonly script: string;
  /** Reads what the script passes on. */
  read(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Omit<Typed, 'program'>;
  /** Writes candidates as the script takes them: one a line. */
  write(candidates: readonly Candidate[], args: readonly string[], env: Readonly<Record<string, string | undefined>>): readonly string[];
}

/** `VALUE<tab>ABOUT`, or the value alone. */
export const describedLine = ({ value, about }: Candidate): string => (about === undefined ? value : `${value}\t${about}`);

/** Words that a shell has split by itself, the one at the cursor last. */
export const splitWords = (args: readonly string[]): Omit<Typed, 'program'> => ({ words: args.slice(0, -1), current: args.at(-1) ?? '' });
