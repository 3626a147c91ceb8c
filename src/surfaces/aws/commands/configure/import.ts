import { CommandLineError, exitCodes, usageError } from '../../errors.ts';
import { scan } from '../../parsing/argparse.ts';
import { readParameterFile } from '../../parsing/files.ts';
import { configPaths, writeConfig } from '../../session/config-files.ts';
import type { Session } from '../../session/session.ts';

const headers = ['User Name', 'Access Key ID', 'Secret Access key'] as const;

const fault = (message: string): CommandLineError => new CommandLineError('general', message);

/** Rows of the console's file of keys. Follows awscli/customizations/configure/importer.py, 2.9.19. @throws a CommandLineError in its words */
function readRows(csv: string, skipInvalid: boolean): readonly (readonly [name: string, accessKeyId: string, secretAccessKey: string])[] {
  if (csv.trim() === '') throw fault('Provided CSV contains no contents');
  const [first = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const names = first.split(',').map((name) => name.trim().toLowerCase());
  const places = headers.map((header) => {
    const at = names.indexOf(header.toLowerCase());
    if (at < 0) throw fault(`Expected header "${header}" not found`);
    return at;
  });
  return lines.flatMap((line, index) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const [name = '', id = '', secret = ''] = places.map((at) => cells[at] ?? '');
    const missing = headers.find((_header, at) => [name, id, secret][at] === '');
    if (missing === undefined) return [[name, id, secret] as const];
    if (skipInvalid) return [];
    throw fault(`Failed to parse entry #${index + 1}: Row missing value for header "${missing}"`);
  });
}

/** `aws configure import`: makes profiles of a file of keys. */
export async function importKeys(session: Session, words: readonly string[]): Promise<number> {
  const { values, positionals, unknown } = scan(words, [
    { name: 'csv', arity: 'one' },
    { name: 'skip-invalid', arity: 'none' },
    { name: 'profile-prefix', arity: 'one' },
  ]);
  if (positionals.length + unknown.length > 0) throw new CommandLineError('unknownOptions', `Unknown options: ${[...unknown, ...positionals].join(', ')}`);
  const given = values.get('csv');
  if (typeof given !== 'string') throw usageError('the following arguments are required: --csv');
  const content = readParameterFile(given, '--csv', session.io) ?? given;
  const rows = readRows(content instanceof Uint8Array ? new TextDecoder().decode(content) : content, values.has('skip-invalid'));
  const prefix = values.get('profile-prefix');
  const { credentials } = configPaths(session.environment.configFolder);
  for (const [name, id, secret] of rows) {
    writeConfig(credentials, `${typeof prefix === 'string' ? prefix : ''}${name}`, [
      { key: 'aws_access_key_id', value: id },
      { key: 'aws_secret_access_key', value: secret },
    ]);
  }
  await session.io.stdout.write(`Successfully imported ${rows.length} profile(s)\n`);
  return exitCodes.success;
}
