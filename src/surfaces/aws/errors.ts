import { AwsError } from '../../kernel/aws-error.ts';
import type { CallEvent } from '../../kernel/journal.ts';
import type { Program } from './program-name.ts';

/** The exit codes of the AWS CLI v2. Source: AWS CLI user guide, "Return codes", read 2026-11. */
export const exitCodes = {
  success: 0,
  /** Some of the transfers of an `s3` command failed. */
  transferFailed: 1,
  /** An `s3` command skipped files. */
  transferSkipped: 2,
  interrupted: 130,
  usage: 252,
  configuration: 253,
  service: 254,
  general: 255,
} as const;

/**
 * The ways in which a command line fails before or beside a service's answer: exit code, and the code in
 * `An error occurred (CODE): …`; kinds without one are printed bare.
 * Source: awscli/errorhandler.py of the v2 branch, 2026.
 */
export const errorKinds = {
  paramValidation: { exitCode: exitCodes.usage, code: 'ParamValidation' },
  unknownOptions: { exitCode: exitCodes.usage, code: undefined },
  configuration: { exitCode: exitCodes.configuration, code: 'Configuration' },
  noRegion: { exitCode: exitCodes.configuration, code: 'NoRegion' },
  noCredentials: { exitCode: exitCodes.configuration, code: 'NoCredentials' },
  /** A command of the AWS CLI that is not here. */
  notSimulated: { exitCode: exitCodes.service, code: 'NotSimulated' },
  general: { exitCode: exitCodes.general, code: undefined },
} as const;

/** A row of {@link errorKinds}. */
export type ErrorKind = keyof typeof errorKinds;

/** A text that may name a command, and then depends on what the command line is called. */
export type Text = string | ((program: Program) => string);

/** A text as it is where the command line is called that. */
export const textFor = (text: Text, program: Program): string => (typeof text === 'string' ? text : text(program));

/** What the command line itself says no to. `message` is as `aws` has it. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';

  /** @param hint a line of ours after the message, such as the nearest match */
  constructor(
    readonly kind: ErrorKind,
    private readonly text: Text,
    readonly hint?: Text,
  ) {
    super(textFor(text, 'aws'));
  }

  /** The message and the hint for those who call the command line by that name. */
  textsFor(program: Program): { readonly message: string; readonly hint?: string } {
    return { message: textFor(this.text, program), ...(this.hint !== undefined && { hint: textFor(this.hint, program) }) };
  }

  /** The same error with another line of ours after it. */
  withHint(hint: Text | undefined): CommandLineError {
    return new CommandLineError(this.kind, this.text, hint);
  }
}

/** No answer came over the network, or it broke off: another try may go well. */
export class TransportError extends CommandLineError {
  /**
   * @param timedOut whether it was waited for too long
   * @param midway whether the answer had begun
   */
  constructor(
    words: string,
    readonly timedOut: boolean,
    readonly midway: boolean,
  ) {
    super('general', words);
  }
}

/** A refusal that no further try may change, as there have been as many as there may be. */
export class RetriedRefusal extends AwsError {
  /** @param retries the tries after the first */
  constructor(
    { code, message, status, details, headers }: AwsError,
    readonly retries: number,
  ) {
    super(code, message, status, details, headers);
  }
}

/** A service's answer of no, with the operation that was called. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly operation: string,
    readonly error: AwsError,
    /** The call as the cloud recorded it; absent when none was asked, since the operation is not simulated. */
    readonly event?: CallEvent,
    /** A line of ours after the message. */
    readonly hint?: string,
  ) {
    const tries = error instanceof RetriedRefusal ? ` (reached max retries: ${error.retries})` : '';
    super(`An error occurred (${error.code}) when calling the ${operation} operation${tries}: ${error.message}`);
  }
}

/** Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Wrong parameters: `Error parsing parameter '--x': …`. */
export const parameterError = (flag: string, message: string): CommandLineError =>
  new CommandLineError('paramValidation', `Error parsing parameter '${flag}': ${message}`);

/** A command line that is wrong in itself; the usage follows the message. */
export const usageError = (message: string): CommandLineError => new CommandLineError('paramValidation', (program) => `${message}\n\n${usage(program)}`);

/** A command with subcommands that was given none. @param command as it is typed: `ec2 wait` */
export const tooFewArguments = (command = '<command>'): CommandLineError =>
  new CommandLineError('paramValidation', (program) => `usage: ${program} [options] ${command} <subcommand> [parameters]\naws: [ERROR]: too few arguments`);

/** How the command line is used, as `aws` prints it after a faulty one. */
export const usage = (program: Program): string => `usage: ${program} [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  ${program} help
  ${program} <command> help
  ${program} <command> <subcommand> help
`;
