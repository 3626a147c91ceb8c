import { exitCodes } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { set } from './set.ts';

/** A command of `configure`. */
type Subcommand = (session: Session, words: readonly string[]) => Promise<number>;

async function listProfiles(session: Session): Promise<number> {
  for (const name of session.profiles()) await session.io.stdout.write(`${name}\n`);
  return exitCodes.success;
}

/** The commands of `configure`, by name. */
export const configureCommands: Readonly<Record<string, Subcommand>> = { get, list, 'list-profiles': listProfiles, set };

/** Commands that `aws configure` has and that are not simulated. */
export const configureCommandsNotHere = ['add-model', 'agent-toolkit', 'export-credentials', 'import', 'mfa-login', 'sso', 'sso-session'];
