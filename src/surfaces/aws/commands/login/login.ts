import { CommandLineError, exitCodes } from '../../errors.ts';
import { scan } from '../../parsing/argparse.ts';
import { programName } from '../../program-name.ts';
import { configPaths, profileSection, writeConfig } from '../../session/config-files.ts';
import { keepLogin, loginPath } from '../../session/login-cache.ts';
import { askSignIn, notOverNetwork, signInCloud, signInRefused } from '../../session/login-session.ts';
import type { Session } from '../../session/session.ts';
import { prompt } from '../prompt.ts';

const options = [
  { name: 'as', arity: 'one' },
  { name: 'password-stdin', arity: 'none' },
  { name: 'remote', arity: 'none' },
  { name: 'redirect-port', arity: 'one', type: 'int' },
] as const;

/** What a profile that holds other credentials is called, by the member that tells. Source: awscli/customizations/login/login.py, 2026. */
const otherStyles: readonly (readonly [member: string, style: string])[] = [
  ['web_identity_token_file', 'Web Identity'],
  ['sso_role_name', 'SSO'],
  ['sso_account_id', 'SSO'],
  ['aws_access_key_id', 'Access Key'],
  ['role_arn', 'Assume Role'],
  ['credential_process', 'Credential Process'],
];

/** Refuses a profile whose other credentials would go before a sign-in's. */
function refuseOtherCredentials(session: Session, profile: string): void {
  const members = { ...session.configOf(profile), ...session.credentialsFile.get(profile) };
  const style = otherStyles.find(([member]) => Object.hasOwn(members, member))?.[1];
  if (style === undefined) return;
  throw new CommandLineError(
    'configuration',
    (program) =>
      `Profile '${profile}' is already configured with ${style} credentials.\n\nYou may run '${program} login --profile new-profile-name' to create a new profile with the specified name. Otherwise you must first manually remove the existing credentials from '${profile}'.\n`,
  );
}

/** The Region of a profile that has none, where nobody says otherwise. */
const defaultRegion = 'us-east-1';

async function askRegion(session: Session): Promise<string> {
  const { loginRegion, noSuchRegion } = await import('../../../../messages/aws/login.ts');
  await session.io.stdout.write(loginRegion(programName(session.environment.surface)));
  for (;;) {
    const answer = (await prompt(session.io, `AWS Region [${defaultRegion}]: `)).trim() || defaultRegion;
    if (await isRegion(answer)) return answer;
    await session.io.stdout.write(`${noSuchRegion(answer)}\n`);
  }
}

async function isRegion(name: string): Promise<boolean> {
  const { regions } = await import('../../../../world/regions.ts');
  return regions.some((region) => region.name === name);
}

/** Refuses a Region that was chosen before anybody could be asked, and is none. */
async function refuseOtherRegion(region: string | undefined): Promise<void> {
  if (region === undefined || region === defaultRegion || (await isRegion(region))) return;
  const { noSuchRegion } = await import('../../../../messages/aws/login.ts');
  throw new CommandLineError('paramValidation', noSuchRegion(region));
}

/** In bytes. */
const longestAnswers = 4096;

async function wholeInput(session: Session): Promise<readonly string[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of session.io.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    // No password is as long (IAM takes 128 characters): these are wrong, and not to be gathered without end.
    if (length > longestAnswers) break;
  }
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/);
}

/** Asks for a line without showing it. */
async function askSecret(session: Session, question: string): Promise<string> {
  const { io } = session;
  if (io.ask !== undefined) return io.ask(question, 'secret');
  await io.stdout.write(question);
  const { hiddenLine } = await import('./hidden-line.ts');
  const line = await hiddenLine(process.stdin);
  await io.stdout.write('\n');
  return line;
}

/** What a person answers to the sign-in page, one after the other. */
interface Answers {
  password(): Promise<string>;
  mfaCode(): Promise<string>;
  newPassword(): Promise<string>;
}

