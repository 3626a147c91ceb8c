import { CommandLineError } from '../errors.ts';
import { pythonInt } from '../parsing/python-numbers.ts';
import type { Session } from '../session/session.ts';

/** Whether checksums are used wherever an operation can have them, or only where it must. */
export type ChecksumUse = 'when_supported' | 'when_required';

/** How calls go over the network, as environment and profile say. */
export interface ClientSettings {
  /** How often a call is tried, the first time included. */
  readonly maxAttempts: number;
  readonly requestChecksums: ChecksumUse;
  readonly responseChecksums: ChecksumUse;
  /** Whether a bucket's name goes into the host's (`s3.addressing_style`). */
  readonly virtualHosts: boolean;
}

const defaultAttempts = 3;

const refused = (message: string): CommandLineError => new CommandLineError('general', message);

/** @throws a CommandLineError, in botocore's words */
function maxAttempts(session: Session): number {
  const text = session.variable('AWS_MAX_ATTEMPTS') ?? session.setting('max_attempts')?.value;
  if (text === undefined) return defaultAttempts;
  const number = pythonInt(text);
  if (number === undefined) throw refused(`invalid literal for int() with base 10: '${text}'`);
  if (number < 1) throw refused(`Value provided to "max_attempts": ${number} must be an integer greater than or equal to one.`);
  return number;
}

/** The AWS CLI v2 has two modes, which differ only for who is throttled again and again. @throws a CommandLineError for any other */
function requireRetryMode(session: Session): void {
  const mode = session.variable('AWS_RETRY_MODE') ?? session.setting('retry_mode')?.value ?? 'standard';
  if (mode !== 'standard' && mode !== 'adaptive') throw refused(`Invalid value provided to "mode": "${mode}" must be one of: "standard" or "adaptive"`);
}

function checksumUse(session: Session, name: string): ChecksumUse {
  const value = (session.variable(`AWS_${name.toUpperCase()}`) ?? session.setting(name)?.value ?? 'when_supported').toLowerCase();
  if (value === 'when_supported' || value === 'when_required') return value;
  throw refused(`Unsupported configuration value for ${name}. Expected one of ('when_supported', 'when_required') but got ${value}.`);
}

/** Reads the settings. @throws a CommandLineError for a value that means nothing. Words: botocore, exceptions.py, 1.43.11 and the v2 branch's */
export function clientSettings(session: Session): ClientSettings {
  requireRetryMode(session);
  const s3 = session.configOf(session.profile()?.value ?? 'default')?.s3;
  return {
    maxAttempts: maxAttempts(session),
    requestChecksums: checksumUse(session, 'request_checksum_calculation'),
    responseChecksums: checksumUse(session, 'response_checksum_validation'),
    virtualHosts: typeof s3 === 'object' && s3.addressing_style === 'virtual',
  };
}
