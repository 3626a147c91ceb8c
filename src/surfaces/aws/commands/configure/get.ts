import { exitCodes } from '../../errors.ts';
import type { Section } from '../../session/config-files.ts';
import type { Session } from '../../session/session.ts';
import { positionals } from './words.ts';

const sectionOf = (session: Session, profile: string): Section => ({ ...session.credentialsFile.get(profile), ...session.configOf(profile) });

/** A member of an object's own: every object has others, such as `constructor`. */
const own = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined => (Object.hasOwn(object, name) ? object[name] : undefined);

/** The value of a dotted name; `undefined` when it is not set. */
function valueNamed(session: Session, name: string): string | undefined {
  const parts = name.split('.');
  const [first = '', second = '', ...rest] = parts;
  let profile = session.profile()?.value ?? 'default';
  let path: readonly string[] = parts;
  if (parts.length > 2 && first === 'profile') [profile, path] = [second, rest];
  else if (parts.length > 1 && (first === 'default' || session.profiles().includes(first))) [profile, path] = [first, [second, ...rest]];
  const [key = '', nested] = path;
  const value = own(sectionOf(session, profile), key);
  if (typeof value === 'object') return nested === undefined ? undefined : own(value, nested);
  return nested === undefined ? value : undefined;
}

/** `aws configure get NAME`: prints the value, or fails with 1 and prints nothing. */
export async function get(session: Session, words: readonly string[]): Promise<number> {
  const [name = ''] = positionals(words, ['varname']);
  if (!name.includes('.')) session.requireProfile();
  const value = valueNamed(session, name);
  if (value === undefined || value === '') return exitCodes.transferFailed;
  await session.io.stdout.write(`${value}\n`);
  return exitCodes.success;
}
