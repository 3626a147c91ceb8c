import type { CallEvent } from '../kernel/journal.ts';
import type { OwnFlags } from './own-flags.ts';
import type { Program } from './program.ts';
export async function runOwnVerb(_program: Program, _flags: OwnFlags): Promise<number> { return 0; }
export async function explainTo(_program: Program, _flags: OwnFlags, _event: CallEvent): Promise<void> {}
