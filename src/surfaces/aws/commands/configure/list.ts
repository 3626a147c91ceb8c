import { exitCodes } from '../../errors.ts';
import { findCredentials } from '../../session/credentials.ts';
import type { Session, Setting } from '../../session/session.ts';
import { masked, positionals } from './words.ts';

interface Row {
  readonly value: string;
  readonly type: string;
  readonly location: string;
}

const notSet: Row = { value: '<not set>', type: 'None', location: 'None' };

const rowOf = (setting: Setting | undefined): Row => setting ?? notSet;

/** The keys that would sign, hidden but for their ends, and where they are from. */
async function keys(session: Session): Promise<readonly [Row, Row]> {
  const found = session.globals.signRequest ? await findCredentials(session) : undefined;
  // That there are none is what this command is asked about.
  if (found === undefined) return [notSet, notSet];
  const row = (value: string): Row => ({ value: masked(value), type: found.method, location: '' });
  return [row(found.credentials.accessKeyId), row(found.credentials.secretAccessKey)];
}

/** `aws configure list`. */
export async function list(session: Session, words: readonly string[]): Promise<number> {
  positionals(words, []);
  session.requireProfile();
  const [accessKey, secretKey] = await keys(session);
  const rows: readonly (readonly [string, Row])[] = [
    ['NAME', { value: 'VALUE', type: 'TYPE', location: 'LOCATION' }],
    ['profile', rowOf(session.profile())],
    ['access_key', accessKey],
    ['secret_key', secretKey],
    ['region', rowOf(session.region())],
  ];
  for (const [name, { value, type, location }] of rows) {
    await session.io.stdout.write(`${name.padEnd(10)} : ${value.padEnd(24)} : ${type.padEnd(16)} : ${location}\n`);
  }
  return exitCodes.success;
}
