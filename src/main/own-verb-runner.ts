import type { OwnFlags } from './own-flags.ts';
import type { Program } from './program.ts';

/** Runs one of nimbi's own verbs: what a shell inside of a verb needs of that which runs it. */
export type OwnVerbRunner = (program: Program, flags: OwnFlags) => Promise<number>;
