import { CommandLineError, errorKinds, exitCodes, Interrupted, ServiceError, usage } from './errors.ts';
import type { Io } from './io.ts';
import { type Program, programName } from './program-name.ts';

/** How errors are printed: what `--cli-error-format` names. */
export interface ErrorReport {
  readonly format: string;
  readonly color: boolean;
  /** Whether an error of our own shows where it came from. */
  readonly debug: boolean;
  /** What the command line is called. */
  readonly program: Program;
}

interface Described {
  readonly exitCode: number;
  readonly message: string;
  /** What the structured formats print; absent where `aws` has only text. */
  readonly info?: Readonly<Record<string, string>>;
  readonly hint?: string;
}

async function describeServiceError({ message: text, error, event, hint }: ServiceError, io: Io): Promise<Described> {
  const { code, message, details } = error;
  const messages = await import('../../messages/aws/en.ts');
  const hints: string[] = hint === undefined ? [] : [hint];
  const failure = event?.authentication.failure;
  if (failure === 'unknownAccessKey') hints.push(messages.unknownAccessKey);
  if (failure === 'regionDisabled') hints.push(messages.regionDisabled(event?.region ?? '', programName(event?.source.surface)));
  if (io.stderr.isTTY && event !== undefined) hints.push(messages.why);
  return {
    exitCode: exitCodes.service,
    message: text,
    info: { Code: code, Message: message, ...details },
    ...(hints.length > 0 && { hint: hints.join('\n') }),
  };
}

async function describe(error: unknown, io: Io, program: Program): Promise<Described> {
  if (error instanceof ServiceError) return describeServiceError(error, io);
  if (error instanceof CommandLineError) {
    const { exitCode, code } = errorKinds[error.kind];
    const { message, ...hint } = error.textsFor(program);
    if (code === undefined) return { exitCode, message, ...hint };
    return { exitCode, message: `An error occurred (${code}): ${message}`, info: { Code: code, Message: message }, ...hint };
  }
  return { exitCode: exitCodes.general, message: error instanceof Error ? error.message : String(error) };
}

async function structured(info: Readonly<Record<string, string>>, { format, color }: ErrorReport, io: Io): Promise<string | undefined> {
  if (!['json', 'yaml', 'text', 'table'].includes(format)) return undefined;
  const { formats, single } = await import('./output/formats.ts');
  const render = await formats[format]?.();
  if (render === undefined) return undefined;
  let text = '';
  for await (const part of render(single(info), { title: 'error', query: undefined, terminalWidth: io.stderr.columns ?? 80, color })) text += part;
  return text;
}

/** Whether an error says that whoever read our output has gone. */
const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');

async function print(error: unknown, { message, info, hint }: Described, io: Io, report: ErrorReport): Promise<void> {
  if (error instanceof CommandLineError && error.kind === 'unknownOptions') await io.stderr.write(`\n${usage(report.program)}\n`);
  const text = info === undefined || report.format === 'legacy' ? undefined : await structured(info, report, io);
  if (text !== undefined) await io.stderr.write(text);
  else {
    const bare = report.format === 'legacy' && error instanceof CommandLineError ? error.textsFor(report.program).message : message;
    const details = Object.entries(info ?? {}).filter(([name]) => name !== 'Code' && name !== 'Message');
    const more =
      details.length === 0 || report.format === 'legacy'
        ? ''
        : `\nAdditional error details:\n${details.map(([name, value]) => `${name}: ${value}\n`).join('')}`;
    await io.stderr.write(`\naws: [ERROR]: ${bare}\n${more}`);
  }
  if (report.debug && error instanceof Error && error.stack !== undefined) await io.stderr.write(`${error.stack}\n`);
  if (hint !== undefined) await io.stderr.write(`${hint}\n`);
}

/**
 * Prints an error as `aws` prints it, and gives the exit code.
 * Source: awscli/errorhandler.py of the v2 branch, 2026.
 */
export async function reportError(error: unknown, io: Io, report: ErrorReport): Promise<number> {
  if (isClosedPipe(error)) return exitCodes.success;
  if (error instanceof Interrupted) {
    await io.stdout.write('\n');
    return exitCodes.interrupted;
  }
  const described = await describe(error, io, report.program);
  try {
    await print(error, described, io, report);
  } catch (failure) {
    // Whoever closed the error output is told by the exit code alone.
    if (!(failure instanceof Error && 'syscall' in failure) && !isClosedPipe(failure)) throw failure;
  }
  return described.exitCode;
}
