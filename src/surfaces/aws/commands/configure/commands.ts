import { exitCodes } from '../../errors.ts';
import type { Session } from '../../session/session.ts';

/** A command of `configure`. */
type Subcommand = (session: Session, words: readonly string[]) => Promise<number>;

async function listProfiles(session: Session): Promise<number> {
  for (const name of session.profiles()) await session.io.stdout.write(`${name}\n`);
  return exitCodes.success;
}

/** The commands of `configure` by name, each loaded when it is called. */
export const configureCommands: Readonly<Record<string, () => Promise<Subcommand>>> = {
  'export-credentials': async () => (await import('./export-credentials.ts')).exportCredentials,
  get: async () => (await import('./get.ts')).get,
  import: async () => (await import('./import.ts')).importKeys,
  list: async () => (await import('./list.ts')).list,
  'list-profiles': async () => listProfiles,
  set: async () => (await import('./set.ts')).set,
};

/** Commands that `aws configure` has and that are not simulated. */
export const configureCommandsNotHere = ['add-model', 'agent-toolkit', 'mfa-login', 'sso', 'sso-session'];
