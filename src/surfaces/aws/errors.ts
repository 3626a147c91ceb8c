import type { AwsError } from '../../kernel/aws-error.ts';
import type { CallEvent } from '../../kernel/journal.ts';

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

/** What the command line itself says no to. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';

  /** @param hint a line of ours after the message, such as the nearest match */
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly hint?: string,
  ) {
    super(message);
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
    super(`An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`);
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
export const usageError = (message: string): CommandLineError => new CommandLineError('paramValidation', `${message}\n\n${usage}`);

/** A command with subcommands that was given none. @param command as it is typed: `ec2 wait` */
export const tooFewArguments = (command = '<command>'): CommandLineError =>
  new CommandLineError('paramValidation', `usage: aws [options] ${command} <subcommand> [parameters]\naws: [ERROR]: too few arguments`);

/** How the command line is used, as `aws` prints it after a faulty one. */
export const usage = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;
