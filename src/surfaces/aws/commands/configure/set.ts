import { exitCodes } from '../../errors.ts';
import { configPaths, profileSection, writeConfig } from '../../session/config-files.ts';
import type { Session } from '../../session/session.ts';
import { positionals } from './words.ts';

/** Values that go into `credentials`. */
const secrets: ReadonlySet<string> = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/** What a dotted name means: `region`, `s3.max_queue_size`, `default.region`, `profile.intern.region`. */
function target(name: string, profile: string): { readonly profile: string; readonly path: readonly string[] } {
  const parts = name.split('.');
  const [first, second = '', ...rest] = parts;
  if (parts.length > 1 && first === 'default') return { profile: 'default', path: [second, ...rest] };
  if (parts.length > 2 && first === 'profile') return { profile: second, path: rest };
  return { profile, path: parts };
}

/** `aws configure set NAME VALUE`. */
export async function set(session: Session, words: readonly string[]): Promise<number> {
  const [name = '', value = ''] = positionals(words, ['varname', 'value']);
  const { profile, path } = target(name, session.profile()?.value ?? 'default');
  const [first = '', ...nested] = path;
  const paths = configPaths(session.environment.configFolder);
  if (secrets.has(first)) writeConfig(paths.credentials, profile, [{ key: first, value }]);
  else if (nested.length > 0) writeConfig(paths.config, profileSection(profile), [{ key: nested.join('.'), value, parent: first }]);
  else writeConfig(paths.config, profileSection(profile), [{ key: first, value }]);
  return exitCodes.success;
}