const atTerminal = (session: Session): Answers => ({
  password: () => askSecret(session, 'Password: '),
  mfaCode: async () => (await prompt(session.io, 'MFA code: ', 'mfaCode')).trim(),
  newPassword: async () => {
    const { mustChangePassword, passwordsDiffer } = await import('../../../../messages/aws/login.ts');
    await session.io.stdout.write(mustChangePassword);
    const password = await askSecret(session, 'New password: ');
    if ((await askSecret(session, 'Retype new password: ')) !== password) throw new CommandLineError('general', passwordsDiffer);
    return password;
  },
});

/** The answers on the lines of the standard input, in the order in which they are asked for. */
async function fromInput(session: Session): Promise<Answers> {
  const lines = [...(await wholeInput(session))];
  const { lineMissing } = await import('../../../../messages/aws/login.ts');
  const next = async (what: 'mfaCode' | 'newPassword'): Promise<string> => {
    const line = lines.shift() ?? '';
    if (line === '') throw new CommandLineError('paramValidation', lineMissing[what]);
    return line;
  };
  return { password: async () => lines.shift() ?? '', mfaCode: async () => (await next('mfaCode')).trim(), newPassword: () => next('newPassword') };
}

/** Whether a profile may be changed that uses another sign-in. */
async function mayOverwrite(session: Session, profile: string, loginSession: string): Promise<boolean> {
  const existing = session.configOf(profile)?.login_session;
  if (existing === undefined || existing === loginSession) return true;
  const question = `\nProfile ${profile} is already configured to use session ${existing}. Do you want to overwrite it to use ${loginSession} instead? (y/n): `;
  const answer = (await prompt(session.io, question)).trim().toLowerCase();
  return answer === 'y' || answer === 'yes';
}

/** `aws login`: signs in and makes the profile use that. */
export async function runLogin(session: Session, words: readonly string[]): Promise<number> {
  if (words.length === 1 && words[0] === 'help') return (await import('../help/help.ts')).commandHelp(session, 'login');
  const { values, positionals, unknown } = scan(words, options);
  if (positionals.length + unknown.length > 0) throw new CommandLineError('unknownOptions', `Unknown options: ${[...unknown, ...positionals].join(', ')}`);
  const profile = session.profile()?.value ?? 'default';
  if (session.globals.endpointUrl !== undefined) throw notOverNetwork();
  refuseOtherCredentials(session, profile);
  const fromStdin = values.has('password-stdin');
  if (!fromStdin && session.io.ask === undefined && !session.io.stdin.isTTY) {
    const { passwordNeedsTerminal } = await import('../../../../messages/aws/login.ts');
    throw new CommandLineError('paramValidation', passwordNeedsTerminal);
  }
  const region = session.region()?.value;
  await refuseOtherRegion(region);
  const chosenRegion = region ?? (fromStdin ? defaultRegion : await askRegion(session));
  const as = values.get('as');
  const name = typeof as === 'string' ? as : (await prompt(session.io, 'Sign in as (root, or the name of an IAM user): ')).trim();
  const { password, ...later } = fromStdin ? await fromInput(session) : atTerminal(session);
  const attempt = { password: await password(), ...later, ...(name !== 'root' && { userName: name }) };
  const cloud = await signInCloud(session);
  const result = await askSignIn(session, cloud, attempt);
  if (!result.ok) throw await signInRefused(result, session);
  const principal = result.event?.principal;
  if (principal?.type !== 'User' && principal?.type !== 'Root') throw new Error('A sign-in left no event of a person.');
  const { arn: loginSession, accountId } = principal;
  if (!(await mayOverwrite(session, profile, loginSession))) return exitCodes.success;
  const { configFolder } = session.environment;
  keepLogin(loginPath(configFolder, cloud.facts.id, loginSession), result.output, accountId, cloud.now());
  writeConfig(configPaths(configFolder).config, profileSection(profile), [
    { key: 'login_session', value: loginSession },
    ...(region === undefined ? [{ key: 'region', value: chosenRegion }] : []),
  ]);
  await session.io.stdout.write(`\nUpdated profile ${profile} to use ${loginSession} credentials.\n`);
  if (profile !== 'default') {
    const program = programName(session.environment.surface);
    await session.io.stdout.write(`Use "--profile ${profile}" to use the new credentials, such as "${program} sts get-caller-identity --profile ${profile}"\n`);
  }
  return exitCodes.success;
}
