import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLineError, exitCodes } from '../../errors.ts';
import { scan } from '../../parsing/argparse.ts';
import { loginFolder, loginPath, readLogin } from '../../session/login-cache.ts';
import { signInCloud } from '../../session/login-session.ts';
import type { Session } from '../../session/session.ts';

const note = (one: boolean): string =>
  `Note, any local developer tools that have already loaded ${one ? 'the access token may continue to use it until its expiration' : 'access tokens may continue to use them until their expiration'}. Access tokens expire in 15 minutes.\n`;

async function logoutAll({ io, environment }: Session): Promise<number> {
  const folder = loginFolder(environment.configFolder);
  const files = (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name)).filter((path) => readLogin(path) !== undefined);
  for (const path of files) rmSync(path);
  const count = `Removed ${files.length} cached login credential${files.length === 1 ? '' : 's'}. ${note(false)}`;
  await io.stdout.write(files.length === 0 ? 'No cached login session tokens found.\n' : count);
  return exitCodes.success;
}

async function logoutProfile(session: Session, profile: string, loginSession: string): Promise<number> {
  const { io, environment } = session;
  const cloud = await signInCloud(session);
  rmSync(loginPath(environment.configFolder, cloud.facts.id, loginSession), { force: true });
  await io.stdout.write(`Removed cached login credentials for profile '${profile}'. ${note(true)}`);
  return exitCodes.success;
}

/** `aws logout`: forgets the credentials of a sign-in, or of all. Words: awscli/customizations/login/logout.py, 2026. */
export async function runLogout(session: Session, words: readonly string[]): Promise<number> {
  if (words.length === 1 && words[0] === 'help') return (await import('../help/help.ts')).commandHelp(session, 'logout');
  const { values, positionals, unknown } = scan(words, [{ name: 'all', arity: 'none' }]);
  if (positionals.length + unknown.length > 0) throw new CommandLineError('unknownOptions', `Unknown options: ${[...unknown, ...positionals].join(', ')}`);
  if (values.has('all')) return logoutAll(session);
  const profile = session.profile()?.value ?? 'default';
  const loginSession = session.configOf(profile)?.login_session;
  if (typeof loginSession === 'string' && loginSession !== '') return logoutProfile(session, profile, loginSession);
  await session.io.stderr.write(`warning: no login session found for profile '${profile}'\n`);
  return exitCodes.success;
}
