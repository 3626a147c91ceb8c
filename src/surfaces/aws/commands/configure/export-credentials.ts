import { cliTimestamp, wholeSeconds } from '../../../../models/timestamps.ts';
import { CommandLineError, exitCodes } from '../../errors.ts';
import { scan } from '../../parsing/argparse.ts';
import { invalidChoice } from '../../parsing/choices.ts';
import { findCredentials } from '../../session/credentials.ts';
import type { ResolvedCredentials } from '../../session/resolved-credentials.ts';
import type { Session } from '../../session/session.ts';

const variables = ({ credentials, expiresAt }: ResolvedCredentials): readonly (readonly [name: string, value: string])[] => [
  ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
  ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
  ...(credentials.sessionToken === undefined ? [] : [['AWS_SESSION_TOKEN', credentials.sessionToken] as const]),
  ...(expiresAt === undefined ? [] : [['AWS_CREDENTIAL_EXPIRATION', expiration(expiresAt)] as const]),
];

/** To the second, as AWS gives it. */
const expiration = (moment: number): string => cliTimestamp(new Date(wholeSeconds(moment)));

const lines =
  (line: (name: string, value: string) => string) =>
  (found: ResolvedCredentials): string =>
    variables(found)
      .map(([name, value]) => `${line(name, value)}\n`)
      .join('');

function processJson({ credentials, expiresAt }: ResolvedCredentials): string {
  const output = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { SessionToken: credentials.sessionToken }),
    ...(expiresAt !== undefined && { Expiration: expiration(expiresAt) }),
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

/** How credentials are shown, by `--format`. Source: awscli/customizations/configure/exportcreds.py of the v2 branch. */
const formats: Readonly<Record<string, (found: ResolvedCredentials) => string>> = {
  process: processJson,
  env: lines((name, value) => `export ${name}=${value}`),
  'env-no-export': lines((name, value) => `${name}=${value}`),
  fish: lines((name, value) => `set -gx ${name} ${value}`),
  powershell: lines((name, value) => `$Env:${name}="${value}"`),
  'windows-cmd': lines((name, value) => `set ${name}=${value}`),
};

const unable = (message: string): CommandLineError => new CommandLineError('configuration', `Unable to retrieve credentials: ${message}`);

/** `aws configure export-credentials`. */
export async function exportCredentials(session: Session, words: readonly string[]): Promise<number> {
  const { values, positionals, unknown } = scan(words, [{ name: 'format', arity: 'one' }]);
  if (positionals.length + unknown.length > 0) throw new CommandLineError('unknownOptions', `Unknown options: ${[...unknown, ...positionals].join(', ')}`);
  const chosen = String(values.get('format') ?? 'process');
  const format = Object.hasOwn(formats, chosen) ? formats[chosen] : undefined;
  if (format === undefined) throw invalidChoice('--format', chosen, Object.keys(formats));
  let found: ResolvedCredentials | undefined;
  try {
    found = await findCredentials(session);
  } catch (error) {
    if (error instanceof CommandLineError) throw unable(error.message.trim());
    throw error;
  }
  if (found === undefined) throw unable('no credentials found');
  await session.io.stdout.write(format(found));
  return exitCodes.success;
}
