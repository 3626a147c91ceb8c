import type { Call, CallResult } from '../../kernel/call.ts';
import { autoPromptMode } from './auto-prompt/mode.ts';
import { behindEndpoint } from './endpoint/behind-endpoint.ts';
import { CommandLineError, errorKinds, exitCodes, usageError } from './errors.ts';
import type { AwsEnvironment, Io } from './io.ts';
import { type Globals, parseGlobals } from './parsing/globals.ts';
import { programName } from './program-name.ts';
import { reportError } from './report-error.ts';
import { resolveCommand } from './resolve-command.ts';
import { Session } from './session/session.ts';

/** Refuses global options that can't be heeded, before anything is done. */
async function refuseGlobals({ endpointUrl }: Globals): Promise<void> {
  if (endpointUrl !== undefined) (await import('./endpoint/url.ts')).parseEndpoint(endpointUrl);
}

async function dispatch(session: Session, words: readonly string[]): Promise<number> {
  if (session.globals.version) {
    const { versionLine } = await import('../../messages/aws/en.ts');
    await session.io.stdout.write(`${versionLine(session.environment.version, `${process.platform}/${process.arch} node/${process.versions.node}`)}\n`);
    return exitCodes.success;
  }
  await refuseGlobals(session.globals);
  const asks = autoPromptMode(session, words);
  if (asks === 'on') return runPrompted(session, words);
  if (asks === 'off') return runCommand(session, words);
  try {
    return await runCommand(session, words);
  } catch (error) {
    if (!(error instanceof CommandLineError && errorKinds[error.kind].exitCode === exitCodes.usage && session.io.stdin.isTTY && session.io.stdout.isTTY))
      throw error;
    return runPrompted(session, words);
  }
}

async function runCommand(session: Session, [command, ...rest]: readonly string[]): Promise<number> {
  if (command === undefined) throw usageError('the following arguments are required: command');
  switch (command) {
    case 'help':
      return (await import('./commands/help/help.ts')).topHelp(session, rest);
    case 's3':
      return (await import('./commands/s3/s3.ts')).runS3(session, rest);
    case 'history':
      return (await import('./commands/history/history.ts')).runHistory(session, rest);
    case 'login':
      return (await import('./commands/login/login.ts')).runLogin(session, rest);
    case 'logout':
      return (await import('./commands/logout/logout.ts')).runLogout(session, rest);
    case 'configure':
      return (await import('./commands/configure/configure.ts')).runConfigure(session, rest);
    default:
      return runService(session, command, rest);
  }
}

/** What was put together by asking runs like any other command line. */
async function runPrompted(session: Session, words: readonly string[]): Promise<number> {
  const { promptForCommand } = await import('./auto-prompt/auto-prompt.ts');
  const { globals, rest } = parseGlobals(await promptForCommand(session, words));
  const { debug, paginate, signRequest, pager } = session.globals;
  const switches = {
    debug: debug || globals.debug,
    paginate: paginate && globals.paginate,
    signRequest: signRequest && globals.signRequest,
    pager: pager && globals.pager,
  };
  return dispatch(new Session(session.io, session.environment, { ...session.globals, ...globals, ...switches, autoPrompt: false }), rest);
}

async function runService(session: Session, command: string, words: readonly string[]): Promise<number> {
  const target = await resolveCommand(session.environment.models, command, words);
  switch (target.kind) {
    case 'operation':
      if (target.rest.length === 1 && target.rest[0] === 'help')
        return (await import('./commands/help/help.ts')).operationHelp(session, target.service, target.model);
      return (await import('./commands/operation.ts')).runOperation(session, target.service, target.model, target.rest);
    case 'serviceHelp':
      return (await import('./commands/help/help.ts')).serviceHelp(session, target.service);
    case 'wait':
      return (await import('./commands/wait.ts')).runWait(session, target.service, target.rest);
  }
}

/**
 * Runs a command line of the AWS CLI: `['iam', 'list-users']`; a leading `aws` is tolerated.
 * Everything it prints goes to `io`. Gives the exit code.
 */
export async function runAws(args: readonly string[], io: Io, environment: AwsEnvironment): Promise<number> {
  const words = args[0] === 'aws' ? args.slice(1) : args;
  const calls: [Call, CallResult][] = [];
  let session: Session | undefined;
  // The cloud's time when a command began that is kept for `history`.
  let begun: number | undefined;
  const onCall = (call: Call, result: CallResult): void => {
    if (begun !== undefined) calls.push([call, result]);
    environment.onCall?.(call, result);
  };
  const run = async (): Promise<number> => {
    try {
      const { globals, rest } = parseGlobals(words);
      const opened: Session = new Session(
        io,
        behindEndpoint({ ...environment, onCall }, () => opened, rest[0]),
        globals,
      );
      session = opened;
      if (keepsHistory(opened) && !words.includes('history')) begun = await timeOf(environment);
      return await dispatch(opened, rest);
    } catch (error) {
      const { debug = false, color } = session?.globals ?? {};
      const { helpedTypography } = await import('./parsing/hints.ts');
      return reportError(helpedTypography(error, words), io, {
        format: errorFormat(session),
        color: color === 'on',
        debug,
        program: programName(environment.surface),
      });
    }
  };
  const exitCode = await run();
  if (begun !== undefined) {
    const { recordCommand } = await import('./commands/history/record.ts');
    // As with aws, whose recorder drops what its handlers throw, a history that can't be kept makes no command fail.
    await recordCommand(environment, words, calls, { begun, exitCode }).catch(() => undefined);
  }
  return exitCode;
}

/** Whether commands are kept for `history`; a configuration that cannot be read keeps none. */
function keepsHistory(session: Session): boolean {
  try {
    return session.setting('cli_history')?.value === 'enabled';
  } catch {
    return false;
  }
}

/** The cloud's time; `undefined` for a cloud that can't be opened, about which the command has its own to say. */
const timeOf = (environment: AwsEnvironment): Promise<number | undefined> =>
  environment.openCloud().then(
    (cloud) => cloud.now(),
    () => undefined,
  );

/** How errors are to look; a configuration that cannot be read must not hide the error. */
function errorFormat(session: Session | undefined): string {
  try {
    return session?.errorFormat() ?? 'enhanced';
  } catch {
    return 'enhanced';
  }
}
