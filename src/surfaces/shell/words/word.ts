import type { Io } from '../../aws/io.ts';
import type { CompletionWorld } from '../../completion/world.ts';
import type { ShellInUse } from '../shell-in-use.ts';

/** A word of the shell's own. */
export interface Word {
  /** Does it, and gives the exit code. `rest` is what stands after it. */
  run(shell: ShellInUse, rest: readonly string[], io: Io): Promise<number>;
  /** What may stand after it, for TAB. */
  completes?(world: CompletionWorld): Iterable<string>;
}
