import type { Call } from '../../kernel/call.ts';
import type { CallEvent } from '../../kernel/journal.ts';
import type { Session } from '../aws/session/session.ts';
import type { ShellDeps } from './deps.ts';

/** A shell as its words see it. */
export interface ShellInUse {
  readonly deps: ShellDeps;
  /** The last call that was made here, with its input as it was given. */
  readonly lastCall: { readonly call: Call; readonly event: CallEvent | undefined } | undefined;
  /** The exit code of the last command. */
  readonly status: number;
  /** True once it is to end. */
  ended: boolean;
  /** Sets exported variables, or takes them away. */
  export(changes: Readonly<Record<string, string | undefined>>): void;
  /** What flags, variables and the home's files say of the next call. */
  session(): Session;
}
